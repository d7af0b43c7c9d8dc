//! Keywords that have no effect where they stand.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::grammar::TYPES;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::{keyword, value};

/// Keywords for values of other types than the schema's: JSON Schema ignores them (Validation, section 6).
pub(super) fn without_effect(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(name) = schema.get("type").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    if !TYPES.contains(&&*name) {
        return;
    }
    for keyword in keyword::without_effect(schema.keys(), &name) {
        let wrong = format!("`{keyword}` has no effect on {}", value::type_described(&name));
        site.repaired_name(Kind::FieldWithoutEffect, &keyword, wrong, "ignored");
        schema.shift_remove(&keyword);
    }
}

/// The formats of OpenAPI's registry, of JSON Schema (Validation, section 7.3), and what documents write for them.
pub(super) const FORMATS: [&str; 57] = [
    "base64",
    "base64url",
    "binary",
    "byte",
    "char",
    "commonmark",
    "date",
    "date-time",
    "date-time-local",
    "decimal",
    "decimal128",
    "double",
    "double-int",
    "duration",
    "email",
    "float",
    "hostname",
    "html",
    "http-date",
    "idn-email",
    "idn-hostname",
    "int16",
    "int32",
    "int64",
    "int8",
    "integer",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "media-range",
    "number",
    "password",
    "regex",
    "relative-json-pointer",
    "sf-binary",
    "sf-boolean",
    "sf-decimal",
    "sf-integer",
    "sf-string",
    "sf-token",
    "string",
    "time",
    "time-local",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
    "uri",
    "uri-reference",
    "uri-template",
    "url",
    "uuid",
    "boolean",
    "object",
    "array",
];

/// A format that nobody knows says nothing that a client could check.
pub(super) fn unknown_format(schema: &mut Members, site: &mut Site<'_, '_>) {
    let format = schema.get("format").and_then(Value::as_str);
    if let Some(format) = format.filter(|format| !FORMATS.contains(format)) {
        let wrong = format!("the format `{format}` is not known");
        site.repaired(Kind::UnknownFormat, "format", wrong, "ignored");
    }
}

/// What is neither read nor written would be nowhere.
pub(super) fn read_and_write(schema: &mut Members, site: &mut Site<'_, '_>) {
    let both = ["readOnly", "writeOnly"].iter().all(|name| schema.get(*name) == Some(&json!(true)));
    if both {
        let wrong = "a property cannot be `readOnly` and `writeOnly`";
        site.repaired_name(Kind::ReadAndWriteOnly, "writeOnly", wrong, "read as neither of the two");
        schema.shift_remove("readOnly");
        schema.shift_remove("writeOnly");
    }
}
