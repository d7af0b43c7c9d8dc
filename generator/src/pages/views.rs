//! What the templates of a client crate show: plain strings, bools and lists. Everything is decided before a view is
//! made; a template only places values.
//!
//! Texts are ready for their place: those called *Markdown* have come through [`crate::markdown::page`], those called
//! *cell* through [`crate::markdown::table_cell`], those called *code cell* through [`crate::markdown::code_cell`], and
//! targets of links through [`crate::markdown::link_target`]. Names, types and paths are shown as code as they are.
//! Only values for YAML and TOML are quoted by the templates.

mod changelog;
mod docs_index;
mod front_matter;
mod manifest;
mod method_page;
mod model_page;
mod readme;

pub use changelog::{Changelog, Release};
pub use docs_index::{DocsIndex, MethodEntry, ModelEntry};
pub use front_matter::{FrontMatterEntry, FrontMatterValue};
pub use manifest::Manifest;
pub use method_page::{HeaderEntry, MediaTypeRow, MethodPage, OperationSection, ParameterRow, ResponseRow};
pub use model_page::{ModelPage, PropertyRow, ValueRow, VariantRow};
pub use readme::{
    ConfigFile, Environment, ExampleEntry, Readme, RetryFigures, Sample, SampleArgument, SampleError, SamplePages,
};

use serde::Serialize;

/// A Rust type as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypeName {
    /// The type as Rust spells it: `Vec<SourceUsage>`.
    pub code: String,
    /// The page of the model in it, relative to the page that shows the type; none where there is no model in it.
    pub page: Option<String>,
}
