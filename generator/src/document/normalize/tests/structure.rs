//! What is not as the tables say, and not clear.

use insta::assert_snapshot;

use super::{document, operation, repaired, run, schema};

#[test]
fn a_value_of_the_wrong_type() {
    assert_snapshot!(schema("{ type: object, required: name }"), @r#"
    warning[wrong-type]: `required` must be a list of strings, found a string
     --> api.yaml:8:33
      |
    8 |       { type: object, required: name }
      |                                 ^^^^ ignored
      |
      = at: /components/schemas/A/required

    warning: 1 warning
    => {"type":"object"}
    "#);
    assert_snapshot!(schema("{ type: object, properties: [a] }"), @r#"
    warning[wrong-type]: `properties` must be a map of schemas, found a list
     --> api.yaml:8:35
      |
    8 |       { type: object, properties: [a] }
      |                                   ^ ignored
      |
      = at: /components/schemas/A/properties

    warning: 1 warning
    => {"type":"object"}
    "#);
    assert_snapshot!(schema("{ type: string, minLength: -1 }"), @r#"
    warning[wrong-type]: `minLength` must be a whole number from 0, found -1
     --> api.yaml:8:34
      |
    8 |       { type: string, minLength: -1 }
      |                                  ^^ ignored
      |
      = at: /components/schemas/A/minLength

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ type: string, nullable: 1 }"), @r#"
    warning[wrong-type]: `nullable` must be `true` or `false`, found 1
     --> api.yaml:8:33
      |
    8 |       { type: string, nullable: 1 }
      |                                 ^ ignored
      |
      = at: /components/schemas/A/nullable

    warning: 1 warning
    => {"type":"string"}
    "#);
    assert_snapshot!(schema("{ oneOf: [5] }"), @r#"
    warning[wrong-type]: an item of `oneOf` must be an object, found 5
     --> api.yaml:8:17
      |
    8 |       { oneOf: [5] }
      |                 ^ read as any value
      |
      = at: /components/schemas/A/oneOf/0

    warning: 1 warning
    => {"oneOf":[{}]}
    "#);
    assert_snapshot!(schema("{ type: object, additionalProperties: 5 }"), @r#"
    warning[wrong-type]: `additionalProperties` must be `true`, `false` or an object, found 5
     --> api.yaml:8:45
      |
    8 |       { type: object, additionalProperties: 5 }
      |                                             ^ ignored
      |
      = at: /components/schemas/A/additionalProperties

    warning: 1 warning
    => {"type":"object"}
    "#);
    assert_snapshot!(schema("{ type: object, required: [{}] }"), @r#"
    warning[wrong-type]: an item of `required` must be a string, found an object
     --> api.yaml:8:34
      |
    8 |       { type: object, required: [{}] }
      |                                  ^ ignored
      |
      = at: /components/schemas/A/required/0

    warning: 1 warning
    => {"required":[],"type":"object"}
    "#);
    assert_snapshot!(operation("{ responses: [], tags: a }"), @r#"
    warning[wrong-type]: `responses` must be an object, found a list
     --> api.yaml:6:20
      |
    6 |       { responses: [], tags: a }
      |                    ^ ignored
      |
      = at: /paths/~1a/get/responses

    warning[wrong-type]: `tags` must be a list of strings, found a string
     --> api.yaml:6:30
      |
    6 |       { responses: [], tags: a }
      |                              ^ ignored
      |
      = at: /paths/~1a/get/tags

    warning: 2 warnings
    => {"responses":{}}
    "#);
}

#[test]
fn an_item_without_a_value() {
    assert_snapshot!(schema("{ oneOf: [null] }"), @r#"
    warning[wrong-type]: an item of `oneOf` must be an object, found null
     --> api.yaml:8:17
      |
    8 |       { oneOf: [null] }
      |                 ^^^^ read as any value
      |
      = at: /components/schemas/A/oneOf/0

    warning: 1 warning
    => {"oneOf":[{}]}
    "#);
    assert_snapshot!(operation("{ responses: {}, tags: [1] }"), @r#"
    warning[wrong-type]: an item of `tags` must be a string, found a number
     --> api.yaml:6:31
      |
    6 |       { responses: {}, tags: [1] }
      |                               ^ read as "1"
      |
      = at: /paths/~1a/get/tags/0

    warning: 1 warning
    => {"responses":{},"tags":["1"]}
    "#);
}

#[test]
fn a_required_field_that_is_missing() {
    assert_snapshot!(operation("{ responses: {}, parameters: [{ in: query, schema: {} }] }"), @r#"
    warning[missing-field]: a parameter must have the field `name`
     --> api.yaml:6:37
      |
    6 |       { responses: {}, parameters: [{ in: query, schema: {} }] }
      |                                     ^ the parameter is left out
      |
      = at: /paths/~1a/get/parameters/0

    warning: 1 warning
    => {"parameters":[],"responses":{}}
    "#);
    assert_snapshot!(operation("{ responses: {}, externalDocs: {} }"), @r#"
    warning[missing-field]: external documentation must have the field `url`
     --> api.yaml:6:24
      |
    6 |       { responses: {}, externalDocs: {} }
      |                        ^^^^^^^^^^^^ ignored
      |
      = at: /paths/~1a/get/externalDocs

    warning: 1 warning
    => {"responses":{}}
    "#);
    assert_snapshot!(operation("{ responses: {}, requestBody: {} }"), @r#"
    warning[missing-field]: a request body must have the field `content`
     --> api.yaml:6:24
      |
    6 |       { responses: {}, requestBody: {} }
      |                        ^^^^^^^^^^^ read as any value
      |
      = at: /paths/~1a/get/requestBody

    warning: 1 warning
    => {"requestBody":{"content":{"*/*":{}}},"responses":{}}
    "#);
    let text = "paths: {}\ncomponents: { securitySchemes: { key: { type: apiKey, name: k } } }";
    assert_snapshot!(run(&document("3.0.3", text)).0, @"
    warning[missing-field]: a security scheme must have the field `in`
     --> api.yaml:4:34
      |
    4 | components: { securitySchemes: { key: { type: apiKey, name: k } } }
      |                                  ^^^ the security scheme is left out
      |
      = at: /components/securitySchemes/key

    warning: 1 warning
    ");
}

#[test]
fn a_field_that_does_not_exist() {
    assert_snapshot!(operation("{ responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }"), @r#"
    warning[field-case]: unknown field `operationid` in an operation
     --> api.yaml:6:24
      |
    6 |       { responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }
      |                        ^^^^^^^^^^^ read as `operationId`
      |
      = at: /paths/~1a/get/operationid

    warning[unknown-field]: unknown field `sumary` in an operation
     --> api.yaml:6:40
      |
    6 |       { responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }
      |                                        ^^^^^^ ignored
      |
      = at: /paths/~1a/get/sumary
      = help: did you mean `summary`?

    warning[unknown-field]: unknown field `wibble` in an operation
     --> api.yaml:6:51
      |
    6 |       { responses: {}, operationid: a, sumary: b, wibble: c, x-own: d }
      |                                                   ^^^^^^ ignored
      |
      = at: /paths/~1a/get/wibble

    warning: 3 warnings
    => {"operationId":"a","responses":{},"x-own":"d"}
    "#);
}

#[test]
fn a_value_that_is_not_among_the_choices() {
    assert_snapshot!(operation("{ responses: {}, parameters: [{ name: a, in: qery, schema: {} }] }"), @r#"
    warning[unknown-word]: `in` must be `cookie`, `header`, `path` or `query`, found "qery"
     --> api.yaml:6:52
      |
    6 |       { responses: {}, parameters: [{ name: a, in: qery, schema: {} }] }
      |                                                    ^^^^ read as "query"
      |
      = at: /paths/~1a/get/parameters/0/in

    warning: 1 warning
    => {"parameters":[{"in":"query","name":"a","schema":{}}],"responses":{}}
    "#);
}

#[test]
fn one_of_two_fields() {
    assert_snapshot!(operation("{ responses: {}, parameters: [{ name: a, in: query, schema: {}, content: {} }] }"), @r#"
    warning[exclusive-fields]: a parameter cannot have both `schema` and `content`
     --> api.yaml:6:71
      |
    6 |       { responses: {}, parameters: [{ name: a, in: query, schema: {}, content: {} }] }
      |                                                                       ^^^^^^^ ignored
      |
      = at: /paths/~1a/get/parameters/0/content

    warning: 1 warning
    => {"parameters":[{"in":"query","name":"a","schema":{}}],"responses":{}}
    "#);
    let text = "responses: { '200': { description: d, links: { a: {} } } }";
    assert_snapshot!(operation(text), @r#"
    warning[missing-field]: a link must have the field `operationId` or `operationRef`
     --> api.yaml:6:54
      |
    6 |       responses: { '200': { description: d, links: { a: {} } } }
      |                                                      ^ read as an empty one
      |
      = at: /paths/~1a/get/responses/200/links/a

    warning: 1 warning
    => {"responses":{"200":{"description":"d","links":{"a":{"operationId":""}}}}}
    "#);
}

#[test]
fn a_parameter_of_several_media_types() {
    let text = "{ responses: {}, parameters: [{ name: a, in: query, content: { text/csv: {}, text/plain: {} } }] }";
    assert_snapshot!(operation(text), @r#"
    warning[several-media-types]: the `content` of a parameter must have exactly one media type
     --> api.yaml:6:59
      |
    6 |       { responses: {}, parameters: [{ name: a, in: query, content: { text/csv: {}, text/plain: {} } }] }
      |                                                           ^^^^^^^ the first is read
      |
      = at: /paths/~1a/get/parameters/0/content

    warning: 1 warning
    => {"parameters":[{"content":{"text/csv":{}},"in":"query","name":"a"}],"responses":{}}
    "#);
}

#[test]
fn names_in_maps() {
    assert_snapshot!(repaired("/paths", &document("3.0.3", "paths: { a: {}, /a: {}, /../b: {}, '/a/{': {} }")), @r#"
    warning[path-slash]: the path `a` must begin with a slash
     --> api.yaml:3:10
      |
    3 | paths: { a: {}, /a: {}, /../b: {}, '/a/{': {} }
      |          ^ its operations are left out
      |
      = at: /paths/a
      = help: write it as `/a`

    warning[path-segments]: the path `/../b` must not contain the segment `..`
     --> api.yaml:3:25
      |
    3 | paths: { a: {}, /a: {}, /../b: {}, '/a/{': {} }
      |                         ^^^^^ its operations are left out
      |
      = at: /paths/~1..~1b
      = help: write the path that it leads to: clients and servers take such segments out

    warning[path-variables]: the variables of the path `/a/{` cannot be made out
     --> api.yaml:3:36
      |
    3 | paths: { a: {}, /a: {}, /../b: {}, '/a/{': {} }
      |                                    ^^^^^^ its operations are left out
      |
      = at: /paths/~1a~1{
      = help: a variable is written as `{name}`

    warning: 3 warnings
    => {"/a":{}}
    "#);
    assert_snapshot!(operation("responses: { 200: { description: d }, ok: { description: d }, 600: { description: d } }"), @r#"
    warning[status-code]: `ok` is not a status code
     --> api.yaml:6:45
      |
    6 |       responses: { 200: { description: d }, ok: { description: d }, 600: { description: d } }
      |                                             ^^ the response is left out
      |
      = at: /paths/~1a/get/responses/ok
      = help: a status code has three digits; `4XX` stands for a range, and `default` for all others

    warning: 1 warning
    => {"responses":{"200":{"description":"d"},"600":{"description":"d"}}}
    "#);
    assert_snapshot!(operation("responses: { '200': { description: d, content: { json: {} } } }"), @r#"
    warning[media-type]: `json` is not a media type
     --> api.yaml:6:56
      |
    6 |       responses: { '200': { description: d, content: { json: {} } } }
      |                                                        ^^^^ the media type is left out
      |
      = at: /paths/~1a/get/responses/200/content/json
      = help: a media type is written as `application/json`

    warning: 1 warning
    => {"responses":{"200":{"content":{"*/*":{}},"description":"d"}}}
    "#);
    let text = "paths: {}\ncomponents: { schemas: { 'A B': {} } }";
    assert_snapshot!(repaired("/components", &document("3.0.3", text)), @r#"
    warning[component-name]: `A B` is not a valid name of a component
     --> api.yaml:4:26
      |
    4 | components: { schemas: { 'A B': {} } }
      |                          ^^^^^ read as it is
      |
      = at: /components/schemas/A B
      = help: names consist of the letters A to Z and a to z, digits, `.`, `-` and `_`

    warning: 1 warning
    => {"schemas":{"A B":{}}}
    "#);
}

#[test]
fn a_reference_in_a_place_that_has_none() {
    assert_snapshot!(operation("{ responses: {}, externalDocs: { $ref: '#/components/x' } }"), @r#"
    warning[missing-field]: external documentation must have the field `url`
     --> api.yaml:6:24
      |
    6 |       { responses: {}, externalDocs: { $ref: '#/components/x' } }
      |                        ^^^^^^^^^^^^ ignored
      |
      = at: /paths/~1a/get/externalDocs

    warning[misplaced-reference]: a reference cannot stand in the place of external documentation
     --> api.yaml:6:40
      |
    6 |       { responses: {}, externalDocs: { $ref: '#/components/x' } }
      |                                        ^^^^ ignored
      |
      = at: /paths/~1a/get/externalDocs/$ref

    warning: 2 warnings
    => {"responses":{}}
    "#);
}
