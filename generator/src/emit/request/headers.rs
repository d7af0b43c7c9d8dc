use crate::emit::identifier::ident;
use crate::emit::rust_type::Scope;
use crate::emit::tag::DescribedOperation;
use crate::emit::{Context, docs};
use crate::ir::ResponseHeader;
use crate::surface::HeaderConstant;
use crate::text::{CodeSpan, Rustdoc};
use proc_macro2::TokenStream;
use quote::quote;

/// The headers of an operation's responses, as constants that say of what type their values are.
pub(super) fn constants(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<TokenStream> {
    let headers = described.operation.signature.headers.iter().zip(&described.own.headers);
    headers.map(|(header, own)| constant(context, header, own)).collect()
}

fn constant(context: Context<'_>, header: &ResponseHeader, own: &HeaderConstant) -> TokenStream {
    let text = docs::text(&header.docs, Rustdoc::filled("The header {}.", &[&CodeSpan::new(&header.name)]));
    let docs = docs::attributes(&text);
    let (constant, wire, value) = (ident(&own.name), &own.wire, context.type_tokens(&own.value, Scope::Elsewhere));
    quote! {
        #docs
        pub const #constant: crate::Header<#value> = crate::Header::new(#wire);
    }
}
