//! Paths, operations, bodies and responses that are wrong but clear.

use insta::assert_snapshot;

use super::{document, operation, repaired};

/// What is said about path items, and what becomes of them.
fn paths(text: &str) -> String {
    repaired("/paths", &document("3.0.3", &format!("paths:\n{text}")))
}

#[test]
fn a_path_that_no_server_takes() {
    let path = "/a".repeat(1_001);
    let paths = format!("paths:\n  ? {path}\n  : {{ get: {{ responses: {{}} }} }}\n");
    let text = document("3.0.3", &paths);
    let said = repaired("/paths", &text);
    let start = "/a".repeat(20);
    let wrong = format!("warning[long-path]: the path that begins with `{start}` is longer than 2000 bytes\n");
    assert!(said.starts_with(&wrong) && said.ends_with("=> {}\n"), "{said}");
}

#[test]
fn a_path_and_its_parameter_have_different_names() {
    assert_snapshot!(paths(
        "  /a/{id}:
    get:
      responses: {}
      parameters:
      - { name: theId, in: path, required: true, schema: {} }
"
    ), @r#"
    warning[path-parameters]: the path `/a/{id}` has no variable `theId`
     --> api.yaml:8:17
      |
    8 |       - { name: theId, in: path, required: true, schema: {} }
      |                 ^^^^^ read as `id`
      |
      = at: /paths/~1a~1{id}/get/parameters/0/name

    warning: 1 warning
    => {"/a/{id}":{"get":{"parameters":[{"in":"path","name":"id","required":true,"schema":{}}],"responses":{}}}}
    "#);
}

#[test]
fn names_that_are_spelled_alike_go_together() {
    assert_snapshot!(paths(
        "  /a/{access-type}/{id}:
    parameters:
    - { name: accessType, in: path, required: true, schema: {} }
    - { name: other, in: path, required: true, schema: {} }
    get:
      responses: {}
"
    ), @r#"
    warning[path-parameters]: the path `/a/{access-type}/{id}` has no variable `accessType`
     --> api.yaml:6:15
      |
    6 |     - { name: accessType, in: path, required: true, schema: {} }
      |               ^^^^^^^^^^ read as `access-type`
      |
      = at: /paths/~1a~1{access-type}~1{id}/parameters/0/name

    warning[path-parameters]: the path `/a/{access-type}/{id}` has no variable `other`
     --> api.yaml:7:15
      |
    7 |     - { name: other, in: path, required: true, schema: {} }
      |               ^^^^^ read as `id`
      |
      = at: /paths/~1a~1{access-type}~1{id}/parameters/1/name

    warning: 2 warnings
    => {"/a/{access-type}/{id}":{"get":{"responses":{}},"parameters":[{"in":"path","name":"access-type","required":true,"schema":{}},{"in":"path","name":"id","required":true,"schema":{}}]}}
    "#);
}

#[test]
fn a_shared_parameter_keeps_its_name_for_others() {
    assert_snapshot!(repaired("", &document("3.0.3", "
paths:
  /a/{id}:
    get:
      responses: {}
      parameters:
      - $ref: '#/components/parameters/Key'
components:
  parameters:
    Key: { name: key, in: path, required: true, schema: {} }
")), @r#"
    warning[path-parameters]: the path `/a/{id}` has no variable `key`
     --> api.yaml:9:15
      |
    9 |       - $ref: '#/components/parameters/Key'
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ read as `id`
      |
      = at: /paths/~1a~1{id}/get/parameters/0/$ref

    warning: 1 warning
    => {"components":{"parameters":{"Key":{"in":"path","name":"key","required":true,"schema":{}}}},"info":{"title":"T","version":"v1"},"openapi":"3.0.3","paths":{"/a/{id}":{"get":{"parameters":[{"in":"path","name":"id","required":true,"schema":{}}],"responses":{}}}}}
    "#);
}

#[test]
fn a_variable_without_a_parameter() {
    assert_snapshot!(paths("  /a/{id}: { get: { responses: {} } }"), @r#"
    warning[path-parameters]: the variable `id` of the path `/a/{id}` has no parameter
     --> api.yaml:4:14
      |
    4 |   /a/{id}: { get: { responses: {} } }
      |              ^^^ read as a required string
      |
      = at: /paths/~1a~1{id}/get

    warning: 1 warning
    => {"/a/{id}":{"get":{"parameters":[{"in":"path","name":"id","required":true,"schema":{"type":"string"}}],"responses":{}}}}
    "#);
}

#[test]
fn a_parameter_without_a_variable() {
    assert_snapshot!(paths(
        "  /a:
    get:
      responses: {}
      parameters:
      - { name: id, in: path, required: true, schema: {} }
      - { name: limit, in: query, schema: {} }
"
    ), @r#"
    warning[path-parameters]: the path `/a` has no variable `id`
     --> api.yaml:8:17
      |
    8 |       - { name: id, in: path, required: true, schema: {} }
      |                 ^^ left out
      |
      = at: /paths/~1a/get/parameters/0/name

    warning: 1 warning
    => {"/a":{"get":{"parameters":[{"in":"query","name":"limit","schema":{}}],"responses":{}}}}
    "#);
}

#[test]
fn a_path_parameter_that_is_not_required() {
    assert_snapshot!(paths(
        "  /a/{b}/{c}:
    get:
      responses: {}
      parameters:
      - { name: b, in: path, schema: {} }
      - { name: c, in: path, required: false, schema: {} }
"
    ), @r#"
    warning[optional-path-parameter]: a path parameter must have `required: true`
     --> api.yaml:8:24
      |
    8 |       - { name: b, in: path, schema: {} }
      |                        ^^^^ read as required
      |
      = at: /paths/~1a~1{b}~1{c}/get/parameters/0/in

    warning[optional-path-parameter]: a path parameter cannot be optional
     --> api.yaml:9:40
      |
    9 |       - { name: c, in: path, required: false, schema: {} }
      |                                        ^^^^^ read as required
      |
      = at: /paths/~1a~1{b}~1{c}/get/parameters/1/required

    warning: 2 warnings
    => {"/a/{b}/{c}":{"get":{"parameters":[{"in":"path","name":"b","required":true,"schema":{}},{"in":"path","name":"c","required":true,"schema":{}}],"responses":{}}}}
    "#);
}

#[test]
fn a_body_without_a_media_type() {
    assert_snapshot!(operation("responses: { '409': { description: d, content: { schema: { type: object } } } }"), @r#"
    warning[missing-media-type]: a media type is missing between `content` and `schema`
     --> api.yaml:6:56
      |
    6 |       responses: { '409': { description: d, content: { schema: { type: object } } } }
      |                                                        ^^^^^^ read as the schema of `application/json`
      |
      = at: /paths/~1a/get/responses/409/content/schema

    warning: 1 warning
    => {"responses":{"409":{"content":{"application/json":{"schema":{"type":"object"}}},"description":"d"}}}
    "#);
    assert_snapshot!(operation("responses: { '409': { description: d, schema: { type: object } } }"), @r#"
    warning[missing-media-type]: a schema must stand under a media type in `content`
     --> api.yaml:6:45
      |
    6 |       responses: { '409': { description: d, schema: { type: object } } }
      |                                             ^^^^^^ read as the schema of `application/json`
      |
      = at: /paths/~1a/get/responses/409/schema

    warning: 1 warning
    => {"responses":{"409":{"content":{"application/json":{"schema":{"type":"object"}}},"description":"d"}}}
    "#);
}

#[test]
fn a_response_without_a_description() {
    assert_snapshot!(operation("responses: { '204': , 2xx: {} }"), @r#"
    warning[missing-value]: `204` has no value
     --> api.yaml:6:20
      |
    6 |       responses: { '204': , 2xx: {} }
      |                    ^^^^^ read as an empty object
      |
      = at: /paths/~1a/get/responses/204

    warning[missing-field]: a response must have the field `description`
     --> api.yaml:6:20
      |
    6 |       responses: { '204': , 2xx: {} }
      |                    ^^^^^ read as if the description were empty
      |
      = at: /paths/~1a/get/responses/204

    warning[status-code]: `2xx` is not a status code
     --> api.yaml:6:29
      |
    6 |       responses: { '204': , 2xx: {} }
      |                             ^^^ read as `2XX`
      |
      = at: /paths/~1a/get/responses/2xx

    warning[missing-field]: a response must have the field `description`
     --> api.yaml:6:29
      |
    6 |       responses: { '204': , 2xx: {} }
      |                             ^^^ read as if the description were empty
      |
      = at: /paths/~1a/get/responses/2xx

    warning: 4 warnings
    => {"responses":{"204":{"description":""},"2XX":{"description":""}}}
    "#);
}

#[test]
fn no_responses() {
    assert_snapshot!(operation("deprecated: true"), @r#"
    warning[missing-field]: an operation must have the field `responses`
     --> api.yaml:5:5
      |
    5 |     get:
      |     ^^^ read as an operation without documented responses
      |
      = at: /paths/~1a/get

    warning: 1 warning
    => {"deprecated":true,"responses":{}}
    "#);
}

#[test]
fn a_form_with_styles() {
    assert_snapshot!(operation(
        "
        responses: {}
        requestBody:
          content:
            multipart/form-data:
              schema: { type: object }
              encoding: { a: { explode: false }, b: { style: spaceDelimited }, c: { contentType: text/csv } }
        "
    ), @r#"=> {"requestBody":{"content":{"multipart/form-data":{"encoding":{"a":{"explode":false,"style":"form"},"b":{"explode":false,"style":"spaceDelimited"},"c":{"contentType":"text/csv"}},"schema":{"type":"object"}}}},"responses":{}}"#);
}

#[test]
fn a_body_without_any_media_type() {
    assert_snapshot!(operation("{ responses: {}, requestBody: { content: {} } }"), @r#"
    warning[missing-media-type]: a request body must have a media type
     --> api.yaml:6:24
      |
    6 |       { responses: {}, requestBody: { content: {} } }
      |                        ^^^^^^^^^^^ left out
      |
      = at: /paths/~1a/get/requestBody

    warning: 1 warning
    => {"responses":{}}
    "#);
}

#[test]
fn a_tag_twice() {
    assert_snapshot!(operation("{ responses: {}, tags: [a, b, a] }"), @r#"
    warning[duplicate]: the operation has the tag "a" twice
     --> api.yaml:6:37
      |
    6 |       { responses: {}, tags: [a, b, a] }
      |                                     ^ read once
      |
      = at: /paths/~1a/get/tags/2

    warning: 1 warning
    => {"responses":{},"tags":["a","b"]}
    "#);
}

#[test]
fn callbacks() {
    assert_snapshot!(operation("{ responses: {}, callbacks: { done: { '{$url}': 5 } } }"), @r#"
    note[callbacks]: callbacks are requests that the service sends; a client has no part in them
     --> api.yaml:6:24
      |
    6 |       { responses: {}, callbacks: { done: { '{$url}': 5 } } }
      |                        ^^^^^^^^^ left out
      |
      = at: /paths/~1a/get/callbacks

    note: 1 note
    => {"responses":{}}
    "#);
}

#[test]
fn the_same_operation_id_twice() {
    assert_snapshot!(repaired("/paths", &document("3.0.3", "
paths:
  /a: { get: { operationId: same, responses: {} } }
  /b: { get: { operationId: same, responses: {} } }
")), @r#"
    warning[operation-id]: two operations have the `operationId` `same`
     --> api.yaml:6:29
      |
    5 |   /a: { get: { operationId: same, responses: {} } }
      |                             ---- this is the other one
    6 |   /b: { get: { operationId: same, responses: {} } }
      |                             ^^^^ ignored
      |
      = at: /paths/~1b/get/operationId
      = help: give each operation an `operationId` of its own, or a name under `[operations]` of the config

    warning: 1 warning
    => {"/a":{"get":{"operationId":"same","responses":{}}},"/b":{"get":{"responses":{}}}}
    "#);
}
