use super::identifier::ident;
use super::rust_type::Scope;
use super::{Context, docs};
use crate::ir::{Docs, Property, Schema, SchemaKind};
use crate::surface::{Field, Given, KeptProperties, Model, Presence, RustType, Struct, UnreadField};
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
        let (row, given) = (row(field), given(context, field, scope));
        quote!(#row #given)
    });
    let kept_field = own.kept.as_ref().map(|own| kept(context, own, scope));
    let kept_row = own.kept.as_ref().map(|own| kept_row(context, own, scope)).into_iter();
    let unread_field = own.unread.as_ref().map(unread);
    let rows = rows.chain(kept_row).chain(own.unread.as_ref().map(unread_row));
    let derived = match own.default {
        true => quote!(#[derive(Clone, Debug, Default, PartialEq)]),
        false => quote!(#[derive(Clone, Debug, PartialEq)]),
    };
    let item = quote! {
        #docs
        #derived
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #kept_field #unread_field }
    };
    let sent = own.sent.then(|| quote!(sent));
    vec![item, quote!(json::object!(#sent #name { #(#rows,)* });)]
}

/// The properties of a schema that becomes a struct.
pub(super) fn properties(schema: &Schema) -> &[Property] {
    match &schema.kind {
        SchemaKind::Object(object) => &object.properties,
        _ => &[],
    }
}

fn field(context: Context<'_>, property: &Property, field: &Field, scope: Scope) -> TokenStream {
    let docs = docs::attributes(&field_docs(context, property, field));
    let deprecated = property.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name);
    let own = context.type_tokens(&field.rust_type(), scope);
    quote!(#docs #deprecated pub #name: #own)
}

/// What the document says of a property; where it says nothing, the name of one whose field is spelled otherwise.
fn field_docs(context: Context<'_>, property: &Property, field: &Field) -> Rustdoc {
    let described = docs::of_property(context.api, property);
    // The title is that of the type.
    let summary = described.summary.clone().filter(|_| described.description.is_none());
    let name = match property.name.trim() {
        "" => "The property without a name.".into(),
        own if docs::is_spelled_alike(own, &field.name) => Rustdoc::default(),
        _ => Rustdoc::filled("{}", &[&CodeSpan::new(&property.name)]),
    };
    docs::text(&Docs { summary, ..described.clone() }, name)
}

fn row(field: &Field) -> TokenStream {
    let keyword = match (field.presence, field.lenient) {
        (Presence::Required, false) => quote!(required),
        (Presence::Required, true) => quote!(required_scalar),
        (Presence::RequiredNullable, false) => quote!(required_nullable),
        (Presence::RequiredNullable, true) => quote!(required_nullable_scalar),
        (Presence::Optional, false) => quote!(optional),
        (Presence::Optional, true) => quote!(optional_scalar),
        (Presence::Nullable, false) => quote!(nullable),
        (Presence::Nullable, true) => quote!(nullable_scalar),
    };
    let (name, wire) = (ident(&field.name), &field.wire);
    quote!(#keyword #name: #wire)
}

/// How a caller gives a field, behind its row.
fn given(context: Context<'_>, field: &Field, scope: Scope) -> Option<TokenStream> {
    let taken = || match &field.value {
        RustType::Vec(items) if context.surface.is_taken_as_it_is(items) => {
            let items = context.type_tokens(items, scope);
            quote!(each #items)
        }
        own => context.type_tokens(own, scope),
    };
    match &field.given {
        Given::Field => None,
        Given::Argument => {
            let taken = taken();
            Some(quote!(=> (#taken)))
        }
        Given::Constant(variant) => {
            let (own, variant) = (context.type_tokens(&field.value, scope), ident(variant));
            Some(quote!(= #own::#variant))
        }
        Given::Setter { name, null } => {
            let other = other_name(&field.name, name);
            let (taken, null) = (taken(), null.as_deref().map(ident).map(|null| quote!(or #null)));
            Some(quote!((#taken) #other #null))
        }
    }
}

fn kept_row(context: Context<'_>, kept: &KeptProperties, scope: Scope) -> TokenStream {
    let name = ident(&kept.name);
    let keyword = if kept.lenient { quote!(rest_scalar) } else { quote!(rest) };
    let Some(setter) = &kept.setter else { return quote!(#keyword #name) };
    let own = context.type_tokens(&RustType::Map(Box::new(kept.values.clone())), scope);
    let other = other_name(&kept.name, setter);
    quote!(#keyword #name (#own) #other)
}

/// The name of a setter, where it is not that of the field.
fn other_name(field: &str, setter: &str) -> Option<TokenStream> {
    let name = ident(setter);
    (setter != field).then(|| quote!(as #name))
}

fn kept(context: Context<'_>, kept: &KeptProperties, scope: Scope) -> TokenStream {
    let name = ident(&kept.name);
    let values = context.type_tokens(&kept.values, scope);
    quote! {
        #[doc = " Properties that the document does not name, by name."]
        pub #name: std::collections::BTreeMap<String, #values>,
    }
}

fn unread(unread: &UnreadField) -> TokenStream {
    let name = ident(&unread.name);
    quote! {
        #[doc = " What was sent and no other field holds, as it came."]
        pub #name: crate::Unread,
    }
}

fn unread_row(unread: &UnreadField) -> TokenStream {
    let name = ident(&unread.name);
    if unread.properties { quote!(unread #name) } else { quote!(odd #name) }
}
