use super::types::ident;
use super::{Context, File};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/operations.rs`: a module a tag.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    let modules: Vec<TokenStream> = context
        .api
        .tags
        .iter()
        .map(|tag| {
            let module = ident(&context.names.of_tag(&tag.name).module);
            quote!(pub mod #module;)
        })
        .collect();
    vec![File::rust("src/operations.rs", "The operations, a module a tag.", modules)]
}
