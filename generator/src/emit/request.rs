//! The request of an operation: what its caller must give, and a setter for what the caller may give.

use super::types::{Scope, ident};
use super::{Context, docs};
use crate::ir::{
    IntegerFormat, Operation, Parameter, ParameterIn, ParameterValue, SchemaId, SchemaKind, SchemaRef, StringFormat,
};
use crate::markdown;
use crate::names::OperationNames;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// A value that a caller gives: how a function declares it, and how a request takes it.
pub(super) struct Argument {
    pub(super) name: Ident,
    pub(super) declared: TokenStream,
    pub(super) taken: TokenStream,
}

/// What a caller must give, in order: the path from left to right, the other required parameters, the body.
pub(super) fn required(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<Argument> {
    let parameters = required_parameters(operation, names);
    let arguments = parameters.into_iter().map(|(parameter, name)| argument(context, parameter, name));
    let body = operation.body.as_ref().filter(|body| body.required).and_then(|_| body(context, operation, names));
    arguments.chain(body).collect()
}

/// The required parameters with their names: those of the path from left to right, then the others in their order.
pub(super) fn required_parameters<'a>(
    operation: &'a Operation,
    names: &'a OperationNames,
) -> Vec<(&'a Parameter, &'a str)> {
    let template: Vec<&str> = operation.path.parameters().collect();
    let place = |parameter: &Parameter| match parameter.location_in {
        ParameterIn::Path => template.iter().position(|name| *name == parameter.name).unwrap_or(template.len()),
        _ => template.len(),
    };
    let named = operation.parameters.iter().zip(names.parameters.iter().map(String::as_str));
    let mut required: Vec<_> = named.filter(|(parameter, _)| parameter.required).collect();
    required.sort_by_key(|(parameter, _)| place(parameter));
    required
}

/// The setters of the optional parameters, and of an optional body.
pub(super) fn setters(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let named = operation.parameters.iter().zip(&names.parameters);
    let parameters = named.filter(|(parameter, _)| !parameter.required).map(|(parameter, name)| {
        let docs = docs::attributes(&parameter_docs(context, parameter));
        setter(docs, parameter.deprecated, argument(context, parameter, name))
    });
    let optional = operation.body.as_ref().filter(|body| !body.required);
    let body = optional.and_then(|description| {
        let docs = docs::attributes(&docs::text(&description.docs, "The body of the request."));
        Some(setter(docs, false, body(context, operation, names)?))
    });
    parameters.chain(body).collect()
}

fn setter(docs: TokenStream, deprecated: bool, argument: Argument) -> TokenStream {
    let Argument { name, declared, taken } = argument;
    let deprecated = deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #declared) -> Self {
            Self(self.0 #taken)
        }
    }
}

fn argument(context: Context<'_>, parameter: &Parameter, name: &str) -> Argument {
    let name = ident(name);
    let wire = &parameter.name;
    let method = match parameter.location_in {
        ParameterIn::Path => quote!(path),
        ParameterIn::Query => quote!(query),
        ParameterIn::Header | ParameterIn::Cookie => quote!(header),
    };
    let value = Value::of(context, parameter);
    let (declared, given) = value.tokens(&name);
    let taken = match value {
        Value::List { explode: true, .. } => quote!(.query_each(#wire, #given)),
        Value::List { explode: false, .. } => quote!(.query_joined(#wire, #given)),
        Value::Text | Value::Typed(_) => quote!(.#method(#wire, #given)),
    };
    Argument { declared: quote!(#name: #declared), name, taken }
}

/// What kind of value a parameter takes.
enum Value {
    Text,
    Typed(TokenStream),
    List { items: Box<Value>, explode: bool },
}

impl Value {
    fn of(context: Context<'_>, parameter: &Parameter) -> Self {
        match &parameter.value {
            ParameterValue::Schema { schema, explode, .. } => match &context.api.schema(schema.id).kind {
                SchemaKind::Array(array) => {
                    Self::List { items: Box::new(Self::plain(context, array.items)), explode: *explode }
                }
                _ => Self::plain(context, *schema),
            },
            ParameterValue::Content(_) => Self::Text,
        }
    }

    fn plain(context: Context<'_>, schema: SchemaRef) -> Self {
        match &context.api.schema(schema.id).kind {
            SchemaKind::String(StringFormat::Date | StringFormat::DateTime) => {
                Self::Typed(context.non_null_type(schema, Scope::Elsewhere))
            }
            SchemaKind::String(_) => Self::Text,
            _ => Self::Typed(context.non_null_type(schema, Scope::Elsewhere)),
        }
    }

    /// The declared type, and the expression that hands the value on.
    fn tokens(&self, name: &Ident) -> (TokenStream, TokenStream) {
        match self {
            Self::Text => (quote!(impl AsRef<str>), quote!(#name.as_ref())),
            Self::Typed(own) => (own.clone(), quote!(#name)),
            Self::List { items, .. } => {
                let item = match &**items {
                    Self::Typed(own) => own.clone(),
                    _ => quote!(impl Into<String>),
                };
                let each = match &**items {
                    Self::Typed(_) => quote!(#name),
                    _ => quote!(#name.into_iter().map(Into::into)),
                };
                (quote!(impl IntoIterator<Item = #item>), each)
            }
        }
    }
}

fn body(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Option<Argument> {
    let body = operation.body.as_ref()?;
    let name = ident(&names.body);
    let schema = body.content.first().and_then(|media_type| media_type.schema);
    let own = schema.map_or_else(|| quote!(serde_json::Value), |schema| context.borrowed_type(schema));
    Some(Argument { declared: quote!(#name: &#own), taken: quote!(.json(#name)), name })
}

/// What the document says of a parameter, its bounds and its default.
fn parameter_docs(context: Context<'_>, parameter: &Parameter) -> String {
    let text = docs::text(&parameter.docs, &format!("The parameter {}.", markdown::code(&parameter.name)));
    let facts = facts(context, parameter);
    if facts.is_empty() { text } else { format!("{text}\n\n{}", markdown::rustdoc(&facts.join(" "))) }
}

/// Bounds and default, as sentences.
fn facts(context: Context<'_>, parameter: &Parameter) -> Vec<String> {
    let Some(schema) = parameter.value.schema() else { return Vec::new() };
    let bounds = bounds(context, schema.id).map(|bounds| format!("Allowed: {bounds}."));
    bounds.into_iter().chain(default(context, schema.id)).collect()
}

pub(super) fn bounds(context: Context<'_>, id: SchemaId) -> Option<String> {
    let SchemaKind::Integer(IntegerFormat { minimum, maximum, .. }) = context.api.schema(id).kind else { return None };
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) => Some(format!("{minimum} to {maximum}")),
        (Some(minimum), None) => Some(format!("{minimum} or more")),
        (None, Some(maximum)) => Some(format!("{maximum} or less")),
        (None, None) => None,
    }
}

fn default(context: Context<'_>, id: SchemaId) -> Option<String> {
    let default = context.api.schema(id).default.as_ref()?;
    Some(format!("The default is `{}`.", plain_text(default)))
}

/// A JSON value as one would type it: strings without quotes.
pub(super) fn plain_text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
