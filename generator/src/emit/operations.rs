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
            let names = context.names.of_tag(&tag.name);
            let module = ident(&names.module);
            // The compiler finds the file of a module by its name only where that is ASCII.
            let path = (!names.module.is_ascii()).then(|| {
                let path = format!("operations/{}.rs", names.file);
                quote!(#[path = #path])
            });
            let cfg = context.cfg(&tag.name);
            quote!(#cfg #path pub mod #module;)
        })
        .collect();
    vec![File::rust("src/operations.rs", "The operations, a module a tag.", modules)]
}
