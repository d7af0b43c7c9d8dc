use super::TypeName;
use crate::text::{Cell, Page, Word};
use serde::Serialize;

/// `docs/README.md.j2`: all pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocsIndex {
    /// The name of the crate.
    pub crate_name: Word,
    /// What the paths are relative to: `https://api.example.com/v2025`.
    pub base_url: Page,
    /// The operations, by tag and then as on its page.
    pub methods: Vec<MethodEntry>,
    /// The requests that the service sends, in the order of the document.
    pub webhooks: Vec<WebhookEntry>,
    /// The models, by name.
    pub models: Vec<ModelEntry>,
}

/// `docs/description.md.j2`: what the document says of the API, where that is too long for the README.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Description {
    /// The title of the document.
    pub document_title: Page,
    /// All of what it says.
    pub description: Page,
}

/// An operation in a list of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodEntry {
    /// How code calls it on a client: `source_usages().get_status_by_source_id()`.
    pub call: Cell,
    /// Its section, relative to the folder of all pages: `methods/source-usages.md#get-status-by-source-id`.
    pub page: Word,
    /// The HTTP method.
    pub method: Word,
    /// The path template.
    pub path: Cell,
    /// The summary.
    pub summary: Cell,
}

/// A request that the service sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WebhookEntry {
    /// The name that the document gives it.
    pub name: Cell,
    /// The type of its body; none where that is not JSON.
    pub body: Option<TypeName>,
    /// The summary.
    pub summary: Cell,
}

/// A model in a list of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModelEntry {
    /// The name of the type.
    pub name: Word,
    /// Its page, relative to the folder of all pages: `models/source-usage.md`.
    pub page: Word,
    /// The first sentence of its description.
    pub summary: Cell,
}
