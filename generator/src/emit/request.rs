//! The request of an operation: what its caller must give, and a setter for what the caller may give.

mod argument;
pub(super) mod builder_calls;
mod facts;
mod headers;
mod setters;

pub(super) use argument::{Parameter, parameter};

use super::Context;
use super::identifier::ident;
use super::tag::DescribedOperation;
use proc_macro2::TokenStream;
use quote::quote;

/// The struct of a request, and its setters.
pub(super) fn items(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<TokenStream> {
    let own = described.own;
    let request = ident(&own.request);
    let tag = context.surface.tag(own.tag);
    let method = format!("{}::{}", tag.handle, own.method().trim_start_matches("r#"));
    let item = quote!(request::new!(#request: #method););
    let constants = headers::constants(context, described);
    let members: Vec<TokenStream> = constants.into_iter().chain(setters::setters(context, described)).collect();
    let members = (!members.is_empty()).then(|| quote!(impl #request { #(#members)* }));
    [item].into_iter().chain(members).collect()
}
