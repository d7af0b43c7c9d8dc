//! The files of types: one a tag, and one for what several tags use.

use super::identifier::ident;
use super::{Context, File};
use crate::surface::Module;
use crate::text::{Rustdoc, Word};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// The items of each file, which are made when they are asked for.
pub(super) type Items<'a> = BTreeMap<Module, Vec<Box<dyn FnOnce() -> Vec<TokenStream> + 'a>>>;

impl Context<'_> {
    /// `#[cfg(feature = "…")]`, where there is a feature.
    pub(super) fn cfg(&self, feature: Option<&str>) -> Option<TokenStream> {
        feature.map(|feature| quote!(#[cfg(feature = #feature)]))
    }
}

/// `src/<root>.rs`, and where tags have features a file for each in a folder of that name. `uses` gives what a file imports.
pub(super) fn files<'a>(
    context: Context<'a>,
    root: &str,
    docs: Rustdoc,
    mut items: Items<'a>,
    uses: &dyn Fn(Module) -> Vec<TokenStream>,
) -> Vec<File<'a>> {
    if !context.surface.tag_features {
        let items = items.remove(&Module::Shared).unwrap_or_default();
        let items = uses(Module::Shared).into_iter().chain(items.into_iter().flat_map(|make| make()));
        return vec![File::new(format!("src/{root}.rs"), docs, items)];
    }
    let declared = items.keys().map(|module| declaration(context, *module));
    let named = items.keys().map(|module| export(context, *module));
    let index = File::new(format!("src/{root}.rs"), docs, declared.chain(named).collect::<Vec<_>>());
    let parts = items.into_iter().map(|(module, items)| {
        let file = context.surface.module_names(module).file;
        let items = uses(module).into_iter().chain(items.into_iter().flat_map(|make| make()));
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
