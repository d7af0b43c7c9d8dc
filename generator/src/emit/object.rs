use super::identifier::ident;
use super::rust_type::Scope;
use super::{Context, docs};
use crate::ir::{Docs, Property, Schema, SchemaKind};
use crate::surface::{Field, KeptProperties, Model, Presence, Struct};
use crate::text::{CodeSpan, Rustdoc};
use proc_macro2::TokenStream;
use quote::quote;

/// A struct, and how it is read and written.
pub(super) fn object(context: Context<'_>, schema: &Schema, model: &Model, own: &Struct) -> Vec<TokenStream> {
    let name = ident(&model.name);
    let docs = docs::attributes(&docs::of_schema(schema));
    let scope = Scope::In(model.module);
    let members = properties(schema).iter().zip(&own.fields);
    let fields = members.map(|(property, member)| field(context, property, member, scope));
    let rows = own.fields.iter().map(|field| {
        let row = row(field);
        let is_taken = own.constructor && field.presence == Presence::Required;
        let argument = is_taken.then(|| {
            let own = context.type_tokens(&field.rust_type(), scope);
            quote!(=> #own)
        });
        quote!(#row #argument)
    });
    let kept_field = own.kept.as_ref().map(|own| kept(context, own, scope));
    let kept_row = own.kept.as_ref().map(|own| {
        let name = ident(&own.name);
        quote!(rest #name)
    });
    let derived = match own.default {
        true => quote!(#[derive(Clone, Debug, Default, PartialEq)]),
        false => quote!(#[derive(Clone, Debug, PartialEq)]),
    };
    let item = quote! {
        #docs
        #derived
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #kept_field }
    };
    let new = own.constructor.then(|| quote!(new));
    vec![item, quote!(json::object!(#new #name { #(#rows,)* #kept_row });)]
}

/// The properties of a schema that becomes a struct.
pub(super) fn properties(schema: &Schema) -> &[Property] {
    match &schema.kind {
        SchemaKind::Object(object) => &object.properties,
        _ => &[],
    }
}

fn field(context: Context<'_>, property: &Property, field: &Field, scope: Scope) -> TokenStream {
    let docs = docs::attributes(&field_docs(context, property));
    let deprecated = property.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name);
    let own = context.type_tokens(&field.rust_type(), scope);
    quote!(#docs #deprecated pub #name: #own)
}

fn field_docs(context: Context<'_>, property: &Property) -> Rustdoc {
    let described = docs::of_property(context.api, property);
    // The title is that of the type.
    let summary = described.summary.clone().filter(|_| described.description.is_none());
    let name = match property.name.trim() {
        "" => "The property without a name.".into(),
        _ => Rustdoc::filled("{}", &[&CodeSpan::new(&property.name)]),
    };
    docs::text(&Docs { summary, ..described.clone() }, name)
}

fn row(field: &Field) -> TokenStream {
    let keyword = match field.presence {
        Presence::Required => quote!(required),
        Presence::RequiredNullable => quote!(required_nullable),
        Presence::Optional => quote!(optional),
        Presence::Nullable => quote!(nullable),
    };
    let (name, wire) = (ident(&field.name), &field.wire);
    quote!(#keyword #name: #wire)
}

fn kept(context: Context<'_>, kept: &KeptProperties, scope: Scope) -> TokenStream {
    let name = ident(&kept.name);
    let values = context.type_tokens(&kept.values, scope);
    quote! {
        #[doc = " Properties that the document does not name, by name."]
        pub #name: std::collections::BTreeMap<String, #values>,
    }
}
