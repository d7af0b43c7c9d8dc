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
    let fields = members.clone().map(|(property, member)| field(context, schema, property, member));
    let new = has_constructor(context, schema, object);
    let rows = members.map(|(property, member)| {
        let own = field_type(context, schema, property);
        let argument = (new && matches!(Presence::of(context, property), Presence::Required)).then(|| quote!(=> #own));
        let row = row(context, property, member);
        quote!(#row #argument)
    });
    let (rest_field, rest_row) = rest(context, schema, object, names);
    let default = can_default(context, object).then(|| quote!(Default,));
    let item = quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #rest_field }
    };
    let new = new.then(|| quote!(new));
    vec![item, quote!(json::object!(#new #name { #(#rows,)* #rest_row });)]
}

/// Only where every field has a value for "nothing": a required property has no default that the document would give.
pub(super) fn can_default(context: Context<'_>, object: &Object) -> bool {
    object.properties.iter().all(|property| !property.required || context.api.is_nullable(property.schema))
}

/// Whether a struct has `new`: where a caller makes it, and not every field has a value for "nothing".
pub(super) fn has_constructor(context: Context<'_>, schema: &Schema, object: &Object) -> bool {
    schema.direction.request && !can_default(context, object)
}

fn field(context: Context<'_>, owner: &Schema, property: &Property, member: &str) -> TokenStream {
    let docs = docs::attributes(&field_docs(context, property));
    let deprecated = property.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(member);
    let own = field_type(context, owner, property);
    quote!(#docs #deprecated pub #name: #own)
}

fn field_type(context: Context<'_>, owner: &Schema, property: &Property) -> TokenStream {
    field_type_in(context, property, Scope::In(context.module_of(&owner.tags)))
}

pub(super) fn field_type_in(context: Context<'_>, property: &Property, scope: Scope<'_>) -> TokenStream {
    let own = context.non_null_type(property.schema, scope);
    let own = if property.boxed { quote!(Box<#own>) } else { own };
    match Presence::of(context, property) {
        Presence::Required => own,
        Presence::Optional | Presence::RequiredNullable => quote!(Option<#own>),
        Presence::Nullable => quote!(Option<Option<#own>>),
    }
}

fn field_docs(context: Context<'_>, property: &Property) -> String {
    let described = described(context, property);
    // The title is that of the type.
    let summary = described.summary.clone().filter(|_| described.description.is_none());
    let name = match property.name.trim() {
        "" => "The property without a name.".to_owned(),
        _ => markdown::code(&property.name),
    };
    docs::text(&Docs { summary, ..described.clone() }, &name)
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

fn rest(
    context: Context<'_>,
    owner: &Schema,
    object: &Object,
    names: &TypeNames,
) -> (Option<TokenStream>, Option<TokenStream>) {
    let AdditionalProperties::Kept(values) = object.additional else { return (None, None) };
    let name = ident(&names.rest);
    let values = context.rust_type(values, Scope::In(context.module_of(&owner.tags)));
    let field = quote! {
        #[doc = " Properties that the document does not name, by name."]
        pub #name: std::collections::BTreeMap<String, #values>,
    };
    (Some(field), Some(quote!(rest #name)))
}
