//! Parameters with `in: body`.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{converted, operation, said};

fn body(parameter: Value) -> Value {
    operation("post", json!({ "parameters": [parameter], "responses": {} }))
}

#[test]
fn a_body_is_described_beside_the_parameters() {
    let schema = json!({ "$ref": "#/definitions/A" });
    let stated = json!({ "in": "body", "name": "a", "description": "D", "required": true, "x-a": 1, "schema": schema });
    let expected = json!({
        "description": "D", "required": true, "x-a": 1, "content": { "application/json": { "schema": schema } },
    });
    assert_eq!(body(stated), json!({ "responses": {}, "requestBody": expected }));
}

#[test]
fn other_parameters_close_up() {
    let query = |name: &str| json!({ "name": name, "in": "query", "type": "string" });
    let made = |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" } });
    let stated = json!([query("a"), { "in": "body", "name": "b", "schema": {} }, query("c")]);
    let operation = operation("post", json!({ "parameters": stated, "responses": {} }));
    assert_eq!(operation["parameters"], json!([made("a"), made("c")]));
}

#[test]
fn a_file_as_a_body_is_bytes() {
    let file = json!({ "type": "string", "format": "binary" });
    let made = body(json!({ "in": "body", "name": "a", "schema": { "type": "file" } }));
    assert_eq!(made["requestBody"], json!({ "content": { "*/*": { "schema": file } } }));
}

#[test]
fn a_body_of_a_path_is_that_of_its_operations() {
    let (own, of_path) = (json!({ "type": "string" }), json!({ "type": "integer" }));
    let stated = json!({
        "/a": {
            "parameters": [{ "in": "body", "name": "a", "schema": of_path }],
            "put": { "responses": {} },
            "post": { "parameters": [{ "in": "body", "name": "b", "schema": own }], "responses": {} },
        },
    });
    let body = |schema| json!({ "content": { "application/json": { "schema": schema } } });
    let expected = json!({
        "/a": {
            "put": { "requestBody": body(of_path), "responses": {} },
            "post": { "requestBody": body(own), "responses": {} },
        },
    });
    assert_eq!(converted(json!({ "paths": stated }))["paths"], expected);
}

#[test]
fn keywords_beside_the_name_of_a_body_are_its_schema() {
    let stated = "{in: body, name: a, type: string}";
    assert_snapshot!(said(&format!("paths: {{/a: {{post: {{parameters: [\n{stated}]}}}}}}\n")), @r"
    warning[misplaced-keyword]: a body has a schema in Swagger 2.0
     --> openapi.yaml:4:1
      |
    4 | {in: body, name: a, type: string}]}}}
      | ^ what is said beside its name is read as that
      |
      = at: /paths/~1a/post/parameters/0

    warning: 1 warning
    ");
    let made = body(json!({ "in": "body", "name": "a", "type": "string" }));
    let expected = json!({ "content": { "application/json": { "schema": { "type": "string" } } } });
    assert_eq!(made["requestBody"], expected);
}

#[test]
fn an_operation_has_one_body() {
    let text = "paths:\n  /a:\n    post:\n      parameters:\n        - {in: body, name: a, schema: {type: string}}\n        - {in: body, name: b, schema: {type: integer}}\n        - {in: formData, name: c, type: string}\n";
    assert_snapshot!(said(text), @r"
    warning[swagger-bodies]: an operation has one body
     --> openapi.yaml:8:11
      |
    8 |         - {in: body, name: b, schema: {type: integer}}
      |           ^ ignored: it has another one
      |
      = at: /paths/~1a/post/parameters/1

    warning[swagger-bodies]: an operation has either a body or a form
     --> openapi.yaml:9:11
      |
    9 |         - {in: formData, name: c, type: string}
      |           ^ ignored: it has a body
      |
      = at: /paths/~1a/post/parameters/2

    warning: 2 warnings
    ");
}

#[test]
fn a_body_with_a_name_is_a_request_body() {
    let reference = json!({ "$ref": "#/parameters/A" });
    let operation = json!({ "parameters": [reference], "responses": {} });
    let stated = json!({
        "consumes": ["application/xml"],
        "paths": { "/a": { "post": operation, "put": operation } },
        "parameters": { "A": { "in": "body", "name": "a", "required": true, "schema": { "type": "object" } } },
    });
    let made = json!({ "responses": {}, "requestBody": reference });
    let body = json!({ "required": true, "content": { "application/xml": { "schema": { "type": "object" } } } });
    let expected = json!({
        "paths": { "/a": { "post": made, "put": made } },
        "components": { "requestBodies": { "A": body } },
    });
    assert_eq!(converted(stated), expected);
}
