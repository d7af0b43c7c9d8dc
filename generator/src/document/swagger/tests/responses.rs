//! Responses.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{converted, operation, said};

fn response(produces: Value, response: Value) -> Value {
    operation("get", json!({ "produces": produces, "responses": { "200": response } }))["responses"]["200"].take()
}

#[test]
fn a_schema_stands_under_each_media_type() {
    let schema = json!({ "$ref": "#/definitions/A" });
    let made =
        response(json!(["application/json", "text/xml", "text/xml"]), json!({ "description": "D", "schema": schema }));
    let one = json!({ "schema": schema });
    assert_eq!(made, json!({ "description": "D", "content": { "application/json": one, "text/xml": one } }));
}

#[test]
fn without_a_media_type_it_is_json() {
    let made = response(json!([]), json!({ "description": "", "schema": { "type": "string" } }));
    assert_eq!(made["content"], json!({ "application/json": { "schema": { "type": "string" } } }));
}

#[test]
fn a_file_is_bytes() {
    let content =
        |produces| response(produces, json!({ "description": "", "schema": { "type": "file" } }))["content"].take();
    let file = json!({ "schema": { "type": "string", "format": "binary" } });
    assert_eq!(content(json!([])), json!({ "*/*": file }));
    assert_eq!(content(json!(["application/json", "application/pdf"])), json!({ "application/pdf": file }));
    assert_eq!(content(json!(["application/json"])), json!({ "*/*": file }));
    let of_json = "paths: {/a: {get: {produces: [application/json], responses: {'200': {description: '',\nschema: {type: file}}}}}}\n";
    assert_snapshot!(said(of_json), @r"
    warning[swagger-file]: a file is not JSON, and no other media type is stated
     --> openapi.yaml:4:9
      |
    4 | schema: {type: file}}}}}}
      |         ^ read as bytes of any media type
      |
      = at: /paths/~1a/get/responses/200/schema

    warning: 1 warning
    ");
}

#[test]
fn examples_stand_under_their_media_types() {
    let examples = json!({ "application/json": { "a": 1 }, "text/csv": "a" });
    let with = |schema: Value| {
        let mut stated = json!({ "description": "", "examples": examples });
        if !schema.is_null() {
            stated["schema"] = schema;
        }
        response(json!(["application/json"]), stated)["content"].take()
    };
    let schema = json!({ "type": "object" });
    assert_eq!(with(schema.clone()), json!({ "application/json": { "schema": schema, "example": { "a": 1 } } }));
    // There is a body, of whatever type.
    assert_eq!(
        with(json!(null)),
        json!({ "application/json": { "example": { "a": 1 } }, "text/csv": { "example": "a" } })
    );
}

#[test]
fn a_response_with_a_name_is_a_component() {
    let reference = json!({ "$ref": "#/responses/NotFound" });
    let stated = json!({
        "produces": ["application/json"],
        "paths": { "/a": { "get": { "responses": { "404": reference, "204": { "description": "" } } } } },
        "responses": { "NotFound": { "description": "D", "schema": { "type": "string" } } },
    });
    let made = json!({ "description": "D", "content": { "application/json": { "schema": { "type": "string" } } } });
    let expected = json!({
        "paths": { "/a": { "get": { "responses": { "404": reference, "204": { "description": "" } } } } },
        "components": { "responses": { "NotFound": made } },
    });
    assert_eq!(converted(stated), expected);
}

#[test]
fn extensions_among_responses_stay() {
    let same = json!({ "responses": { "x-a": { "schema": {} }, "204": { "description": "", "x-b": 1 } } });
    assert_eq!(operation("get", same.clone()), same);
}
