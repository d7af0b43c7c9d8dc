//! The files of types: one a tag, and one for what several tags use.

use super::identifier::ident;
use super::{Context, File};
use crate::surface::Module;
use crate::text::{Rustdoc, Word};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// The items of each file.
pub(super) type Items = BTreeMap<Module, Vec<TokenStream>>;

impl Context<'_> {
    /// `#[cfg(feature = "…")]`, where there is a feature.
    pub(super) fn cfg(&self, feature: Option<&str>) -> Option<TokenStream> {
        feature.map(|feature| quote!(#[cfg(feature = #feature)]))
    }
}

/// `src/<root>.rs`, and where tags have features a file for each in a folder of that name. `uses` gives what a file imports.
pub(super) fn files(
    context: Context<'_>,
    root: &str,
    docs: Rustdoc,
    mut items: Items,
    uses: &dyn Fn(Module) -> Vec<TokenStream>,
) -> Vec<File> {
    if !context.surface.tag_features {
        let items = items.remove(&Module::Shared).unwrap_or_default();
        let items = uses(Module::Shared).into_iter().chain(items).collect();
        return vec![File::new(format!("src/{root}.rs"), docs, items)];
    }
    let declared = items.keys().map(|module| declaration(context, *module));
    let named = items.keys().map(|module| export(context, *module));
    let index = File::new(format!("src/{root}.rs"), docs, declared.chain(named).collect());
    let parts = items.into_iter().map(|(module, items)| {
        let file = context.surface.module_names(module).file;
        let items = uses(module).into_iter().chain(items).collect();
        File::new(format!("src/{root}/{file}.rs"), module_docs(context, module), items)
    });
    [index].into_iter().chain(parts).collect()
}

fn module_docs(context: Context<'_>, module: Module) -> Rustdoc {
    match module {
        Module::Shared => "What the operations of several tags use.".into(),
        Module::Tag(_) => {
            let name = Word::new(context.surface.module_names(module).name);
            Rustdoc::filled("What only the operations of [`{}`](crate::operations::{}) use.", &[&name, &name])
        }
    }
}

fn declaration(context: Context<'_>, module: Module) -> TokenStream {
    let names = context.surface.module_names(module);
    let cfg = context.cfg(names.feature);
    let name = ident(names.private);
    quote!(#cfg mod #name;)
}

fn export(context: Context<'_>, module: Module) -> TokenStream {
    let names = context.surface.module_names(module);
    let (cfg, name) = (context.cfg(names.feature), ident(names.private));
    quote!(#cfg pub use self::#name::*;)
}
