use super::{FrontMatterEntry, TypeName};
use serde::Serialize;

/// `docs/models/page.md.j2`: one model. Which of the lists has entries depends on its kind; a template shows those that
/// have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelPage {
    /// The metadata of the page; empty where the config says of none.
    pub front_matter: Vec<FrontMatterEntry>,
    /// The name of the type.
    pub name: String,
    /// The path by which it is imported: `acme_client::models::SourceUsage`.
    pub path: String,
    /// What the document says of it, in Markdown; empty where it says nothing.
    pub description: String,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The properties of an object.
    pub properties: Vec<PropertyRow>,
    /// The field that keeps the properties of other names, with the type of their values.
    pub additional: Option<PropertyRow>,
    /// The values of an enumeration.
    pub values: Vec<ValueRow>,
    /// The variant of an enumeration that keeps a value which is not listed.
    pub unknown: Option<String>,
    /// The types of a union.
    pub variants: Vec<VariantRow>,
    /// A whole program that reads and shows a value, in Rust, without a newline at its end.
    pub example: Option<String>,
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PropertyRow {
    /// The name of the field.
    pub name: String,
    /// The name in JSON, where it is another.
    pub json_name: Option<String>,
    /// The type of the field.
    pub data_type: TypeName,
    /// Whether an object without it is not valid.
    pub required: bool,
    /// The value that stands for an absent one, as JSON in a code cell.
    pub default: Option<String>,
    /// What it says, as a cell.
    pub description: String,
    /// An example of its value, as JSON in a code cell.
    pub example: Option<String>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueRow {
    /// The variant: `Complete`.
    pub variant: String,
    /// The value as JSON in a code cell: `` `"COMPLETE"` ``.
    pub value: String,
}

/// A type of a union.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VariantRow {
    /// The variant.
    pub variant: String,
    /// The type of what it holds.
    pub data_type: TypeName,
    /// What it says, as a cell.
    pub description: String,
}
