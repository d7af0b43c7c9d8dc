//! `contentEncoding` and `contentMediaType`, which 3.0 writes as formats.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};

/// The keywords about what is in a string.
pub(super) const FIELDS: &[&str] = &["contentEncoding", "contentMediaType", "contentSchema"];

/// Base64 is the format `byte`; bytes of any media type but text are the format `binary`. What else the two say
/// about the text in a string is not looked at: it stays a string. The schema of that text stays, since it says what the data of events is.
pub(super) fn encoding(schema: &mut Members, site: &mut Site<'_, '_>) {
    let encoding = text(schema, "contentEncoding");
    let media_type = text(schema, "contentMediaType");
    let format = match (encoding.as_deref(), media_type.as_deref()) {
        (Some("base64"), _) => Some("byte"),
        (None, Some(media_type)) if !is_text(media_type) => Some("binary"),
        _ => None,
    };
    for field in FIELDS {
        if !schema.contains_key(*field) {
            continue;
        }
        match format {
            Some("byte") => site.respelled(field, "read as the format `byte`"),
            Some(_) => site.respelled(field, "read as the format `binary`"),
            None if *field == "contentSchema" => continue,
            None => site.narrows(field, "ignored: the value is a string"),
        }
        schema.shift_remove(*field);
    }
    if let Some(format) = format {
        schema.entry("format").or_insert(json!(format));
        schema.entry("type").or_insert(json!("string"));
    }
}

fn text(schema: &Members, field: &str) -> Option<String> {
    schema.get(field).and_then(Value::as_str).map(str::to_lowercase)
}

/// Whether a media type (RFC 9110, section 8.3.1) is one of text, that a string holds as it is.
fn is_text(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/") || ["json", "xml", "yaml"].iter().any(|suffix| essence.ends_with(suffix))
}
