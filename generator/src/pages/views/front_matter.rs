use crate::text::FrontMatter;
use serde::Serialize;

/// An entry of the metadata at the head of a page, which is YAML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrontMatterEntry {
    /// The key: `sidebar_label`.
    pub key: &'static str,
    /// The value: a text, or a list of texts.
    pub value: FrontMatter,
}
