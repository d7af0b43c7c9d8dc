use super::{FrontMatterEntry, TypeName};
use crate::text::{Cell, Page, Rust, Word};
use serde::Serialize;

/// `docs/models/page.md.j2`: one model. Which of the lists has entries depends on its kind; a template shows those that
/// have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelPage {
    /// The metadata of the page; empty where the config says of none.
    pub front_matter: Vec<FrontMatterEntry>,
    /// The name of the type.
    pub name: Word,
    /// The path by which it is imported: `acme_client::models::SourceUsage`.
    pub path: Word,
    /// What the document says of it; empty where it says nothing.
    pub description: Page,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The properties of an object.
    pub properties: Vec<PropertyRow>,
    /// The field that keeps the properties of other names, with the type of their values.
    pub additional: Option<PropertyRow>,
    /// The values of an enumeration.
    pub values: Vec<ValueRow>,
    /// Whether something is said of one of them.
    pub values_are_described: bool,
    /// The variant of an enumeration that keeps a value which is not listed.
    pub unknown: Option<Word>,
    /// The types of a union.
    pub variants: Vec<VariantRow>,
    /// A whole program that reads and shows a value, in Rust, without a newline at its end.
    pub example: Option<Rust>,
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PropertyRow {
    /// The name of the field.
    pub name: Word,
    /// The name in JSON, as code, where it is another.
    pub json_name: Option<Cell>,
    /// The type of the field.
    pub data_type: TypeName,
    /// Whether an object without it is not valid.
    pub required: bool,
    /// The value that stands for an absent one, as JSON.
    pub default: Option<Cell>,
    /// What it says.
    pub description: Cell,
    /// An example of its value, as JSON.
    pub example: Option<Cell>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueRow {
    /// The variant: `Complete`.
    pub variant: Word,
    /// The value as JSON, as code: `` `"COMPLETE"` ``.
    pub value: Cell,
    /// What is said of it.
    pub description: Cell,
}

/// A type of a union.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VariantRow {
    /// The variant.
    pub variant: Word,
    /// The type of what it holds.
    pub data_type: TypeName,
    /// What it says.
    pub description: Cell,
}
