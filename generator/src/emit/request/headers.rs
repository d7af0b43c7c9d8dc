use crate::emit::types::{Scope, ident};
use crate::emit::{Context, docs};
use crate::ir::{AnswerHeader, Operation, SchemaKind, StringFormat};
use crate::markdown;
use crate::names::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

/// The headers of an operation's answers, as constants that say of what type their values are.
pub(super) fn constants(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let headers = operation.signature.headers.iter().zip(&names.headers);
    headers.map(|(header, name)| constant(context, header, name)).collect()
}

fn constant(context: Context<'_>, header: &AnswerHeader, name: &str) -> TokenStream {
    let text = docs::text(&header.docs, &format!("The header {}.", markdown::code(&header.name)));
    let docs = docs::attributes(&text);
    let (constant, wire, own) = (ident(name), &header.name, value_type(context, header));
    quote! {
        #docs
        pub const #constant: crate::Header<#own> = crate::Header::new(#wire);
    }
}

/// The type of a header's value, which is read by `FromStr`: text, unless the document says of what it is the text.
pub(in crate::emit) fn value_type(context: Context<'_>, header: &AnswerHeader) -> TokenStream {
    let Some(schema) = header.schema else { return quote!(String) };
    match &context.api.schema(schema.id).kind {
        SchemaKind::Integer(_) => quote!(i64),
        SchemaKind::Enumeration(values) if values.is_of_integers() => quote!(i64),
        SchemaKind::Boolean
        | SchemaKind::Number
        | SchemaKind::Enumeration(_)
        | SchemaKind::String(StringFormat::Date | StringFormat::DateTime) => {
            context.non_null_type(schema, Scope::Elsewhere)
        }
        _ => quote!(String),
    }
}
