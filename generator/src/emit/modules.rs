//! Which file a type stands in: that of the one tag whose operations use it, compiled with the tag's feature, or the one for
//! what several tags use. Every type is named at the root of its module all the same, so that it keeps its path when another
//! tag begins to use it.

use super::types::ident;
use super::{Context, File};
use crate::ir::SchemaId;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// The file of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Module<'a> {
    /// For what several tags use; the only one of a crate without features for its tags.
    Shared,
    /// For what one tag uses, by its name.
    Tag(&'a str),
}

/// The items of a file.
pub(super) type Items<'a> = BTreeMap<Module<'a>, Vec<TokenStream>>;

impl<'a> Context<'a> {
    /// Whether each tag has a feature of its own.
    pub(crate) fn has_features(&self) -> bool {
        self.config.config.package.tag_features.unwrap_or(self.api.tags.len() > 1)
    }

    /// The file of a type that is used by the operations of some tags.
    pub(super) fn module_of(&self, tags: &'a BTreeSet<String>) -> Module<'a> {
        match tags.first() {
            Some(tag) if tags.len() == 1 && self.has_features() => Module::Tag(tag),
            _ => Module::Shared,
        }
    }

    /// The file that has the name of a schema's type. One that is the same as another and has that one's name is named where the
    /// other stands, which more tags may use.
    pub(super) fn module_that_names(&self, id: SchemaId) -> Module<'a> {
        let name = |id: SchemaId| self.names.of_type(id).map(|names| &names.name);
        let schema = self.api.schema(id);
        let named = schema.same_as.filter(|kept| name(*kept) == name(id)).map_or(schema, |kept| self.api.schema(kept));
        self.module_of(&named.tags)
    }

    /// `#[cfg(feature = "…")]` for what belongs to a tag.
    pub(super) fn cfg(&self, tag: &str) -> Option<TokenStream> {
        let feature = &self.names.of_tag(tag).feature;
        self.has_features().then(|| quote!(#[cfg(feature = #feature)]))
    }

    /// A name for the module of what several tags use, which no tag has.
    fn shared(&self) -> String {
        let mut name = "shared".to_owned();
        while self.api.tags.iter().any(|tag| self.names.of_tag(&tag.name).file == name) {
            name.push('_');
        }
        name
    }
}

/// `src/<root>.rs`, and where tags have features a file for each in a folder of that name. `uses` gives what a file imports.
pub(super) fn files(
    context: Context<'_>,
    root: &str,
    docs: &str,
    mut items: Items<'_>,
    uses: fn(&[TokenStream]) -> Vec<TokenStream>,
) -> Vec<File> {
    let with_uses = |items: Vec<TokenStream>| uses(&items).into_iter().chain(items).collect::<Vec<_>>();
    if !context.has_features() {
        let items = items.remove(&Module::Shared).unwrap_or_default();
        return vec![File::rust(format!("src/{root}.rs"), docs, with_uses(items))];
    }
    let modules: Vec<Declared> = items.keys().map(|module| Declared::of(context, *module)).collect();
    let declared = modules.iter().map(|module| module.declaration());
    let named = modules.iter().map(|module| module.export());
    let index = File::rust(format!("src/{root}.rs"), docs, declared.chain(named).collect());
    let parts = modules.iter().zip(items).map(|(module, (_, items))| {
        File::rust(format!("src/{root}/{}.rs", module.file), module.docs.clone(), with_uses(items))
    });
    [index].into_iter().chain(parts).collect()
}

/// A module of a tag, or of what tags share.
struct Declared {
    name: String,
    file: String,
    cfg: Option<TokenStream>,
    docs: String,
}

impl Declared {
    fn of(context: Context<'_>, module: Module<'_>) -> Self {
        match module {
            Module::Shared => {
                let name = context.shared();
                Self {
                    file: name.clone(),
                    name,
                    cfg: None,
                    docs: "What the operations of several tags use.".to_owned(),
                }
            }
            Module::Tag(tag) => {
                let names = context.names.of_tag(tag);
                let docs = format!("What only the operations of [`{0}`](crate::operations::{0}) use.", names.module);
                let (name, file) = (names.module.clone(), names.file.clone());
                Self { name, file, cfg: context.cfg(tag), docs }
            }
        }
    }

    fn declaration(&self) -> TokenStream {
        let Self { name, file, cfg, .. } = self;
        // The compiler finds the file of a module by its name only where that is ASCII.
        let path = (!name.is_ascii()).then(|| {
            let path = format!("{file}.rs");
            quote!(#[path = #path])
        });
        let name = ident(name);
        quote!(#cfg #path mod #name;)
    }

    fn export(&self) -> TokenStream {
        let (cfg, name) = (&self.cfg, ident(&self.name));
        quote!(#cfg pub use self::#name::*;)
    }
}
