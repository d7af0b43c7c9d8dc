//! What the document says of an item, as text for rustdoc.

use super::{Context, Paths};
use crate::ir::{
    Api, Docs, IntegerFormat, Property, Schema, SchemaId, SchemaKind, StatusPattern, StringFormat, Variant,
};
use crate::markdown;

/// What the document says of a schema that becomes a type; a note where it advises against it.
pub(crate) fn of_schema(schema: &Schema) -> String {
    let fallback = match &schema.name {
        Some(name) => format!("The schema {}.", markdown::code(name)),
        None => format!("The inline schema {}.", markdown::code(&schema.context.join("."))),
    };
    let text = text(&schema.docs, &fallback);
    if schema.deprecated { format!("{text}\n\n**Deprecated.**") } else { text }
}

/// What the document says of a property itself, else of its schema.
pub(crate) fn of_property<'a>(api: &'a Api, property: &'a Property) -> &'a Docs {
    let own = property.docs.summary.is_some() || property.docs.description.is_some();
    if own { &property.docs } else { &api.schema(property.schema.id).docs }
}

/// What a variant of a union is, in a line.
pub(crate) fn of_variant(context: Context<'_>, variant: &Variant) -> String {
    let schema = context.api.schema(variant.schema.id);
    let said = schema.docs.description.as_deref().or(schema.docs.summary.as_deref()).map(markdown::summary);
    let said = said.filter(|text| !text.is_empty());
    let by_type = || match &schema.kind {
        SchemaKind::Boolean => "A boolean.".to_owned(),
        SchemaKind::Integer(_) => "A whole number.".to_owned(),
        SchemaKind::Number => "A number.".to_owned(),
        SchemaKind::String(StringFormat::Duration) => "A duration (ISO 8601).".to_owned(),
        SchemaKind::String(_) => "A string.".to_owned(),
        SchemaKind::Array(_) => "A list.".to_owned(),
        SchemaKind::Map(_) => "An object with any properties.".to_owned(),
        _ => {
            let own = context.surface.non_null_type(variant.schema.id);
            format!("{}.", markdown::code(&context.surface.spelled(&own, Paths::Page)))
        }
    };
    said.unwrap_or_else(by_type)
}

/// `Status 404: Not found.`
pub(crate) fn of_status(status: StatusPattern, description: Option<&str>) -> String {
    let description = description.map(markdown::rustdoc).unwrap_or_default();
    match description.trim() {
        "" => format!("Status {status}."),
        text => format!("Status {status}: {text}"),
    }
}

/// Summary, description and link, as paragraphs; `fallback` where the document says nothing.
pub(crate) fn text(docs: &Docs, fallback: &str) -> String {
    let description = docs.description.as_deref().map(markdown::rustdoc);
    let summary = docs.summary.as_deref().map(markdown::rustdoc);
    let summary = summary.filter(|summary| description.as_ref().is_none_or(|text| !text.starts_with(summary.as_str())));
    let mut paragraphs: Vec<String> = summary.into_iter().chain(description).collect();
    if paragraphs.is_empty() {
        paragraphs.push(fallback.to_owned());
    }
    if let Some(external) = &docs.external {
        let label = external.description.as_deref().unwrap_or("Documentation");
        paragraphs.push(markdown::rustdoc(&format!("[{label}]({})", external.url)));
    }
    paragraphs.iter().map(|paragraph| paragraph.trim()).collect::<Vec<_>>().join("\n\n")
}

/// The bounds of a whole number, in words: `0 to 250`.
pub(crate) fn bounds(api: &Api, id: SchemaId) -> Option<String> {
    let SchemaKind::Integer(IntegerFormat { minimum, maximum, .. }) = api.schema(id).kind else { return None };
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) => Some(format!("{minimum} to {maximum}")),
        (Some(minimum), None) => Some(format!("{minimum} or more")),
        (None, Some(maximum)) => Some(format!("{maximum} or less")),
        (None, None) => None,
    }
}
