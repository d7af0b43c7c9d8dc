//! What the document says of an item, as text for rustdoc.

use super::{Context, EnumVariant, Paths};
use crate::ir::{
    Api, BodyStart, Docs, EnumValue, IntegerFormat, MediaTypeKind, Operation, Output, Property, Schema, SchemaId,
    SchemaKind, SecuritySchemeKind, StatusPattern, StringFormat, Variant, essence,
};
use crate::markdown;
use crate::text::{CodeSpan, Rustdoc, Word};
use std::collections::BTreeSet;

/// What the document says of a schema that becomes a type; a note where it advises against it.
pub(crate) fn of_schema(schema: &Schema) -> Rustdoc {
    let fallback = match &schema.name {
        Some(name) => Rustdoc::filled("The schema {}.", &[&CodeSpan::new(name)]),
        None => Rustdoc::filled("The inline schema {}.", &[&CodeSpan::new(&schema.context.join("."))]),
    };
    let text = text(&schema.docs, fallback);
    if schema.deprecated { Rustdoc::filled("{}\n\n**Deprecated.**", &[&text]) } else { text }
}

/// What the document says of a property itself, else of its schema.
pub(crate) fn of_property<'a>(api: &'a Api, property: &'a Property) -> &'a Docs {
    let own = property.docs.summary.is_some() || property.docs.description.is_some();
    if own { &property.docs } else { &api.schema(property.schema.id).docs }
}

/// What a variant of a union is, in a line.
pub(crate) fn of_variant(context: Context<'_>, variant: &Variant) -> Rustdoc {
    let schema = context.api.schema(variant.schema.id);
    let said = schema.docs.description.as_deref().or(schema.docs.summary.as_deref()).map(markdown::summary);
    let said = said.filter(|text| !text.is_empty());
    let by_type = || match &schema.kind {
        SchemaKind::Boolean => "A boolean.".into(),
        SchemaKind::Integer(_) => "A whole number.".into(),
        SchemaKind::Number(_) => "A number.".into(),
        SchemaKind::String(StringFormat::Duration) => "A duration (ISO 8601).".into(),
        SchemaKind::String(_) => "A string.".into(),
        SchemaKind::Array(_) | SchemaKind::Tuple(_) => "A list.".into(),
        SchemaKind::Map(_) => "An object with any properties.".into(),
        _ => {
            let own = context.surface.non_null_type(variant.schema.id);
            Rustdoc::filled("{}.", &[&CodeSpan::new(&context.surface.spelled(&own, Paths::Page))])
        }
    };
    said.unwrap_or_else(by_type)
}

/// `Status 404: Not found.` The description is read with the words before it: what begins a block at the start of a line (a fence, an
/// item of a list) is text behind them, and what it would have held must not be read as code.
pub(crate) fn of_status(status: StatusPattern, description: Option<&str>) -> Rustdoc {
    match description.filter(|text| !markdown::rustdoc(text).is_empty()) {
        None => Rustdoc::filled("Status {}.", &[&Word::new(&status.to_string())]),
        Some(text) => markdown::rustdoc(&format!("Status {status}: {}", text.trim_start())),
    }
}

/// What an operation needs that is in no header; nothing for most of them.
pub(crate) fn of_security(api: &Api, operation: &Operation) -> Rustdoc {
    let names = operation.security.iter().flat_map(|alternative| alternative.schemes.keys());
    let names: BTreeSet<&String> = names.collect();
    let said = names.into_iter().filter_map(|name| match &api.security_schemes.get(name)?.kind {
        SecuritySchemeKind::OtherHttp(scheme) if scheme == SecuritySchemeKind::MUTUAL_TLS => {
            let text = "Needs a client certificate ({}), which the HTTP client given by\n\
                        [`ClientBuilder::http_client`](crate::ClientBuilder::http_client) must have.";
            Some(Rustdoc::filled(text, &[&CodeSpan::new(name)]))
        }
        SecuritySchemeKind::OtherHttp(scheme) => {
            let text = "Needs the HTTP scheme {} ({}), which the HTTP client given by\n\
                        [`ClientBuilder::http_client`](crate::ClientBuilder::http_client) must bring.";
            Some(Rustdoc::filled(text, &[&CodeSpan::new(scheme), &CodeSpan::new(name)]))
        }
        SecuritySchemeKind::UnnamedKey(own) => {
            let text = "Needs a key under the name {} ({}), which no header can have: the HTTP client given by\n\
                        [`ClientBuilder::http_client`](crate::ClientBuilder::http_client) must bring it.";
            Some(Rustdoc::filled(text, &[&CodeSpan::new(own), &CodeSpan::new(name)]))
        }
        _ => None,
    });
    Rustdoc::joined(&said.collect::<Vec<_>>(), "\n\n")
}

