//! What stands at the top: servers, security schemes, and what is as it was.

use serde_json::{Value, json};

use super::{converted, of_files, operation, said};
use crate::document::swagger::is_swagger;

fn servers(members: Value) -> Value {
    converted(members)["servers"].take()
}

#[test]
fn a_document_is_told_by_its_version() {
    for version in [json!("2.0"), json!(2.0), json!(2), json!("2")] {
        assert!(is_swagger(&json!({ "swagger": version })), "{version}");
    }
    for version in [json!("1.2"), json!(3), json!({}), json!(null)] {
        assert!(!is_swagger(&json!({ "swagger": version })), "{version}");
    }
    assert!(!is_swagger(&json!({ "swagger": "2.0", "openapi": "3.0.3" })));
    assert_eq!(of_files(&[("openapi.yaml", "swagger: 2.0\npaths: {}\n")]), json!({ "openapi": "3.0.4", "paths": {} }));
}

#[test]
fn the_safest_of_several_schemes_is_first() {
    let stated = json!({ "schemes": ["http", "ws", "https"], "host": "example.com:8080", "basePath": "/v1/" });
    let expected = json!([{ "url": "https://example.com:8080/v1" }, { "url": "http://example.com:8080/v1" }]);
    assert_eq!(servers(stated), expected);
}

#[test]
fn a_scheme_that_is_not_stated_is_https() {
    let expected = json!([{ "url": "https://example.com" }]);
    assert_eq!(servers(json!({ "host": "example.com" })), expected);
    assert_eq!(servers(json!({ "host": "https://example.com/", "basePath": "/" })), expected);
}

#[test]
fn without_a_host_there_is_a_path_or_no_server() {
    assert_eq!(servers(json!({ "basePath": "/v1", "schemes": ["https"] })), json!([{ "url": "/v1" }]));
    for members in [json!({}), json!({ "basePath": "/" }), json!({ "schemes": ["https"] })] {
        assert_eq!(converted(members), json!({}));
    }
}

#[test]
fn an_operation_may_have_another_scheme() {
    let with = |schemes: Value| {
        let operation = json!({ "schemes": schemes, "responses": {} });
        let paths = json!({ "/a": { "get": operation } });
        let stated = json!({ "host": "example.com", "basePath": "/v1", "schemes": ["https"], "paths": paths });
        converted(stated)["paths"]["/a"]["get"].take()
    };
    assert_eq!(with(json!(["http"])), json!({ "servers": [{ "url": "http://example.com/v1" }], "responses": {} }));
    assert_eq!(with(json!(["http", "https"])), json!({ "responses": {} }));
    assert_eq!(operation("get", json!({ "schemes": ["http"], "responses": {} })), json!({ "responses": {} }));
}

#[test]
fn schemes_of_security() {
    let schemes = json!({
        "basic": { "type": "basic", "description": "D" },
        "key": { "type": "apiKey", "name": "X-Key", "in": "header" },
        "implicit": { "type": "oauth2", "flow": "implicit", "authorizationUrl": "https://a", "scopes": { "r": "R" } },
        "password": { "type": "oauth2", "flow": "password", "tokenUrl": "https://t", "scopes": {} },
        "application": { "type": "oauth2", "flow": "application", "tokenUrl": "https://t", "scopes": {}, "x-a": 1 },
        "code": {
            "type": "oauth2", "flow": "accessCode", "authorizationUrl": "https://a", "tokenUrl": "https://t", "scopes": {},
        },
    });
    let expected = json!({
        "basic": { "type": "http", "description": "D", "scheme": "basic" },
        "key": { "type": "apiKey", "name": "X-Key", "in": "header" },
        "implicit": {
            "type": "oauth2", "flows": { "implicit": { "authorizationUrl": "https://a", "scopes": { "r": "R" } } },
        },
        "password": { "type": "oauth2", "flows": { "password": { "tokenUrl": "https://t", "scopes": {} } } },
        "application": {
            "type": "oauth2", "x-a": 1, "flows": { "clientCredentials": { "tokenUrl": "https://t", "scopes": {} } },
        },
        "code": {
            "type": "oauth2",
            "flows": {
                "authorizationCode": { "authorizationUrl": "https://a", "tokenUrl": "https://t", "scopes": {} },
            },
        },
    });
    let components = converted(json!({ "securityDefinitions": schemes, "security": [{ "key": [] }] }));
    assert_eq!(components, json!({ "security": [{ "key": [] }], "components": { "securitySchemes": expected } }));
}

#[test]
fn a_flow_that_nobody_knows_is_none() {
    insta::assert_snapshot!(said("securityDefinitions: {a: {type: oauth2, flow: other, scopes: {}}}\n"), @r"
    warning[unknown-word]: `other` is not a flow of OAuth 2.0 in Swagger 2.0
     --> openapi.yaml:3:47
      |
    3 | securityDefinitions: {a: {type: oauth2, flow: other, scopes: {}}}
      |                                               ^^^^^ read as a scheme without a flow
      |
      = at: /securityDefinitions/a/flow

    warning: 1 warning
    ");
}

#[test]
fn the_rest_is_as_it_was() {
    let same = json!({
        "tags": [{ "name": "t", "externalDocs": { "url": "https://d" } }],
        "externalDocs": { "url": "https://d" },
        "x-a": { "definitions": { "$ref": "#/definitions/A" } },
        "paths": {
            "/a": {
                "x-b": 1,
                "get": {
                    "operationId": "getA", "summary": "S", "description": "D", "tags": ["t"], "deprecated": true,
                    "externalDocs": { "url": "https://d" }, "security": [], "x-c": { "in": "body" }, "responses": {},
                },
            },
        },
    });
    assert_eq!(converted(same.clone()), same);
}

#[test]
fn components_that_are_there_already_stay() {
    let stated = json!({
        "definitions": { "A": { "type": "string" } },
        "components": { "schemas": { "A": {}, "B": { "discriminator": "b" } }, "headers": { "H": { "type": "string" } } },
    });
    let expected = json!({
        "schemas": { "A": { "type": "string" }, "B": { "discriminator": { "propertyName": "b" } } },
        "headers": { "H": { "schema": { "type": "string" } } },
    });
    assert_eq!(converted(stated), json!({ "components": expected }));
}
