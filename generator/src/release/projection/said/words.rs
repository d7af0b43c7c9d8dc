use crate::ir::{Docs, ExternalDocs};
use crate::release::projection::facts::Facts;

/// What is said in prose.
pub(super) fn of(docs: &Docs) -> Facts {
    let Docs { summary, description, external } = docs;
    let facts = Facts::new().with("summary", summary.as_deref()).with("description", description.as_deref());
    facts.with("link", external.as_ref().map(link))
}

fn link(external: &ExternalDocs) -> serde_json::Value {
    let ExternalDocs { description, url } = external;
    Facts::new().with("url", url.as_str()).with("description", description.as_deref()).into()
}
