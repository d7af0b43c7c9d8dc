//! What a schema says of its values, as it stands in the document.

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// Keywords that say which values are valid, whatever they hold. Others describe a schema, or say something of a part of its values alone.
const SAYING: [&str; 15] = [
    "additionalProperties",
    "const",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "multipleOf",
    "not",
    "pattern",
    "prefixItems",
];

/// The values of `type` that say nothing where a list has all of them.
const ALL: [&str; 5] = ["array", "boolean", "number", "object", "string"];

/// How far references and compositions are followed.
const DEPTH: usize = 16;

/// The first keyword by which a schema says that not every value is valid; none where every value is.
pub(super) fn more_than_nothing<'v>(schema: &'v Value, root: &'v Value) -> Option<&'v str> {
    saying(schema, root, DEPTH)
}

fn saying<'v>(schema: &'v Value, root: &'v Value, depth: usize) -> Option<&'v str> {
    let members = schema.as_object()?;
    let says = |(key, value): (&'v String, &'v Value)| says(key, value, root, depth).then_some(key.as_str());
    members.iter().find_map(says)
}

fn says(key: &str, value: &Value, root: &Value, depth: usize) -> bool {
    if depth == 0 {
        return true;
    }
    let inner = |schema: &Value| saying(schema, root, depth - 1).is_some();
    match key {
        // What leads to another file, or nowhere, is not looked for: whoever wrote it had something in mind.
        "$ref" => target(value, root).is_none_or(inner),
        "allOf" => value.as_array().is_none_or(|all| all.iter().any(inner)),
        // If one of them allows every value, so do all of them together.
        "oneOf" | "anyOf" => value.as_array().is_none_or(|all| !all.is_empty() && all.iter().all(inner)),
        "type" => value.as_array().is_none_or(|types| !ALL.iter().all(|name| types.iter().any(|own| own == name))),
        // What names nothing says nothing.
        "properties" => value.as_object().is_none_or(|properties| !properties.is_empty()),
        key => SAYING.contains(&key),
    }
}

fn target<'v>(reference: &Value, root: &'v Value) -> Option<&'v Value> {
    let pointer = percent_decode_str(reference.as_str()?.strip_prefix('#')?).decode_utf8().ok()?;
    root.pointer(&pointer)
}

#[cfg(test)]
mod tests {
    use super::more_than_nothing;
    use serde_json::{Value, json};

    #[test]
    fn what_says_something_is_told_from_what_does_not() {
        let root = json!({"text": {"type": "string"}, "open": {"description": "Anything."}});
        let said = |schema: Value| more_than_nothing(&schema, &root).map(str::to_owned);
        let keyword = |name: &str| Some(name.to_owned());
        assert_eq!(said(json!({})), None);
        assert_eq!(said(json!(true)), None);
        assert_eq!(said(json!({"nullable": true, "description": "Any.", "x-kind": 1, "example": {}})), None);
        assert_eq!(said(json!({"description": "A text.", "type": "string"})), keyword("type"));
        assert_eq!(said(json!({"$ref": "#/text"})), keyword("$ref"));
        assert_eq!(said(json!({"$ref": "#/open"})), None);
        assert_eq!(said(json!({"$ref": "#/%6Fpen"})), None);
        assert_eq!(said(json!({"properties": {}})), None);
        assert_eq!(said(json!({"$ref": "#/nowhere"})), keyword("$ref"));
        assert_eq!(said(json!({"allOf": [{"$ref": "#/open"}, {"$ref": "#/text"}]})), keyword("allOf"));
        assert_eq!(said(json!({"allOf": [{"$ref": "#/open"}]})), None);
        assert_eq!(said(json!({"anyOf": [{"$ref": "#/open"}, {"$ref": "#/text"}]})), None);
        assert_eq!(said(json!({"oneOf": [{"$ref": "#/text"}, {"type": "integer"}]})), keyword("oneOf"));
        assert_eq!(said(json!({"enum": ["a", 1]})), keyword("enum"));
        assert_eq!(said(json!({"type": ["string", "integer"]})), keyword("type"));
        assert_eq!(said(json!({"type": ["array", "boolean", "null", "number", "object", "string"]})), None);
        assert_eq!(said(json!({"uniqueItems": false, "misspelled": {"type": "string"}})), None);
    }

    #[test]
    fn a_circle_of_references_says_something() {
        let root = json!({"a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}});
        assert_eq!(more_than_nothing(&json!({"$ref": "#/a"}), &root), Some("$ref"));
    }
}
