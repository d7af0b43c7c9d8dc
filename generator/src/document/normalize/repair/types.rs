//! `type` with a name that is not one of the six, and whole numbers with a fraction.

use serde_json::{Value, json};

use crate::diagnostic::{Instead, Kind};
use crate::document::grammar::TYPES;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::value;

use super::keyword::FORMATS;

/// Formats and the names of types in other languages, with the type and the format that they stand for.
const OTHER_NAMES: [(&str, &str, Option<&str>); 34] = [
    ("any", "", None),
    ("binary", "string", Some("binary")),
    ("bool", "boolean", None),
    ("byte", "string", Some("byte")),
    ("bytes", "string", Some("binary")),
    ("char", "string", None),
    ("date", "string", Some("date")),
    ("date-time", "string", Some("date-time")),
    ("datetime", "string", Some("date-time")),
    ("decimal", "number", None),
    ("dict", "object", None),
    ("double", "number", Some("double")),
    ("duration", "string", Some("duration")),
    ("email", "string", Some("email")),
    ("file", "string", Some("binary")),
    ("float", "number", Some("float")),
    ("guid", "string", Some("uuid")),
    ("hash", "object", None),
    ("hashmap", "object", None),
    ("int", "integer", None),
    ("int32", "integer", Some("int32")),
    ("int64", "integer", Some("int64")),
    ("list", "array", None),
    ("long", "integer", Some("int64")),
    ("map", "object", None),
    ("numeric", "number", None),
    ("password", "string", Some("password")),
    ("short", "integer", Some("int32")),
    ("str", "string", None),
    ("text", "string", None),
    ("timestamp", "string", Some("date-time")),
    ("uri", "string", Some("uri")),
    ("url", "string", Some("uri")),
    ("uuid", "string", Some("uuid")),
];

/// A format where the type belongs, or the type's name in another language. An own `format` stays.
pub(super) fn other_name(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(name) = unknown_name(schema) else {
        return;
    };
    let lower = name.to_lowercase();
    let Some((_, meant, format)) = OTHER_NAMES.iter().find(|(other, ..)| *other == lower) else {
        return;
    };
    let wrong = format!("`{name}` is not a type of OpenAPI");
    if meant.is_empty() {
        site.repaired(Kind::UnknownType, "type", wrong, Instead::AnyValue);
        schema.shift_remove("type");
        return;
    }
    let format = format.filter(|_| !schema.contains_key("format"));
    let of_format = format.map(|format| format!(" of the format `{format}`"));
    let reading = format!("read as {}{}", value::type_described(meant), of_format.unwrap_or_default());
    site.repaired(Kind::UnknownType, "type", wrong, reading);
    schema.insert("type".into(), json!(meant));
    if let Some(format) = format {
        schema.insert("format".into(), json!(format));
    }
}

/// Formats of numbers, with their types; all others that are known are of strings, but for those that are of both.
const OF_NUMBERS: [(&str, &str); 12] = [
    ("double", "number"),
    ("double-int", "integer"),
    ("float", "number"),
    ("int16", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("int8", "integer"),
    ("integer", "integer"),
    ("uint16", "integer"),
    ("uint32", "integer"),
    ("uint64", "integer"),
    ("uint8", "integer"),
];

/// Formats of values of several types, or of no type that has them.
const OF_SEVERAL: [&str; 9] =
    ["array", "boolean", "decimal", "decimal128", "number", "object", "sf-boolean", "sf-decimal", "sf-integer"];

/// Keywords that say what values there are, so that a `format` beside them does not have to.
const DESCRIBING: [&str; 12] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "items",
    "not",
    "oneOf",
    "prefixItems",
    "properties",
    "type",
];

/// A format without a type allows every value that the format is not for (JSON Schema Validation, section 7.1), which nobody means.
pub(super) fn of_format(schema: &mut Members, site: &mut Site<'_, '_>) {
    let format = schema.get("format").and_then(Value::as_str);
    let Some(format) = format.filter(|format| FORMATS.contains(format) && !OF_SEVERAL.contains(format)) else {
        return;
    };
    if DESCRIBING.iter().any(|keyword| schema.contains_key(*keyword)) {
        return;
    }
    let meant = OF_NUMBERS.iter().find(|(name, _)| *name == format).map_or("string", |(_, meant)| *meant);
    let wrong = format!("the format `{format}` has no type beside it");
    site.repaired(Kind::MissingType, "format", wrong, format!("read as {}", value::type_described(meant)));
    schema.insert("type".into(), json!(meant));
}

/// A type that nobody knows says nothing.
pub(super) fn unknown(schema: &mut Members, site: &mut Site<'_, '_>) {
    if let Some(name) = unknown_name(schema) {
        let wrong = format!("`{name}` is not a type of OpenAPI");
        site.repaired(Kind::UnknownType, "type", wrong, Instead::AnyValue);
        schema.shift_remove("type");
    }
}

fn unknown_name(schema: &Members) -> Option<String> {
    let name = schema.get("type").and_then(Value::as_str)?;
    (!TYPES.contains(&name)).then(|| name.to_owned())
}

/// Of an integer, 1.0 is 1 (JSON Schema Validation, section 6.1.1): the parser wants it written so.
pub(super) fn whole_numbers(schema: &mut Members, _: &mut Site<'_, '_>) {
    if schema.get("type") != Some(&json!("integer")) {
        return;
    }
    for field in ["default", "maximum", "minimum", "multipleOf"] {
        if let Some(number) = schema.get_mut(field) {
            without_fraction(number);
        }
    }
    if let Some(Value::Array(items)) = schema.get_mut("enum") {
        items.iter_mut().for_each(without_fraction);
    }
}

fn without_fraction(value: &mut Value) {
    if let Some(whole) = value.as_number().and_then(value::without_fraction) {
        *value = Value::Number(whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_stand_for_types_that_exist() {
        for (name, meant, _) in OTHER_NAMES {
            assert!(!TYPES.contains(&name) && (meant.is_empty() || TYPES.contains(&meant)), "{name}");
        }
    }
}
