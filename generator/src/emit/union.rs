use super::identifier::ident;
use super::rust_type::Scope;
use super::{Context, docs};
use crate::ir::{Schema, SchemaKind, Variant};
use crate::surface::{Constant, Conversion, Model, Union, UnionVariant};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use serde_json::Value;

/// An enum of several types, and how it is read and written.
pub(super) fn union(context: Context<'_>, schema: &Schema, model: &Model, own: &Union) -> Vec<TokenStream> {
    let name = ident(&model.name);
    let docs = docs::attributes(&docs::of_schema(schema));
    let scope = Scope::In(model.module);
    let members = variants(schema).iter().zip(&own.variants);
    let variants = members.map(|(variant, member)| declared(context, variant, member, scope));
    let unknown = ident(&own.unknown);
    let item = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value of another type, as it came."]
            #unknown(serde_json::Value),
        }
    };
    let by = own.discriminator.as_ref().map(|property| quote!(by #property));
    let fallback = own.variants.iter().find(|variant| variant.fallback).map(|variant| {
        let row = row(context, variant, scope);
        quote!(or #row)
    });
    let rows = own.variants.iter().filter(|variant| !variant.fallback).map(|variant| {
        let row = row(context, variant, scope);
        let tags = own.discriminator.as_ref().map(|_| {
            let tags = &variant.tags;
            quote!(= #(#tags)|*)
        });
        let constants = constants(&variant.constants);
        quote!(#row #tags #constants)
    });
    let read = quote!(json::union!(#name #by #fallback else #unknown { #(#rows),* }););
    [item, read].into_iter().chain(conversions(context, &name, own, scope)).collect()
}

/// The variants of a schema that becomes a union.
pub(super) fn variants(schema: &Schema) -> &[Variant] {
    match &schema.kind {
        SchemaKind::Union(union) => &union.variants,
        _ => &[],
    }
}

fn declared(context: Context<'_>, variant: &Variant, member: &UnionVariant, scope: Scope) -> TokenStream {
    let docs = docs::attributes(&docs::of_variant(context, variant));
    let name = ident(&member.name);
    let content = context.type_tokens(&member.rust_type(), scope);
    quote!(#docs #name(#content))
}

/// `Cat(Cat)`.
fn row(context: Context<'_>, variant: &UnionVariant, scope: Scope) -> TokenStream {
    let (name, content) = (ident(&variant.name), context.type_tokens(&variant.content, scope));
    quote!(#name(#content))
}

/// `if "type" == "cat" | "tomcat"`; nothing where no property tells the variant from others.
fn constants(constants: &[Constant]) -> Option<TokenStream> {
    let conditions = constants.iter().map(|Constant { property, values }| {
        let values = values.iter().map(literal);
        quote!(#property == #(#values)|*)
    });
    (!constants.is_empty()).then(|| quote!(if #(#conditions)&&*))
}

fn literal(value: &Value) -> TokenStream {
    match (value.as_bool(), value.as_i64()) {
        (Some(value), _) => quote!(#value),
        (None, Some(number)) => {
            let number = Literal::i64_unsuffixed(number);
            quote!(#number)
        }
        (None, None) => {
            let text = value.as_str().unwrap_or_default();
            quote!(#text)
        }
    }
}

/// What the union is made from.
fn conversions(context: Context<'_>, name: &Ident, own: &Union, scope: Scope) -> Option<TokenStream> {
    let each = own.variants.iter().flat_map(|variant| variant.conversions.iter().map(move |from| (variant, *from)));
    let rows: Vec<_> = each.map(|(variant, from)| conversion(context, variant, from, scope)).collect();
    (!rows.is_empty()).then(|| quote!(json::from_variants!(#name { #(#rows),* });))
}

/// `Cat(Cat)`, or `Name(&str)`.
fn conversion(context: Context<'_>, variant: &UnionVariant, from: Conversion, scope: Scope) -> TokenStream {
    let name = ident(&variant.name);
    match from {
        Conversion::Content => row(context, variant, scope),
        Conversion::Text => quote!(#name(&str)),
        Conversion::OwnedText => quote!(#name(String)),
    }
}
