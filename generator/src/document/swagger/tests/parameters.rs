//! Parameters that are parameters in OpenAPI 3.0 too, and headers.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{converted, operation, said};

/// What becomes of one parameter.
fn parameter(parameter: Value) -> Value {
    operation("get", json!({ "parameters": [parameter], "responses": {} }))["parameters"][0].take()
}

#[test]
fn what_is_said_of_the_value_is_its_schema() {
    let stated = json!({
        "name": "limit", "in": "query", "description": "D", "required": true, "allowEmptyValue": true, "x-a": 1,
        "type": "integer", "format": "int32", "default": 1, "minimum": 0, "exclusiveMinimum": true, "maximum": 5,
        "multipleOf": 1, "enum": [1, 2], "x-enum-varnames": ["One", "Two"], "x-nullable": true, "x-example": 2,
    });
    let expected = json!({
        "name": "limit", "in": "query", "description": "D", "required": true, "allowEmptyValue": true, "x-a": 1,
        "x-example": 2, "example": 2,
        "schema": {
            "type": "integer", "format": "int32", "default": 1, "minimum": 0, "exclusiveMinimum": true, "maximum": 5,
            "multipleOf": 1, "enum": [1, 2], "x-enum-varnames": ["One", "Two"], "nullable": true,
        },
    });
    assert_eq!(parameter(stated), expected);
}

#[test]
fn lists_of_a_query_have_a_style() {
    let with = |format: Option<&str>| {
        let mut stated = json!({ "name": "a", "in": "query", "type": "array", "items": { "type": "string" } });
        if let Some(format) = format {
            stated["collectionFormat"] = json!(format);
        }
        let mut made = parameter(stated);
        assert_eq!(made["schema"], json!({ "type": "array", "items": { "type": "string" } }));
        (made["style"].take(), made["explode"].take())
    };
    assert_eq!(with(None), (json!(null), json!(false)));
    assert_eq!(with(Some("csv")), (json!(null), json!(false)));
    assert_eq!(with(Some("multi")), (json!(null), json!(true)));
    assert_eq!(with(Some("ssv")), (json!("spaceDelimited"), json!(false)));
    assert_eq!(with(Some("pipes")), (json!("pipeDelimited"), json!(false)));
}

#[test]
fn lists_of_a_path_or_a_header_are_joined_by_commas() {
    for place in ["path", "header"] {
        let stated = json!({
            "name": "a", "in": place, "required": true, "type": "array", "items": { "type": "string" },
            "collectionFormat": "csv",
        });
        let expected = json!({
            "name": "a", "in": place, "required": true, "schema": { "type": "array", "items": { "type": "string" } },
        });
        assert_eq!(parameter(stated), expected);
    }
}

#[test]
fn a_list_that_no_style_is_for_is_text() {
    let list = json!({ "name": "a", "in": "query", "type": "array", "items": {}, "collectionFormat": "tsv" });
    assert_eq!(parameter(list), json!({ "name": "a", "in": "query", "schema": { "type": "string" } }));
    let list = "{name: a, in: header, type: array, items: {type: string}, collectionFormat: pipes}";
    assert_snapshot!(said(&format!("paths: {{/a: {{get: {{parameters: [\n{list}]}}}}}}\n")), @r"
    warning[swagger-list]: OpenAPI 3.0 has no style for a list that is joined by pipes here
     --> openapi.yaml:4:77
      |
    4 | {name: a, in: header, type: array, items: {type: string}, collectionFormat: pipes}]}}}
      |                                                                             ^^^^^ read as text: callers join the items
      |
      = at: /paths/~1a/get/parameters/0/collectionFormat

    warning: 1 warning
    ");
}

#[test]
fn a_format_of_lists_that_is_none_there_is_the_usual_one() {
    let multi = "{name: a, in: header, type: array, items: {type: string}, collectionFormat: multi}";
    let other = "{name: b, in: query, type: array, items: {type: string}, collectionFormat: other}";
    assert_snapshot!(said(&format!("paths: {{/a: {{get: {{parameters: [\n{multi},\n{other}]}}}}}}\n")), @r"
    warning[parameter-style]: `multi` is for lists in a query or a form
     --> openapi.yaml:4:77
      |
    4 | {name: a, in: header, type: array, items: {type: string}, collectionFormat: multi},
      |                                                                             ^^^^^ read as `csv`
      |
      = at: /paths/~1a/get/parameters/0/collectionFormat

    warning[unknown-word]: `other` is not a format of lists in Swagger 2.0
     --> openapi.yaml:5:76
      |
    5 | {name: b, in: query, type: array, items: {type: string}, collectionFormat: other}]}}}
      |                                                                            ^^^^^ read as `csv`
      |
      = at: /paths/~1a/get/parameters/1/collectionFormat

    warning: 2 warnings
    ");
}

