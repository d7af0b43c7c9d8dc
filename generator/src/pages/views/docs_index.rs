use serde::Serialize;

/// `docs/README.md.j2`: all pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocsIndex {
    /// The name of the crate.
    pub crate_name: String,
    /// What the paths are relative to: `https://api.example.com/v2025`.
    pub base_url: String,
    /// The operations, by tag and then as on its page.
    pub methods: Vec<MethodEntry>,
    /// The models, by name.
    pub models: Vec<ModelEntry>,
}

/// An operation in a list of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodEntry {
    /// How code calls it on a client: `source_usages().get_status_by_source_id()`.
    pub call: String,
    /// Its section, relative to the folder of all pages: `methods/source-usages.md#get-status-by-source-id`.
    pub page: String,
    /// The HTTP method.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The summary as a cell.
    pub summary: String,
}

/// A model in a list of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelEntry {
    /// The name of the type.
    pub name: String,
    /// Its page, relative to the folder of all pages: `models/source-usage.md`.
    pub page: String,
    /// The first sentence of its description, as a cell.
    pub summary: String,
}
