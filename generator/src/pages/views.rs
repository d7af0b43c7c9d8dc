//! What the templates of a client crate show: finished texts, bools and lists. Everything is decided before a view is
//! made; a template only places values.
//!
//! Each text is of the type of [`crate::text`] for the place at which the template has it. No view has a `String`, which might be
//! any text of a document: a test of the architecture says so.

mod changelog;
mod docs_index;
mod front_matter;
mod license;
mod manifest;
mod method_page;
mod model_page;
mod readme;

pub use changelog::{Changelog, Release};
pub use docs_index::{Description, DocsIndex, MethodEntry, ModelEntry, WebhookEntry};
pub use front_matter::FrontMatterEntry;
pub use license::LicenseText;
pub use manifest::Manifest;
pub use method_page::{HeaderEntry, MediaTypeRow, MethodPage, OperationSection, ParameterRow, ResponseRow};
pub use model_page::{ModelPage, PropertyRow, ValueRow, VariantRow};
pub use readme::{
    ConfigFile, ExampleEntry, Readme, RetryFigures, Sample, SampleArgument, SampleDownload, SampleError, SamplePages,
    SampleStream, ServerVariable,
};

use crate::text::{Cell, Word};
use serde::Serialize;

/// A Rust type as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypeName {
    /// The type as Rust spells it, as code: `Vec<SourceUsage>`.
    pub code: Cell,
    /// The page of the model in it, relative to the page that shows the type; none where there is no model in it.
    pub page: Option<Word>,
}
