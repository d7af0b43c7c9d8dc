pub(super) use crate::surface::docs::{
    bounds, is_spelled_alike, of_errors, of_items, of_property, of_schema, of_security, of_status, of_untyped_bodies,
    of_value, of_variant, text,
};

use crate::text::Rustdoc;
use proc_macro2::TokenStream;
use quote::quote;

/// Text for rustdoc as `#[doc]` attributes, a line each.
pub(super) fn attributes(text: &Rustdoc) -> TokenStream {
    let lines = text.trim_end().lines().map(|line| match line {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}
