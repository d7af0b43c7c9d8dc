use super::types::{Scope, ident};
use super::{Context, docs};
use crate::ir::{AdditionalProperties, Docs, Object, Property, Schema};
use crate::markdown;
use crate::names::TypeNames;
use proc_macro2::TokenStream;
use quote::quote;

/// A struct, and how it is read and written.
pub(super) fn object(context: Context<'_>, schema: &Schema, object: &Object, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let docs = docs::attributes(&docs::of_schema(schema));
    let members = object.properties.iter().zip(&names.members);
    let fields = members.clone().map(|(property, member)| field(context, property, member));
    let rows = members.map(|(property, member)| row(context, property, member));
    let (rest_field, rest_row) = rest(context, object, names);
    let default = can_default(context, object).then(|| quote!(Default,));
    let item = quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #rest_field }
    };
    let new = constructor(context, schema, object, names);
    [item].into_iter().chain(new).chain([quote!(json::object!(#name { #(#rows,)* #rest_row });)]).collect()
}

/// Only where every field has a value for "nothing": a required property has no default that the document would give.
fn can_default(context: Context<'_>, object: &Object) -> bool {
    object.properties.iter().all(|property| !property.required || context.api.is_nullable(property.schema))
}

/// `new`, for structs that a caller makes: where not every field has a value for "nothing", it takes those that have none.
fn constructor(context: Context<'_>, schema: &Schema, object: &Object, names: &TypeNames) -> Option<TokenStream> {
    if can_default(context, object) || !schema.direction.request {
        return None;
    }
    let name = ident(&names.name);
    let docs = docs::attributes(&format!("Makes a [`{}`] of what it must have.", names.name));
    let members = || object.properties.iter().zip(&names.members);
    let is_required = |property: &Property| matches!(Presence::of(context, property), Presence::Required);
    let arguments = members().filter(|(property, _)| is_required(property)).map(|(property, member)| {
        let (member, own) = (ident(member), field_type(context, property));
        quote!(#member: #own)
    });
    let values = members().map(|(property, member)| {
        let member = ident(member);
        if is_required(property) { quote!(#member) } else { quote!(#member: None) }
    });
    let rest = matches!(object.additional, AdditionalProperties::Kept(_)).then(|| {
        let rest = ident(&names.rest);
        quote!(#rest: std::collections::BTreeMap::new(),)
    });
    let deprecated = object.properties.iter().any(|property| property.deprecated);
    let allow = deprecated.then(|| quote!(#[allow(deprecated, reason = "every field must get a value")]));
    Some(quote! {
        impl #name {
            #docs
            #allow
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #rest }
            }
        }
    })
}

fn field(context: Context<'_>, property: &Property, member: &str) -> TokenStream {
    let docs = docs::attributes(&field_docs(context, property));
    let deprecated = property.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(member);
    let own = field_type(context, property);
    quote!(#docs #deprecated pub #name: #own)
}

fn field_type(context: Context<'_>, property: &Property) -> TokenStream {
    let own = context.non_null_type(property.schema, Scope::Models);
    let own = if property.boxed { quote!(Box<#own>) } else { own };
    match Presence::of(context, property) {
        Presence::Required => own,
        Presence::Optional | Presence::RequiredNullable => quote!(Option<#own>),
        Presence::Nullable => quote!(Option<Option<#own>>),
    }
}

fn field_docs(context: Context<'_>, property: &Property) -> String {
    let text = docs::text(described(context, property), &markdown::code(&property.name));
    match Presence::of(context, property) {
        Presence::Nullable => format!("{text}\n\n`None` leaves it out, `Some(None)` sends `null`."),
        _ => text,
    }
}

/// The description of a property; empty where the document has none.
pub(super) fn field_description<'a>(context: Context<'a>, property: &'a Property) -> &'a str {
    let docs = described(context, property);
    docs.description.as_deref().or(docs.summary.as_deref()).unwrap_or_default()
}

/// What the document says of a property itself, else of its schema.
fn described<'a>(context: Context<'a>, property: &'a Property) -> &'a Docs {
    let own = property.docs.summary.is_some() || property.docs.description.is_some();
    if own { &property.docs } else { &context.api.schema(property.schema.id).docs }
}

/// Whether a property may be left out, and whether it may be `null`.
#[derive(Clone, Copy)]
enum Presence {
    Required,
    RequiredNullable,
    Optional,
    /// Optional and nullable, and written by the client: absent and `null` are told apart.
    Nullable,
}

impl Presence {
    fn of(context: Context<'_>, property: &Property) -> Self {
        let nullable = context.api.is_nullable(property.schema);
        let written = context.api.schema(property.schema.id).direction.request;
        match (property.required, nullable) {
            (true, false) => Self::Required,
            (true, true) => Self::RequiredNullable,
            (false, true) if written => Self::Nullable,
            (false, _) => Self::Optional,
        }
    }

    fn keyword(self) -> TokenStream {
        match self {
            Self::Required => quote!(required),
            Self::RequiredNullable => quote!(required_nullable),
            Self::Optional => quote!(optional),
            Self::Nullable => quote!(nullable),
        }
    }
}

fn row(context: Context<'_>, property: &Property, member: &str) -> TokenStream {
    let keyword = Presence::of(context, property).keyword();
    let name = ident(member);
    let wire = &property.name;
    quote!(#keyword #name: #wire)
}

fn rest(context: Context<'_>, object: &Object, names: &TypeNames) -> (Option<TokenStream>, Option<TokenStream>) {
    let AdditionalProperties::Kept(values) = object.additional else { return (None, None) };
    let name = ident(&names.rest);
    let values = context.rust_type(values, Scope::Models);
    let field = quote! {
        #[doc = " Properties that the document does not name, by name."]
        pub #name: std::collections::BTreeMap<String, #values>,
    };
    (Some(field), Some(quote!(rest #name)))
}
