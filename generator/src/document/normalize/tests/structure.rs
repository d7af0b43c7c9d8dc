//! What is not as the tables say, and not clear.

use insta::assert_snapshot;
use serde_json::json;

use super::{document, messages, operation, refused, repaired, schema, with_schema};

#[test]
fn a_value_of_the_wrong_type() {
    assert_snapshot!(schema("{ type: object, required: name }"), @"
    error: `required` must be a list of strings, found a string
     --> api.yaml:8:33
      |
    8 |       { type: object, required: name }
      |                                 ^^^^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(schema("{ type: object, properties: [a] }"), @"
    error: `properties` must be a map of schemas, found a list
     --> api.yaml:8:35
      |
    8 |       { type: object, properties: [a] }
      |                                   ^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(schema("{ type: string, minLength: -1 }"), @"
    error: `minLength` must be a whole number from 0, found -1
     --> api.yaml:8:34
      |
    8 |       { type: string, minLength: -1 }
      |                                  ^^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(schema("{ type: string, nullable: 1 }"), @"
    error: `nullable` must be `true` or `false`, found 1
     --> api.yaml:8:33
      |
    8 |       { type: string, nullable: 1 }
      |                                 ^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(schema("{ oneOf: [5] }"), @"
    error: an item of `oneOf` must be an object, found 5
     --> api.yaml:8:17
      |
    8 |       { oneOf: [5] }
      |                 ^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(schema("{ type: object, additionalProperties: 5 }"), @"
    error: `additionalProperties` must be `true`, `false` or an object, found 5
     --> api.yaml:8:45
      |
    8 |       { type: object, additionalProperties: 5 }
      |                                             ^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(schema("{ type: object, required: [{}] }"), @"
    error: an item of `required` must be a string, found an object
     --> api.yaml:8:34
      |
    8 |       { type: object, required: [{}] }
      |                                  ^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(operation("{ responses: [], tags: a }"), @"
    error: `responses` must be an object, found a list
     --> api.yaml:6:20
      |
    6 |       { responses: [], tags: a }
      |                    ^

    error: `tags` must be a list of strings, found a string
     --> api.yaml:6:30
      |
    6 |       { responses: [], tags: a }
      |                              ^

    error: 2 errors; nothing was written
    ");
}

#[test]
fn an_item_without_a_value() {
    assert_snapshot!(schema("{ oneOf: [null] }"), @"
    error: an item of `oneOf` must be an object, found null
     --> api.yaml:8:17
      |
    8 |       { oneOf: [null] }
      |                 ^^^^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(operation("{ responses: {}, tags: [1] }"), @r#"
    warning: an item of `tags` must be a string, found a number
     --> api.yaml:6:31
      |
    6 |       { responses: {}, tags: [1] }
      |                               ^ read as "1"

    warning: 1 warning
    => {"responses":{},"tags":["1"]}
    "#);
}

#[test]
fn a_required_field_that_is_missing() {
    assert_snapshot!(operation("{ responses: {}, parameters: [{ in: query, schema: {} }] }"), @"
    error: a parameter must have the field `name`
     --> api.yaml:6:37
      |
    6 |       { responses: {}, parameters: [{ in: query, schema: {} }] }
      |                                     ^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(operation("{ responses: {}, externalDocs: {} }"), @"
    error: external documentation must have the field `url`
     --> api.yaml:6:24
      |
    6 |       { responses: {}, externalDocs: {} }
      |                        ^^^^^^^^^^^^

    error: 1 error; nothing was written
    ");
    assert_snapshot!(operation("{ responses: {}, requestBody: {} }"), @"
    error: a request body must have the field `content`
     --> api.yaml:6:24
      |
    6 |       { responses: {}, requestBody: {} }
      |                        ^^^^^^^^^^^

    error: 1 error; nothing was written
    ");
    let text = "paths: {}\ncomponents: { securitySchemes: { key: { type: apiKey, name: k } } }";
    assert_snapshot!(refused(&document("3.0.3", text)), @"
    error: a security scheme must have the field `in`
     --> api.yaml:4:34
      |
    4 | components: { securitySchemes: { key: { type: apiKey, name: k } } }
      |                                  ^^^

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_field_that_does_not_exist() {
    assert_snapshot!(operation("{ responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }"), @r#"
    warning: unknown field `operationid` in an operation
     --> api.yaml:6:24
      |
    6 |       { responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }
      |                        ^^^^^^^^^^^ read as `operationId`

    warning: unknown field `sumary` in an operation
     --> api.yaml:6:40
      |
    6 |       { responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }
      |                                        ^^^^^^ ignored
      |
      = help: did you mean `summary`?

    warning: unknown field `wibble` in an operation
     --> api.yaml:6:51
      |
    6 |       { responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }
      |                                                   ^^^^^^ ignored

    warning: 3 warnings
    => {"operationId":"a","responses":{},"sumary":"b","wibble":"c","x-own":"d"}
    "#);
}

#[test]
fn a_value_that_is_not_among_the_choices() {
    assert_snapshot!(operation("{ responses: {}, parameters: [{ name: a, in: qery, schema: {} }] }"), @"
    error: `in` must be `cookie`, `header`, `path` or `query`, found `qery`
     --> api.yaml:6:52
      |
    6 |       { responses: {}, parameters: [{ name: a, in: qery, schema: {} }] }
      |                                                    ^^^^
      |
      = help: did you mean `query`?

    error: 1 error; nothing was written
    ");
}

#[test]
fn one_of_two_fields() {
    assert_snapshot!(operation("{ responses: {}, parameters: [{ name: a, in: query, schema: {}, content: {} }] }"), @"
    error: a parameter cannot have both `schema` and `content`
     --> api.yaml:6:71
      |
    6 |       { responses: {}, parameters: [{ name: a, in: query, schema: {}, content: {} }] }
      |                                                                       ^^^^^^^

    error: the `content` of a parameter must have exactly one media type
     --> api.yaml:6:71
      |
    6 |       { responses: {}, parameters: [{ name: a, in: query, schema: {}, content: {} }] }
      |                                                                       ^^^^^^^

    error: 2 errors; nothing was written
    ");
    let text = "responses: { '200': { description: d, links: { a: {} } } }";
    assert_snapshot!(operation(text), @"
    error: a link must have the field `operationId` or `operationRef`
     --> api.yaml:6:54
      |
    6 |       responses: { '200': { description: d, links: { a: {} } } }
      |                                                      ^

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_parameter_of_several_media_types() {
    let text = "{ responses: {}, parameters: [{ name: a, in: query, content: { text/csv: {}, text/plain: {} } }] }";
    assert_snapshot!(operation(text), @"
    error: the `content` of a parameter must have exactly one media type
     --> api.yaml:6:59
      |
    6 |       { responses: {}, parameters: [{ name: a, in: query, content: { text/csv: {}, text/plain: {} } }] }
      |                                                           ^^^^^^^

    error: 1 error; nothing was written
    ");
}

#[test]
fn names_in_maps() {
    assert_snapshot!(refused(&document("3.0.3", "paths: { a: {}, /a?b: {}, '/a/{': {} }")), @"
    error: the path `a` must begin with a slash
     --> api.yaml:3:10
      |
    3 | paths: { a: {}, /a?b: {}, '/a/{': {} }
      |          ^
      |
      = help: write it as `/a`

    error: the path `/a?b` must not contain `?`
     --> api.yaml:3:17
      |
    3 | paths: { a: {}, /a?b: {}, '/a/{': {} }
      |                 ^^^^
      |
      = help: a query is described by parameters with `in: query`

    error: the variables of the path `/a/{` cannot be made out
     --> api.yaml:3:27
      |
    3 | paths: { a: {}, /a?b: {}, '/a/{': {} }
      |                           ^^^^^^
      |
      = help: a variable is written as `{name}`

    error: 3 errors; nothing was written
    ");
    assert_snapshot!(operation("responses: { 200: { description: d }, ok: { description: d }, 600: { description: d } }"), @"
    error: `ok` is not a status code
     --> api.yaml:6:45
      |
    6 |       responses: { 200: { description: d }, ok: { description: d }, 600: { description: d } }
      |                                             ^^
      |
      = help: a status code has three digits; `4XX` stands for a range, and `default` for all others

    error: 1 error; nothing was written
    ");
    assert_snapshot!(operation("responses: { '200': { description: d, content: { json: {} } } }"), @"
    error: `json` is not a media type
     --> api.yaml:6:56
      |
    6 |       responses: { '200': { description: d, content: { json: {} } } }
      |                                                        ^^^^
      |
      = help: a media type is written as `application/json`

    error: 1 error; nothing was written
    ");
    let text = "paths: {}\ncomponents: { schemas: { 'A B': {} } }";
    assert_snapshot!(repaired("/components", &document("3.0.3", text)), @r#"
    warning: `A B` is not a valid name of a component
     --> api.yaml:4:26
      |
    4 | components: { schemas: { 'A B': {} } }
      |                          ^^^^^ read as it is
      |
      = help: names consist of the letters A to Z and a to z, digits, `.`, `-` and `_`

    warning: 1 warning
    => {"schemas":{"A B":{}}}
    "#);
}

#[test]
fn a_reference_in_a_place_that_has_none() {
    assert_snapshot!(operation("{ responses: {}, externalDocs: { $ref: '#/components/x' } }"), @"
    error: a reference cannot stand in the place of external documentation
     --> api.yaml:6:40
      |
    6 |       { responses: {}, externalDocs: { $ref: '#/components/x' } }
      |                                        ^^^^

    error: 1 error; nothing was written
    ");
}

#[test]
fn schemas_nested_without_end() {
    let text = |levels: usize| format!("{}{{}}{}", "{ items: ".repeat(levels), " }".repeat(levels));
    assert!(!schema(&text(63)).contains("error"));
    assert_snapshot!(refused(&with_schema("3.0.3", &text(64))), @"
    error: schemas are nested more than 64 levels deep
     --> api.yaml:8:583
      |
    8 | ... { items: { items: { items: { items: { items: { items: { items: {} } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }...
      |                                                                    ^
      |
      = help: give the inner ones a name under `components`, and refer to them

    error: 1 error; nothing was written
    ");
}

#[test]
fn objects_nested_without_end() {
    let nested = |levels: usize| {
        let schema = (1..64).fold(json!({}), |items, _| json!({ "items": items }));
        (0..levels).fold(json!({ "schema": schema }), |header, _| {
            let encoding = json!({ "a": { "headers": { "A": header } } });
            json!({ "content": { "text/csv": { "encoding": encoding } } })
        })
    };
    let report = |levels: usize| {
        messages(json!({
            "openapi": "3.0.3",
            "info": { "title": "T", "version": "v1" },
            "paths": {},
            "components": { "headers": { "A": nested(levels) } },
        }))
    };
    assert_eq!(report(20), "");
    let message = "objects are nested more than 64 levels deep";
    assert_eq!(report(21), message);
    assert_eq!(report(100), message);
}
