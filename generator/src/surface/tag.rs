use serde::Serialize;

/// An index into [`Surface::tags`](super::Surface::tags).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TagId(pub(super) usize);

impl TagId {
    /// The index.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A tag: a module of operations, and the struct that has them as methods.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// Which one it is.
    pub id: TagId,
    /// The module, and the method of `Client`.
    pub module: String,
    /// The struct that has the operations as methods.
    pub handle: String,
    /// The file of the module, without the extension.
    pub file: String,
    /// The file of its page, without the extension.
    pub page: String,
    /// The feature with which it is compiled, where tags have features.
    pub feature: String,
    /// What its file imports.
    pub imports: Imports,
}

impl Tag {
    /// Whether the compiler finds the file of the module by its name, so that it needs no `path`.
    pub fn is_found_by_name(&self) -> bool {
        self.module.trim_start_matches("r#") == self.file
    }
}

/// What the file of a tag names of the rest of the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Imports {
    /// `crate::models`.
    pub models: bool,
    /// `Paging` of the runtime.
    pub paging: bool,
    /// `success_body` of the runtime.
    pub success_body: bool,
    /// `crate::security`.
    pub security: bool,
}