/// What each item of a body is, where that is a sequence of them that is not read item by item.
pub(crate) fn of_items(context: Context<'_>, operation: &Operation) -> Rustdoc {
    let content = operation.successes().flat_map(|response| &response.content);
    let content = content.filter(|media_type| !matches!(media_type.kind, MediaTypeKind::Items(_)));
    let items = content.filter_map(|media_type| Some((media_type, media_type.item?)));
    let said = items.map(|(media_type, item)| {
        let item = context.surface.spelled(&context.surface.value_type(item), Paths::Page);
        Rustdoc::filled("Each item of {} is one {}.", &[&CodeSpan::new(&media_type.name), &CodeSpan::new(&item)])
    });
    Rustdoc::joined(&said.collect::<Vec<_>>(), "\n\n")
}

/// What a call of an operation fails with, where the document gives bodies of errors a type.
pub(crate) fn of_errors(own: &super::Operation) -> Rustdoc {
    let Some(errors) = &own.errors else { return Rustdoc::default() };
    let text = "# Errors\n\n[`Error::typed`](crate::Error::typed) gives the body of an error as [`{}`].";
    Rustdoc::filled(text, &[&Word::new(&errors.name)])
}

/// What the bodies of an operation are that have no type of their own, and are more than plain text; nothing for most operations.
pub(crate) fn of_untyped_bodies(operation: &Operation) -> Rustdoc {
    let is_told = |name: &str| MediaTypeKind::of(name) == MediaTypeKind::Text && essence(name) != "text/plain";
    let listed = |names: Vec<&str>| {
        let names: Vec<CodeSpan> = names.into_iter().filter(|name| is_told(name)).map(CodeSpan::new).collect();
        (!names.is_empty()).then(|| Rustdoc::joined(&names, ", "))
    };
    let signature = &operation.signature;
    let sent = signature.bodies.iter().filter(|body| body.start == BodyStart::Text);
    let sent = listed(sent.map(|body| body.media_type.as_str()).collect());
    let sent = sent.map(|names| match signature.bodies.len() {
        1 => Rustdoc::filled("The body of the request is text: {}.", &[&names]),
        _ => Rustdoc::filled("The body of the request is text where its media type is {}.", &[&names]),
    });
    let given = if signature.output == Output::Text { signature.accept.as_slice() } else { &[] };
    let others = signature.alternates.iter().filter(|other| other.output == Output::Text);
    let given = given.iter().chain(others.map(|other| &other.media_type)).map(String::as_str);
    let given = listed(given.collect()).map(|names| match signature.alternates.len() {
        0 => Rustdoc::filled("The body of a success is text: {}.", &[&names]),
        _ => Rustdoc::filled("The body of a success is text where its media type is {}.", &[&names]),
    });
    Rustdoc::joined(&sent.into_iter().chain(given).collect::<Vec<_>>(), "\n\n")
}

/// The value of a variant of an enumeration, and what the document says of it.
pub(crate) fn of_value(variant: &EnumVariant) -> Rustdoc {
    let is_told = matches!(&variant.value, EnumValue::String(text) if is_spelled_alike(text, &variant.name))
        && variant.description.is_none();
    if is_told {
        return Rustdoc::default();
    }
    let value = match &variant.value {
        EnumValue::String(text) => Rustdoc::filled("{}", &[&CodeSpan::new(text)]),
        EnumValue::Integer(number) => Rustdoc::filled("`{}`", &[number]),
    };
    let described = variant.description.as_deref().map(markdown::rustdoc).filter(|text| !text.is_empty());
    Rustdoc::joined(&[value].into_iter().chain(described).collect::<Vec<_>>(), "\n\n")
}

/// Summary, description and link, as paragraphs; `fallback` where the document says nothing.
pub(crate) fn text(docs: &Docs, fallback: Rustdoc) -> Rustdoc {
    // Markup alone is no text.
    let written = |text: &Option<String>| text.as_deref().map(markdown::rustdoc).filter(|text| !text.is_empty());
    let (description, summary) = (written(&docs.description), written(&docs.summary));
    let summary = summary.filter(|summary| description.as_ref().is_none_or(|text| !text.starts_with(&**summary)));
    let mut paragraphs: Vec<Rustdoc> = summary.into_iter().chain(description).collect();
    if paragraphs.is_empty() && !fallback.is_empty() {
        paragraphs.push(fallback);
    }
    if let Some(external) = &docs.external {
        let label = external.description.as_deref().unwrap_or("Documentation");
        paragraphs.push(markdown::rustdoc(&format!("[{label}]({})", external.url)));
    }
    Rustdoc::joined(&paragraphs, "\n\n")
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

/// Whether a name in Rust says all that a name of the document does: their letters and digits are the same, whatever their case.
pub(crate) fn is_spelled_alike(name: &str, rust: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(name) == letters(rust.trim_start_matches("r#"))
}
