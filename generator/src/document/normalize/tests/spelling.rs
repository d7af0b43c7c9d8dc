//! OpenAPI 3.1 as 3.0 says it.

use insta::assert_snapshot;

use serde_json::json;

use super::{document, repaired, run, schema, schema_3_1};
use crate::document::grammar::{Object, Version};

#[test]
fn types_and_null() {
    assert_snapshot!(schema_3_1("type: [string, 'null']"), @r#"=> {"nullable":true,"type":"string"}"#);
    assert_snapshot!(schema_3_1("type: 'null'"), @r#"=> {"enum":[null],"nullable":true}"#);
    assert_snapshot!(schema_3_1("type: [integer]"), @r#"=> {"type":"integer"}"#);
    assert_snapshot!(schema_3_1("{ type: [string, integer, 'null'], minLength: 1, enum: [a, 1, null], title: T }"), @r#"=> {"anyOf":[{"enum":["a"],"minLength":1,"type":"string"},{"enum":[1],"type":"integer"}],"nullable":true,"title":"T"}"#);
    assert_snapshot!(schema_3_1("{ type: string, nullable: true }"), @r#"
    warning[null-spelling]: `nullable` is not a keyword of OpenAPI 3.1
     --> api.yaml:8:23
      |
    8 |       { type: string, nullable: true }
      |                       ^^^^^^^^ read as meant: null is accepted
      |
      = at: /components/schemas/A/nullable

    warning: 1 warning
    => {"nullable":true,"type":"string"}
    "#);
}

#[test]
fn null_among_alternatives() {
    assert_snapshot!(schema_3_1("{ title: T, anyOf: [{ type: string, format: date }, { type: 'null' }] }"), @r#"=> {"format":"date","nullable":true,"title":"T","type":"string"}"#);
    assert_snapshot!(schema_3_1("oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/B' }]"), @r##"=> {"allOf":[{"$ref":"#/components/schemas/B"}],"nullable":true}"##);
    assert_snapshot!(schema_3_1("anyOf: [{ type: string }, { type: integer }, { const: null }]"), @r#"=> {"anyOf":[{"type":"string"},{"type":"integer"}],"nullable":true}"#);
    assert_snapshot!(schema_3_1("anyOf: [{ type: 'null' }]"), @r#"=> {"enum":[null],"nullable":true}"#);
}

#[test]
fn null_without_quotes() {
    assert_snapshot!(schema_3_1("type: [string, null]"), @r#"
    warning[null-spelling]: the type `null` must be written in quotes
     --> api.yaml:8:13
      |
    8 |       type: [string, null]
      |             ^ read as if it were
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {"nullable":true,"type":"string"}
    "#);
    assert_snapshot!(schema_3_1("type: null"), @r#"
    warning[missing-value]: `type` has no value
     --> api.yaml:8:7
      |
    8 |       type: null
      |       ^^^^ read as the type `null`, which wants quotes
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {"enum":[null],"nullable":true}
    "#);
    assert_snapshot!(schema_3_1("anyOf: [{ type: string }, { type: null }]"), @r#"
    warning[null-spelling]: the type `null` must be written in quotes
     --> api.yaml:8:35
      |
    8 |       anyOf: [{ type: string }, { type: null }]
      |                                   ^^^^ read as if it were
      |
      = at: /components/schemas/A/anyOf/1/type

    warning: 1 warning
    => {"nullable":true,"type":"string"}
    "#);
}

#[test]
fn constants_bounds_and_examples() {
    assert_snapshot!(schema_3_1("{ type: string, const: a }"), @r#"=> {"enum":["a"],"type":"string"}"#);
    assert_snapshot!(schema_3_1("{ type: integer, exclusiveMinimum: 1, exclusiveMaximum: 9, maximum: 5 }"), @r#"=> {"exclusiveMinimum":true,"maximum":5,"minimum":1,"type":"integer"}"#);
    assert_snapshot!(schema_3_1("{ type: string, examples: [a, b] }"), @r#"=> {"example":"a","type":"string"}"#);
}

#[test]
fn a_document_of_3_1_that_says_it_as_3_0() {
    assert_snapshot!(schema_3_1("{ type: integer, minimum: 1, exclusiveMinimum: true }"), @r#"
    warning[misplaced-keyword]: `exclusiveMinimum` is written as in OpenAPI 3.0, the document says 3.1
     --> api.yaml:8:36
      |
    8 |       { type: integer, minimum: 1, exclusiveMinimum: true }
      |                                    ^^^^^^^^^^^^^^^^ read as there
      |
      = at: /components/schemas/A/exclusiveMinimum

    warning: 1 warning
    => {"exclusiveMinimum":true,"minimum":1,"type":"integer"}
    "#);
}

#[test]
fn a_list_of_types_with_one_that_does_not_exist() {
    assert_snapshot!(schema_3_1("type: [string, wibble]"), @"
    warning[unknown-type]: `wibble` is not a type of OpenAPI
     --> api.yaml:8:13
      |
    8 |       type: [string, wibble]
      |             ^ read as any value
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {}
    ");
}

#[test]
fn content_of_strings() {
    assert_snapshot!(schema_3_1("{ type: string, contentEncoding: base64, contentMediaType: image/png }"), @r#"=> {"format":"byte","type":"string"}"#);
    assert_snapshot!(schema_3_1("contentMediaType: application/octet-stream"), @r#"=> {"format":"binary","type":"string"}"#);
    assert_snapshot!(schema_3_1("{ type: string, contentMediaType: application/json }"), @r#"
    note[ignored-keyword]: `contentMediaType` does not change the type
     --> api.yaml:8:23
      |
    8 |       { type: string, contentMediaType: application/json }
      |                       ^^^^^^^^^^^^^^^^ ignored: the value is a string
      |
      = at: /components/schemas/A/contentMediaType

    note: 1 note
    => {"type":"string"}
    "#);
}

#[test]
fn schemas_that_are_flags() {
    assert_snapshot!(schema_3_1("{ type: object, properties: { a: true, b: false }, additionalProperties: false }"), @r#"=> {"additionalProperties":false,"properties":{"a":{},"b":{"not":{}}},"type":"object"}"#);
}

#[test]
fn what_3_0_cannot_say() {
    assert_snapshot!(schema_3_1("{ type: array, prefixItems: [{ type: string }], items: { type: integer } }"), @r#"=> {"items":{"type":"integer"},"prefixItems":[{"type":"string"}],"type":"array"}"#);
    assert_snapshot!(schema_3_1("{ type: object, patternProperties: { ^x: { type: string } } }"), @r#"
    note[ignored-keyword]: `patternProperties` does not change the type
     --> api.yaml:8:23
      |
    8 |       { type: object, patternProperties: { ^x: { type: string } } }
      |                       ^^^^^^^^^^^^^^^^^ read as `additionalProperties`: whatever the names
      |
      = at: /components/schemas/A/patternProperties

    note: 1 note
    => {"additionalProperties":{"type":"string"},"type":"object"}
    "#);
    assert_snapshot!(schema_3_1("{ type: object, if: {}, then: {}, propertyNames: {} }"), @r#"
    note[ignored-keyword]: `if` does not change the type
     --> api.yaml:8:23
      |
    8 |       { type: object, if: {}, then: {}, propertyNames: {} }
      |                       ^^ ignored: values are accepted whether they fit it or not
      |
      = at: /components/schemas/A/if

    note[ignored-keyword]: `propertyNames` does not change the type
     --> api.yaml:8:41
      |
    8 |       { type: object, if: {}, then: {}, propertyNames: {} }
      |                                         ^^^^^^^^^^^^^ ignored: values are accepted whether they fit it or not
      |
      = at: /components/schemas/A/propertyNames

    note: 2 notes
    => {"then":{},"type":"object"}
    "#);
}

#[test]
fn what_says_nothing_about_values() {
    assert_snapshot!(schema_3_1("{ $schema: 'https://json-schema.org/draft/2020-12/schema', $comment: c, type: string }"), @r#"=> {"type":"string"}"#);
}

#[test]
fn references_with_keywords() {
    assert_snapshot!(schema_3_1("{ $ref: '#/components/schemas/B', description: d }"), @r##"=> {"allOf":[{"$ref":"#/components/schemas/B"}],"description":"d"}"##);
    assert_snapshot!(schema("{ $ref: '#/components/schemas/B', description: d, nullable: true }"), @r##"
    warning[beside-reference]: OpenAPI 3.0 ignores what stands beside `$ref`, here `description` and `nullable`
     --> api.yaml:8:9
      |
    8 |       { $ref: '#/components/schemas/B', description: d, nullable: true }
      |         ^^^^ not ignored: it adds to what the reference leads to
      |
      = at: /components/schemas/A/$ref

    warning: 1 warning
    => {"allOf":[{"$ref":"#/components/schemas/B"}],"description":"d","nullable":true}
    "##);
}

#[test]
fn a_document_of_3_0_that_says_it_as_3_1() {
    assert_snapshot!(schema("type: [string, 'null']"), @r#"
    warning[newer-field]: `type` is written as in OpenAPI 3.1, the document says 3.0
     --> api.yaml:8:7
      |
    8 |       type: [string, 'null']
      |       ^^^^ read as `nullable`
      |
      = at: /components/schemas/A/type

    warning: 1 warning
    => {"nullable":true,"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: integer, exclusiveMinimum: 0 }"), @r#"
    warning[newer-field]: `exclusiveMinimum` is written as in OpenAPI 3.1, the document says 3.0
     --> api.yaml:8:24
      |
    8 |       { type: integer, exclusiveMinimum: 0 }
      |                        ^^^^^^^^^^^^^^^^ read as a bound that is itself excluded
      |
      = at: /components/schemas/A/exclusiveMinimum

    warning: 1 warning
    => {"exclusiveMinimum":true,"minimum":0,"type":"integer"}
    "#);
    assert_snapshot!(schema("{ type: string, const: a }"), @r#"
    warning[newer-field]: `const` is written as in OpenAPI 3.1, the document says 3.0
     --> api.yaml:8:23
      |
    8 |       { type: string, const: a }
      |                       ^^^^^ read as an `enum` of this value
      |
      = at: /components/schemas/A/const

    warning: 1 warning
    => {"enum":["a"],"type":"string"}
    "#);
}

#[test]
fn the_rest_of_the_document() {
    let text = "
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
webhooks: { ping: { post: { responses: {} } } }
components: { pathItems: {} }
";
    assert_snapshot!(repaired("", &document("3.1.0", text)), @r#"=> {"components":{},"info":{"title":"T","version":"v1"},"openapi":"3.0.4","paths":{},"webhooks":{"ping":{"post":{"responses":{}}}}}"#);
}

#[test]
fn the_summary_and_the_license() {
    let text = "
openapi: 3.1.0
info:
  title: T
  version: v1
  summary: S
  description: D
  license: { name: MIT, identifier: MIT }
paths: { /a: { get: {} } }
";
    assert_snapshot!(repaired("/info", text), @r#"=> {"description":"S\n\nD","license":{"name":"MIT","url":"https://spdx.org/licenses/MIT.html"},"title":"T","version":"v1"}"#);
    assert_snapshot!(repaired("/paths", text), @r#"=> {"/a":{"get":{"responses":{}}}}"#);
}

#[test]
fn no_field_of_a_later_version_is_unknown() {
    for object in Object::ALL.into_iter().filter(|object| *object != Object::Schema) {
        let table = object.table();
        for field in table.fields(Version::V3_2).filter(|field| table.field(Version::V3_0, field.name).is_none()) {
            let (at, rest) = place(object);
            let is_unknown = |value: &serde_json::Value| {
                let mut document = rest.clone();
                let holder =
                    document.pointer_mut(at).and_then(|holder| holder.as_object_mut()).expect("the object is there");
                holder.insert(field.name.to_owned(), value.clone());
                run(&document.to_string()).0.contains("unknown field")
            };
            let values = [json!("a"), json!({}), json!([]), json!(true)];
            assert!(!values.iter().all(is_unknown), "{object:?}.{}", field.name);
        }
    }
}

/// The place of an object of each kind that has fields of later versions, in a document.
fn place(object: Object) -> (&'static str, serde_json::Value) {
    let at = match object {
        Object::OpenApi => "",
        Object::Info => "/info",
        Object::License => "/info/license",
        Object::Server => "/servers/0",
        Object::Components => "/components",
        Object::Tag => "/tags/0",
        Object::PathItem => "/paths/~1a",
        Object::Operation => "/paths/~1a/get",
        Object::Parameter => "/paths/~1a/get/parameters/0",
        Object::MediaType => "/paths/~1a/get/requestBody/content/multipart~1form-data",
        Object::Encoding => "/paths/~1a/get/requestBody/content/multipart~1form-data/encoding/a",
        Object::Response => "/paths/~1a/get/responses/200",
        Object::Example => "/components/examples/E",
        Object::SecurityScheme => "/components/securitySchemes/S",
        Object::DeviceAuthorizationFlow => "/components/securitySchemes/S/flows/deviceAuthorization",
        Object::OAuthFlows => "/components/securitySchemes/S/flows",
        Object::Discriminator => "/components/schemas/A/discriminator",
        Object::Xml => "/components/schemas/A/xml",
        other => panic!("a place of {other:?} is to be added"),
    };
    let body = json!({ "content": { "multipart/form-data": { "schema": {}, "encoding": { "a": {} } } } });
    let parameter = json!({ "name": "q", "in": "query", "schema": {} });
    let document = json!({
        "openapi": "3.2.0",
        "info": { "title": "T", "version": "v1", "license": { "name": "MIT" } },
        "servers": [{ "url": "/" }],
        "tags": [{ "name": "t" }],
        "paths": { "/a": { "get": {
            "parameters": [parameter],
            "requestBody": body,
            "responses": { "200": { "description": "d" } },
        } } },
        "components": {
            "examples": { "E": {} },
            "securitySchemes": { "S": { "type": "oauth2", "flows": { "deviceAuthorization": {} } } },
            "schemas": { "A": { "discriminator": { "propertyName": "p" }, "xml": {} } },
        },
    });
    (at, document)
}

#[test]
fn no_keyword_of_3_1_is_unknown() {
    let schema = Object::Schema.table();
    for keyword in schema.fields(Version::V3_1).filter(|field| schema.field(Version::V3_0, field.name).is_none()) {
        let is_unknown = |value| schema_3_1(&format!("{{ {}: {value} }}", keyword.name)).contains("unknown field");
        assert!(!["true", "{}", "[]"].into_iter().all(is_unknown), "{}", keyword.name);
    }
}
