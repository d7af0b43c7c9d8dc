use crate::ir::{Docs, ExternalDocs};
use openapiv3::{ExternalDocumentation, OpenAPI, Operation, SchemaData, Tag};

pub(super) fn external(docs: &Option<ExternalDocumentation>) -> Option<ExternalDocs> {
    docs.as_ref().map(|docs| ExternalDocs { description: text(&docs.description), url: docs.url.clone() })
}

/// A text, or nothing where the document has an empty one.
pub(super) fn text(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

pub(super) fn description(description: &Option<String>) -> Docs {
    Docs { description: text(description), ..Docs::default() }
}

pub(super) fn of_document(document: &OpenAPI) -> Docs {
    Docs { summary: None, description: text(&document.info.description), external: external(&document.external_docs) }
}

pub(super) fn of_operation(operation: &Operation) -> Docs {
    Docs {
        summary: text(&operation.summary),
        description: text(&operation.description),
        external: external(&operation.external_docs),
    }
}

pub(super) fn of_tag(tag: &Tag) -> Docs {
    Docs { summary: None, description: text(&tag.description), external: external(&tag.external_docs) }
}

pub(super) fn of_schema(data: &SchemaData) -> Docs {
    Docs { summary: text(&data.title), description: text(&data.description), external: external(&data.external_docs) }
}
