use super::taken;
use crate::emit::Context;
use crate::emit::types::{Scope, ident};
use crate::ir::{Input, InputForm, InputPlace, Operation, SchemaKind, SchemaRef, StringFormat};
use crate::names::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

/// A value that a caller gives: how a function declares it, and how a request takes it.
pub(in crate::emit) struct Argument {
    pub(in crate::emit) declared: TokenStream,
    pub(in crate::emit) taken: TokenStream,
}

/// An input of an operation, by its index, as an argument.
pub(in crate::emit) fn input(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    index: usize,
) -> Option<Argument> {
    let input = operation.signature.inputs.get(index)?;
    let name = ident(names.inputs.get(index)?);
    let given = given(context, input);
    let own = declared_type(&given);
    let value = match given {
        Given::Text => quote!(#name.as_ref()),
        Given::Value(_) if takes_reference(input) => quote!(&#name),
        Given::Texts => quote!(#name.into_iter().map(Into::into)),
        _ => quote!(#name),
    };
    let taken = taken::input(input, &value);
    Some(Argument { declared: quote!(#name: #own), taken })
}

/// The type with which a function declares what a caller gives.
pub(in crate::emit) fn declared_type(given: &Given) -> TokenStream {
    match given {
        Given::Text => quote!(impl AsRef<str>),
        Given::Owned => quote!(impl Into<String>),
        Given::Value(own) => own.clone(),
        Given::Reference(own) => quote!(&#own),
        Given::Texts => quote!(impl IntoIterator<Item = impl Into<String>>),
        Given::Values(own) => quote!(impl IntoIterator<Item = #own>),
        Given::File => quote!(impl Into<crate::File>),
        Given::Files => quote!(impl IntoIterator<Item = impl Into<crate::File>>),
    }
}

/// A shape of what a caller gives.
pub(in crate::emit) enum Given {
    /// Text, by reference.
    Text,
    /// Text, as a whole body.
    Owned,
    /// A small value.
    Value(TokenStream),
    /// A large value, by reference.
    Reference(TokenStream),
    /// A list of texts.
    Texts,
    /// A list of small values.
    Values(TokenStream),
    File,
    Files,
}

/// In which shape a caller gives an input.
pub(in crate::emit) fn given(context: Context<'_>, input: &Input) -> Given {
    match input.form {
        InputForm::Plain | InputForm::NamedFields => input.schema.map_or(Given::Text, |schema| plain(context, schema)),
        InputForm::Each | InputForm::Joined => match input.schema.map(|schema| list(context, schema)) {
            Some(Given::Value(own)) => Given::Values(own),
            _ => Given::Texts,
        },
        InputForm::Text => Given::Owned,
        InputForm::File | InputForm::NamedFiles => Given::File,
        InputForm::Files => Given::Files,
        InputForm::Styled { .. } | InputForm::Json | InputForm::Form => any(context, input),
    }
}

/// A value of one piece.
fn plain(context: Context<'_>, schema: SchemaRef) -> Given {
    match &context.api.schema(schema.id).kind {
        SchemaKind::String(StringFormat::Date | StringFormat::DateTime) => {
            Given::Value(context.non_null_type(schema, Scope::Elsewhere))
        }
        SchemaKind::String(_) => Given::Text,
        _ => Given::Value(context.non_null_type(schema, Scope::Elsewhere)),
    }
}

fn list(context: Context<'_>, schema: SchemaRef) -> Given {
    match &context.api.schema(schema.id).kind {
        SchemaKind::Array(array) => plain(context, array.items),
        _ => plain(context, schema),
    }
}

/// A value that is written by `serde`. Only a whole body can be `null`: everything else is left out in its place.
fn any(context: Context<'_>, input: &Input) -> Given {
    let Some(schema) = input.schema else { return Given::Reference(quote!(serde_json::Value)) };
    if input.place == InputPlace::Body {
        return Given::Reference(context.borrowed_type(schema));
    }
    let own = || context.non_null_type(schema, Scope::Elsewhere);
    match &context.api.schema(schema.id).kind {
        SchemaKind::Boolean
        | SchemaKind::Integer(_)
        | SchemaKind::Number
        | SchemaKind::String(StringFormat::Date | StringFormat::DateTime) => Given::Value(own()),
        SchemaKind::String(_) => Given::Reference(quote!(str)),
        SchemaKind::Array(array) => {
            let items = context.rust_type(array.items, Scope::Elsewhere);
            Given::Reference(quote!([#items]))
        }
        _ => Given::Reference(own()),
    }
}

/// Whether the runtime takes a reference to what it writes.
fn takes_reference(input: &Input) -> bool {
    matches!(input.form, InputForm::Styled { .. } | InputForm::Json | InputForm::Form)
}
