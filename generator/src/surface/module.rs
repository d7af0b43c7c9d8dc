//! Which file a type stands in: that of the one tag whose operations use it, compiled with the tag's feature, or the one for
//! what several tags use. Every type is named at the root of its module all the same, so that it keeps its path when another
//! tag begins to use it.

use super::{Surface, TagId};
use serde::Serialize;
use std::collections::BTreeSet;

/// The file of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Module {
    /// For what several tags use; the only one of a crate without features for its tags.
    Shared,
    /// For what one tag uses.
    Tag(TagId),
}

/// What a [`Module`] is called.
#[derive(Clone, Copy, Debug)]
pub struct ModuleNames<'a> {
    /// The module of operations.
    pub name: &'a str,
    /// The module of models or of errors, which nobody names: it is called like its file, so that no model is called alike.
    pub private: &'a str,
    /// Its file, without the extension.
    pub file: &'a str,
    /// The feature with which it is compiled; none where it always is.
    pub feature: Option<&'a str>,
}

impl Module {
    /// The file of what is used by the operations of some tags.
    pub(super) fn of(tags: &BTreeSet<TagId>, tag_features: bool) -> Self {
        match tags.first() {
            Some(tag) if tags.len() == 1 && tag_features => Self::Tag(*tag),
            _ => Self::Shared,
        }
    }
}

impl Surface {
    /// What a module is called.
    pub fn module_names(&self, module: Module) -> ModuleNames<'_> {
        match module {
            Module::Shared => {
                let name = self.shared_module.as_str();
                ModuleNames { name, private: name, file: name, feature: None }
            }
            Module::Tag(id) => {
                let tag = self.tag(id);
                let private = if tag.is_found_by_name() { &tag.module } else { &tag.file };
                ModuleNames { name: &tag.module, private, file: &tag.file, feature: self.feature(id) }
            }
        }
    }

    /// The feature with which what belongs to a tag is compiled; none where it always is.
    pub fn feature(&self, tag: TagId) -> Option<&str> {
        self.tag_features.then_some(self.tag(tag).feature.as_str())
    }
}
