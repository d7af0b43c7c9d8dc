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
    for (name, own) in formats {
        if !known.contains(name) {
            diagnostics.push(of_nothing(name, &known));
        } else if own.sample(name).is_none() {
            let message = format!("`[formats]` of the config has no string of the format `{name}`, which samples show");
            diagnostics.push(Diagnostic::error(message).help("write one as `example`"));
        }
    }
}

/// The config names a format that no string has.
fn of_nothing(name: &str, known: &BTreeSet<String>) -> Diagnostic {
    let near = suggest::nearest(name, known.iter().map(String::as_str));
    let help = near.map_or("take it out, or correct it".to_owned(), |near| format!("did you mean `{near}`?"));
    let message = format!("`[formats]` of the config names `{name}`, which is the format of no string of the document");
    Diagnostic::error(message).help(help)
}

/// The type of a format; none where the config is wrong, which is told before. A string that can be read is asked for where none is known.
fn mapped(format: &str, own: &FormatType) -> Option<MappedFormat> {
    Some(MappedFormat {
        format: format.to_owned(),
        path: own.segments()?,
        example: own.sample(format).unwrap_or_default().to_owned(),
    })
}
