//! Parameters and headers that are wrong but clear.

use insta::assert_snapshot;

use super::operation;

/// What is said about a query parameter, and what becomes of its operation.
fn parameter(text: &str) -> String {
    operation(&format!("responses: {{}}\nparameters:\n- {text}"))
}

#[test]
fn names_of_values_outside_of_the_schema() {
    assert_snapshot!(parameter("{ name: a, in: query, enum: [b], x-enum-varnames: [B] }"), @r#"
    warning[parameter-schema]: `enum` belongs in the schema of the parameter
     --> api.yaml:8:31
      |
    8 |       - { name: a, in: query, enum: [b], x-enum-varnames: [B] }
      |                               ^^^^ read as if it stood there
      |
      = at: /paths/~1a/get/parameters/0/enum

    warning[parameter-schema]: `x-enum-varnames` belongs in the schema of the parameter
     --> api.yaml:8:42
      |
    8 |       - { name: a, in: query, enum: [b], x-enum-varnames: [B] }
      |                                          ^^^^^^^^^^^^^^^ read as if it stood there
      |
      = at: /paths/~1a/get/parameters/0/x-enum-varnames

    warning: 2 warnings
    => {"parameters":[{"in":"query","name":"a","schema":{"enum":["b"],"x-enum-varnames":["B"]}}],"responses":{}}
    "#);
    assert_snapshot!(parameter("{ name: a, in: query, schema: { type: string }, x-enum-varnames: [B] }"), @r#"=> {"parameters":[{"in":"query","name":"a","schema":{"type":"string"},"x-enum-varnames":["B"]}],"responses":{}}"#);
}

#[test]
fn keywords_outside_of_the_schema() {
    assert_snapshot!(parameter("{ name: a, in: query, type: integer, default: '5' }"), @r#"
    warning[parameter-schema]: `type` belongs in the schema of the parameter
     --> api.yaml:8:31
      |
    8 |       - { name: a, in: query, type: integer, default: '5' }
      |                               ^^^^ read as if it stood there
      |
      = at: /paths/~1a/get/parameters/0/type

    warning[parameter-schema]: `default` belongs in the schema of the parameter
     --> api.yaml:8:46
      |
    8 |       - { name: a, in: query, type: integer, default: '5' }
      |                                              ^^^^^^^ read as if it stood there
      |
      = at: /paths/~1a/get/parameters/0/default

    warning[default-value]: the default must be an integer, found a string
     --> api.yaml:8:55
      |
    8 |       - { name: a, in: query, type: integer, default: '5' }
      |                                                       ^^^ read as 5
      |
      = at: /paths/~1a/get/parameters/0/default

    warning: 3 warnings
    => {"parameters":[{"in":"query","name":"a","schema":{"default":5,"type":"integer"}}],"responses":{}}
    "#);
    assert_snapshot!(parameter("{ name: a, in: query, schema: { type: string, default: b }, default: c }"), @r#"
    warning[parameter-schema]: `default` belongs in the schema of the parameter
     --> api.yaml:8:69
      |
    8 |       - { name: a, in: query, schema: { type: string, default: b }, default: c }
      |                                                                     ^^^^^^^ ignored: the schema has its own
      |
      = at: /paths/~1a/get/parameters/0/default

    warning: 1 warning
    => {"parameters":[{"in":"query","name":"a","schema":{"default":"b","type":"string"}}],"responses":{}}
    "#);
}

#[test]
fn no_schema() {
    assert_snapshot!(parameter("{ name: a, in: query }"), @r#"
    warning[parameter-schema]: the parameter `a` has neither `schema` nor `content`
     --> api.yaml:8:9
      |
    8 |       - { name: a, in: query }
      |         ^ read as a string
      |
      = at: /paths/~1a/get/parameters/0

    warning: 1 warning
    => {"parameters":[{"in":"query","name":"a","schema":{"type":"string"}}],"responses":{}}
    "#);
}

#[test]
fn the_style_of_another_location() {
    assert_snapshot!(parameter("{ name: a, in: header, style: form, schema: {} }"), @r#"
    warning[parameter-style]: a header parameter cannot have the style `form`
     --> api.yaml:8:39
      |
    8 |       - { name: a, in: header, style: form, schema: {} }
      |                                       ^^^^ read as `simple`
      |
      = at: /paths/~1a/get/parameters/0/style

    warning: 1 warning
    => {"parameters":[{"in":"header","name":"a","schema":{}}],"responses":{}}
    "#);
}

#[test]
fn a_location_that_does_not_exist() {
    assert_snapshot!(parameter("{ name: a, in: body, schema: {} }"), @r#"
    warning[unknown-word]: `in` must be `cookie`, `header`, `path` or `query`, found `body`
     --> api.yaml:8:24
      |
    8 |       - { name: a, in: body, schema: {} }
      |                        ^^^^ the parameter is left out
      |
      = at: /paths/~1a/get/parameters/0/in
      = help: OpenAPI 3.0 describes a body by `requestBody`

    warning: 1 warning
    => {"parameters":[],"responses":{}}
    "#);
    assert_snapshot!(parameter("{ name: a, in: Query, schema: {} }"), @r#"
    warning[unknown-word]: `in` must be `cookie`, `header`, `path` or `query`, found "Query"
     --> api.yaml:8:24
      |
    8 |       - { name: a, in: Query, schema: {} }
      |                        ^^^^^ read as "query"
      |
      = at: /paths/~1a/get/parameters/0/in

    warning: 1 warning
    => {"parameters":[{"in":"query","name":"a","schema":{}}],"responses":{}}
    "#);
}

#[test]
fn declared_twice() {
    assert_snapshot!(parameter(
        "{ name: a, in: query, schema: {} }
- { name: A, in: query, schema: {} }
- { name: a, in: query, schema: {}, description: d }
- { name: X-B, in: header, schema: {} }
- { name: x-b, in: header, schema: {} }
- { name: last, in: query, description: 1, schema: {} }"
    ), @r#"
    warning[duplicate]: the query parameter `a` is declared twice
      --> api.yaml:10:9
       |
     8 |       - { name: a, in: query, schema: {} }
       |         - this declaration counts
     9 |       - { name: A, in: query, schema: {} }
    10 |       - { name: a, in: query, schema: {}, description: d }
       |         ^ ignored
       |
       = at: /paths/~1a/get/parameters/2

    warning[duplicate]: the header parameter `x-b` is declared twice
      --> api.yaml:12:9
       |
    11 |       - { name: X-B, in: header, schema: {} }
       |         - this declaration counts
    12 |       - { name: x-b, in: header, schema: {} }
       |         ^ ignored
       |
       = at: /paths/~1a/get/parameters/4

    warning[wrong-type]: `description` must be a string, found a number
      --> api.yaml:13:47
       |
    13 |       - { name: last, in: query, description: 1, schema: {} }
       |                                               ^ read as "1"
       |
       = at: /paths/~1a/get/parameters/5/description

    warning: 3 warnings
    => {"parameters":[{"in":"query","name":"a","schema":{}},{"in":"query","name":"A","schema":{}},{"in":"header","name":"X-B","schema":{}},{"description":"1","in":"query","name":"last","schema":{}}],"responses":{}}
    "#);
}

#[test]
fn a_header_that_openapi_ignores() {
    assert_snapshot!(parameter("{ name: authorization, in: header, schema: {} }"), @r#"
    warning[ignored-header]: OpenAPI ignores a header parameter of the name `authorization`
     --> api.yaml:8:9
      |
    8 |       - { name: authorization, in: header, schema: {} }
      |         ^ ignored
      |
      = at: /paths/~1a/get/parameters/0

    warning: 1 warning
    => {"parameters":[],"responses":{}}
    "#);
}

#[test]
fn examples_that_are_none() {
    assert_snapshot!(parameter("{ name: a, in: query, schema: {}, examples: [x] }"), @r#"
    note[example]: `examples` must be a map of examples by name
     --> api.yaml:8:43
      |
    8 |       - { name: a, in: query, schema: {}, examples: [x] }
      |                                           ^^^^^^^^ ignored
      |
      = at: /paths/~1a/get/parameters/0/examples

    note: 1 note
    => {"parameters":[{"in":"query","name":"a","schema":{}}],"responses":{}}
    "#);
    assert_snapshot!(parameter("{ name: a, in: query, schema: {}, examples: { x: 1, y: { id: 1 }, z: { value: 1 } } }"), @r#"
    note[example]: the example `x` has no field `value`
     --> api.yaml:8:55
      |
    8 |       - { name: a, in: query, schema: {}, examples: { x: 1, y: { id: 1 }, z: { value: 1 } } }
      |                                                       ^ read as the value itself
      |
      = at: /paths/~1a/get/parameters/0/examples/x

    note[example]: the example `y` has no field `value`
     --> api.yaml:8:61
      |
    8 |       - { name: a, in: query, schema: {}, examples: { x: 1, y: { id: 1 }, z: { value: 1 } } }
      |                                                             ^ read as the value itself
      |
      = at: /paths/~1a/get/parameters/0/examples/y

    note: 2 notes
    => {"parameters":[{"examples":{"x":{"value":1},"y":{"value":{"id":1}},"z":{"value":1}},"in":"query","name":"a","schema":{}}],"responses":{}}
    "#);
}

#[test]
fn an_example_that_is_described_by_something_else() {
    assert_snapshot!(parameter("{ name: a, in: query, schema: {}, examples: { x: { summary: [s], value: 1 } } }"), @r#"
    note[example]: `summary` must be a string, found a list
     --> api.yaml:8:69
      |
    8 |       - { name: a, in: query, schema: {}, examples: { x: { summary: [s], value: 1 } } }
      |                                                                     ^ ignored
      |
      = at: /paths/~1a/get/parameters/0/examples/x/summary

    note: 1 note
    => {"parameters":[{"examples":{"x":{"value":1}},"in":"query","name":"a","schema":{}}],"responses":{}}
    "#);
}

#[test]
fn a_header_with_explode() {
    assert_snapshot!(operation(
        "responses: { '200': { description: d, headers: { X: { explode: true, schema: {} } } } }"
    ), @r#"
    warning[ignored-header]: `explode` is not supported in a header that is not a parameter
     --> api.yaml:6:61
      |
    6 |       responses: { '200': { description: d, headers: { X: { explode: true, schema: {} } } } }
      |                                                             ^^^^^^^ ignored
      |
      = at: /paths/~1a/get/responses/200/headers/X/explode

    warning: 1 warning
    => {"responses":{"200":{"description":"d","headers":{"X":{"schema":{}}}}}}
    "#);
}
