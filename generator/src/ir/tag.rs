use super::Docs;
use serde::Serialize;

/// A group of operations (OpenAPI 3.0.4, section 4.7.22); each becomes a module of the generated crate.
#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    /// The name, as operations refer to it; [`Tag::UNTAGGED`] for operations without one.
    pub name: String,
    /// What the document says of the group.
    pub docs: Docs,
}

impl Tag {
    /// The name of the group that holds the operations without a tag.
    pub const UNTAGGED: &'static str = "untagged";
}
