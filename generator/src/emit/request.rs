//! The request of an operation: what its caller must give, and a setter for what the caller may give.

mod argument;
mod facts;
mod headers;
mod setters;
pub(super) mod taken;

pub(super) use crate::ir::plain_text;
pub(super) use argument::{Argument, Given, declared_type, given, input};
pub(super) use facts::{bounds, input_type};
pub(super) use headers::value_type as header_type;
pub(super) use taken::begun;

use super::Context;
use super::types::ident;
use crate::ir::Operation;
use crate::names::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

/// The struct of a request, and its setters.
pub(super) fn items(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let request = ident(&names.request);
    let tag = context.names.of_tag(&operation.tag);
    let method = format!("{}::{}", tag.handle, names.method.trim_start_matches("r#"));
    let item = quote!(request::new!(#request: #method););
    let constants = headers::constants(context, operation, names);
    let members: Vec<TokenStream> = constants.into_iter().chain(setters::setters(context, operation, names)).collect();
    let members = (!members.is_empty()).then(|| quote!(impl #request { #(#members)* }));
    [item].into_iter().chain(members).collect()
}
