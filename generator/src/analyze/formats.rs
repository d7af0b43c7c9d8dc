//! Formats of strings that have types of their own by the config.

use crate::config::{FormatType, LoadedConfig};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::ir::{Document, MappedFormat, SchemaKind, StringFormat};
use std::collections::BTreeSet;

/// Gives strings the types that the config has for their formats. A format that no string has is an error in `diagnostics`, unless the config
/// is that of another document, or for a part that is not there.
pub(super) fn settle(
    document: &mut Document,
    (config, is_whole): (&LoadedConfig, bool),
    diagnostics: &mut Diagnostics,
) {
    let formats = &config.config.formats;
    if formats.is_empty() {
        return;
    }
    let mut known = BTreeSet::new();
    for schema in &mut document.schemas {
        let SchemaKind::String(format) = &mut schema.kind else { continue };
        let Some(name) = format.name().map(str::to_owned) else { continue };
        if let Some(mapped) = formats.get(&name).and_then(|own| mapped(&name, own)) {
            *format = StringFormat::Mapped(mapped);
        }
        known.insert(name);
    }
    if config.borrowed || !is_whole {
        return;
    }
    for name in formats.keys().filter(|name| !known.contains(*name)) {
        let near = suggest::nearest(name, known.iter().map(String::as_str));
        let help = near.map_or("take it out, or correct it".to_owned(), |near| format!("did you mean `{near}`?"));
        let message =
            format!("`[formats]` of the config names `{name}`, which is the format of no string of the document");
        diagnostics.push(Diagnostic::error(message).help(help));
    }
}

fn mapped(format: &str, own: &FormatType) -> Option<MappedFormat> {
    let example = own.example.as_deref().or(own.fallback.as_deref()).unwrap_or_else(|| usual(format));
    Some(MappedFormat { format: format.to_owned(), path: own.segments()?, example: example.to_owned() })
}

/// A string of a format (JSON Schema 2020-12, Validation, section 7.3); an empty one where the format is not known.
fn usual(format: &str) -> &'static str {
    match format {
        "date" => "2025-01-01",
        "date-time" => "2025-01-01T00:00:00Z",
        "duration" => "PT1H",
        "email" | "idn-email" => "user@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "time" => "00:00:00Z",
        "uri" | "url" | "iri" => "https://example.com/",
        "uuid" => "67e55044-10b1-426f-9247-bb680e5fe0c8",
        _ => "",
    }
}
