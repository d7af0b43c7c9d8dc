use super::identifier::ident;
use super::{Context, File};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/operations.rs`: a module a tag.
pub(super) fn files(context: Context<'_>) -> Vec<File<'_>> {
    let modules: Vec<TokenStream> = context
        .surface
        .tags
        .iter()
        .map(|tag| {
            let cfg = context.cfg(context.surface.feature(tag.id));
            let path = (!tag.is_found_by_name()).then(|| {
                let path = format!("operations/{}.rs", tag.file);
                quote!(#[path = #path])
            });
            let module = ident(&tag.module);
            quote!(#cfg #path pub mod #module;)
        })
        .collect();
    vec![File::new("src/operations.rs", "The operations, a module a tag.", modules)]
}