#[test]
fn lists_in_a_list_are_text() {
    let inner = json!({ "type": "array", "items": { "type": "integer" }, "collectionFormat": "pipes" });
    let made = parameter(json!({ "name": "a", "in": "query", "type": "array", "items": inner }));
    assert_eq!(made["schema"]["items"], json!({ "type": "string" }));
    let list = "{name: a, in: query, type: array, items: {type: array, items: {}}}";
    assert_snapshot!(said(&format!("paths: {{/a: {{get: {{parameters: [\n{list}]}}}}}}\n")), @r"
    warning[swagger-list]: OpenAPI 3.0 has no style for lists in a list that is not JSON
     --> openapi.yaml:4:42
      |
    4 | {name: a, in: query, type: array, items: {type: array, items: {}}}]}}}
      |                                          ^ its items are read as text: callers join them
      |
      = at: /paths/~1a/get/parameters/0/items

    warning: 1 warning
    ");
}

#[test]
fn parameters_of_a_path_and_of_a_document_keep_their_place() {
    let limit = json!({ "name": "limit", "in": "query", "type": "integer" });
    let made = json!({ "name": "limit", "in": "query", "schema": { "type": "integer" } });
    let own = json!({ "$ref": "#/parameters/Limit" });
    let stated = json!({
        "paths": { "/a": { "parameters": [limit, own], "get": { "parameters": [own], "responses": {} } } },
        "parameters": { "Limit": limit },
    });
    let expected = json!({
        "paths": { "/a": { "get": { "parameters": [own], "responses": {} }, "parameters": [made, own] } },
        "components": { "parameters": { "Limit": made } },
    });
    assert_eq!(converted(stated), expected);
}

#[test]
fn a_parameter_of_openapi_3_stays_one() {
    let same = json!({ "name": "a", "in": "query", "schema": { "type": "array", "items": {} }, "style": "form" });
    assert_eq!(parameter(same.clone()), same);
    assert_eq!(parameter(json!({ "name": "a", "in": "query" })), json!({ "name": "a", "in": "query" }));
}

#[test]
fn the_header_of_credentials_is_a_key_where_none_are_asked_for() {
    let header = json!({ "name": "authorization", "in": "header", "type": "string" });
    let required = json!({ "name": "Authorization", "in": "header", "type": "string", "required": true });
    let operation = |parameters: Value| json!({ "parameters": parameters, "responses": {} });
    let mut other = operation(json!([header]));
    other["security"] = json!([{ "basic": [] }]);
    let stated = json!({
        "paths": {
            "/a": { "get": operation(json!([header])), "put": operation(json!([required])), "post": other },
            "/b": { "parameters": [{ "$ref": "#/parameters/H" }], "get": { "responses": {} } },
        },
        "parameters": { "H": required },
    });
    let key = json!({ "Authorization": [] });
    let expected = json!({
        "/a": {
            "get": { "responses": {}, "security": [{}, key] },
            "put": { "responses": {}, "security": [key] },
            "post": { "responses": {}, "security": [{ "basic": [] }] },
        },
        "/b": { "get": { "responses": {}, "security": [key] } },
    });
    let made = converted(stated);
    assert_eq!(made["paths"], expected);
    let scheme = json!({ "type": "apiKey", "in": "header", "name": "Authorization" });
    assert_eq!(made["components"]["securitySchemes"], json!({ "Authorization": scheme }));
}

#[test]
fn the_header_of_credentials_is_told() {
    let header = "{name: Authorization, in: header, type: string}";
    let other = "security: [{key: []}]";
    let paths = format!("{{/a: {{get: {{parameters: [\n{header}]}},\nput: {{{other}, parameters: [\n{header}]}}}}}}");
    assert_snapshot!(said(&format!("paths: {paths}\n")), @r"
    warning[swagger-authorization]: OpenAPI 3.0 has no header parameter of the name `Authorization`
     --> openapi.yaml:4:1
      |
    4 | {name: Authorization, in: header, type: string}]},
      | ^ read as a key that the client is given
      |
      = at: /paths/~1a/get/parameters/0

    warning[swagger-authorization]: OpenAPI 3.0 has no header parameter of the name `Authorization`
     --> openapi.yaml:6:1
      |
    6 | {name: Authorization, in: header, type: string}]}}}
      | ^ ignored: the operation asks for credentials
      |
      = at: /paths/~1a/put/parameters/0

    warning: 2 warnings
    ");
}

#[test]
fn headers_have_schemas_too() {
    let headers = json!({
        "X-Rate": { "type": "integer", "description": "D", "x-a": 1 },
        "X-List": { "type": "array", "items": { "type": "string" }, "collectionFormat": "csv" },
    });
    let expected = json!({
        "X-Rate": { "description": "D", "x-a": 1, "schema": { "type": "integer" } },
        "X-List": { "schema": { "type": "array", "items": { "type": "string" } } },
    });
    let responses = json!({ "204": { "description": "", "headers": headers } });
    let made = operation("get", json!({ "responses": responses }))["responses"]["204"].take();
    assert_eq!(made, json!({ "description": "", "headers": expected }));
}
