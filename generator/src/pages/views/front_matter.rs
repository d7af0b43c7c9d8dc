use serde::Serialize;

/// An entry of the metadata at the head of a page, which is YAML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrontMatterEntry {
    /// The key: `sidebar_label`.
    pub key: &'static str,
    /// The value.
    pub value: FrontMatterValue,
}

/// A text, or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FrontMatterValue {
    /// One text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}
