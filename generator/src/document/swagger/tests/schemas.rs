//! Schemas.

use serde_json::{Value, json};

use super::converted;

fn schema(schema: Value) -> Value {
    converted(json!({ "definitions": { "A": schema } }))["components"]["schemas"]["A"].take()
}

#[test]
fn what_both_versions_have_stays() {
    let same = json!({
        "type": "object", "title": "T", "description": "D", "required": ["a"], "x-a": { "x-nullable": true },
        "properties": {
            "a": { "type": "string", "readOnly": true, "example": { "discriminator": "a" }, "xml": { "name": "b" } },
            "x-nullable": { "type": "boolean" },
            "discriminator": { "type": "string" },
        },
        "allOf": [{ "$ref": "#/definitions/B" }], "additionalProperties": { "type": "integer" },
        "externalDocs": { "url": "https://d" }, "minProperties": 1,
    });
    assert_eq!(schema(same.clone()), same);
}

#[test]
fn a_discriminator_is_an_object() {
    let nested = json!({ "properties": { "a": { "items": { "discriminator": "kind" } } } });
    let expected = json!({ "properties": { "a": { "items": { "discriminator": { "propertyName": "kind" } } } } });
    assert_eq!(schema(nested), expected);
}

#[test]
fn what_may_be_null_is_nullable() {
    assert_eq!(schema(json!({ "type": "string", "x-nullable": true })), json!({ "type": "string", "nullable": true }));
    let both = json!({ "nullable": false, "x-nullable": true });
    assert_eq!(schema(both.clone()), both);
    let reference = json!({ "$ref": "#/definitions/A", "x-nullable": true });
    assert_eq!(schema(reference), json!({ "nullable": true, "allOf": [{ "$ref": "#/definitions/A" }] }));
    let part = json!({ "$ref": "#/definitions/A", "x-nullable": true });
    let whole = json!({ "allOf": [{ "type": "object" }], "properties": { "a": part } });
    let made = json!({ "type": "object", "nullable": true, "allOf": [{ "$ref": "#/definitions/A" }] });
    assert_eq!(schema(whole)["properties"]["a"], made);
}

#[test]
fn a_file_in_json_is_for_later_stages() {
    let same = json!({ "properties": { "a": { "type": "file" } } });
    assert_eq!(schema(same.clone()), same);
}
