//! References, and components that are defined by themselves.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{document, messages, repaired};

/// The messages about components that are given as they are, without the stages before.
fn messages_about(components: Value) -> String {
    messages(json!({
        "openapi": "3.0.3",
        "info": { "title": "T", "version": "v1" },
        "paths": {},
        "components": components,
    }))
}

#[test]
fn a_reference_to_nothing_or_to_something_else() {
    assert_snapshot!(messages_about(json!({
        "schemas": {
            "A": { "items": { "$ref": "#/components/schemas/Pat" } },
            "B": { "items": { "$ref": "#/components/parameters/Limit" } },
            "C": { "items": { "$ref": "#/components/schemas/A/items" } },
            "D": { "items": { "$ref": "other.yaml" } },
            "E": { "items": { "$ref": 5 } },
            "Pet": {},
        },
        "parameters": { "Limit": { "name": "limit", "in": "query", "schema": {} } },
    })), @"
    the reference `#/components/schemas/Pat` leads nowhere
    the reference `#/components/parameters/Limit` leads to a parameter
    the reference `#/components/schemas/A/items` does not lead to a component
    the reference `other.yaml` does not lead to a component
    `$ref` must be a string, found a number
    ");
}

#[test]
fn a_circle_of_parameters() {
    assert_snapshot!(messages_about(json!({ "parameters": {
        "A": { "$ref": "#/components/parameters/B" },
        "B": { "$ref": "#/components/parameters/A" },
    } })), @"");
}

#[test]
fn schemas_that_are_themselves() {
    let text = "paths: {}
components:
  schemas:
    A: { allOf: [{ $ref: '#/components/schemas/B' }], description: It. }
    B: { allOf: [{ type: object }, { $ref: '#/components/schemas/C' }] }
    C: { allOf: [{ $ref: '#/components/schemas/A' }] }
    D: { oneOf: [{ type: string }, { anyOf: [{ $ref: '#/components/schemas/D' }] }] }
";
    let text = document("3.0.3", text);
    assert!(repaired("/components/schemas/D", &text).ends_with("=> {}\n"));
    assert_snapshot!(repaired("/components/schemas/A", &text), @r#"
    warning[circular-schema]: the schema `A` is defined by itself
     --> api.yaml:6:26
      |
    6 |     A: { allOf: [{ $ref: '#/components/schemas/B' }], description: It. }
      |                          ^^^^^^^^^^^^^^^^^^^^^^^^ `A` → `B` → `C` → `A`; read as any value
    7 |     B: { allOf: [{ type: object }, { $ref: '#/components/schemas/C' }] }
      |                                            ------------------------ `B` leads on from here
    8 |     C: { allOf: [{ $ref: '#/components/schemas/A' }] }
      |                          ------------------------ `C` leads on from here
      |
      = at: /components/schemas/A/allOf/0/$ref
      = help: take one of these references out of the circle

    warning[circular-schema]: the schema `D` is defined by itself
     --> api.yaml:9:54
      |
    9 |     D: { oneOf: [{ type: string }, { anyOf: [{ $ref: '#/components/schemas/D' }] }] }
      |                                                      ^^^^^^^^^^^^^^^^^^^^^^^^ `D` → `D`; read as any value
      |
      = at: /components/schemas/D/oneOf/1/anyOf/0/$ref
      = help: take one of these references out of the circle

    warning: 2 warnings
    => {"description":"It."}
    "#);
}

#[test]
fn schemas_that_hold_themselves_or_inherit() {
    let text = "
paths: {}
components:
  schemas:
    Tree: { properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
    Pet: { type: object, oneOf: [{ $ref: '#/components/schemas/Cat' }] }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
";
    assert_snapshot!(repaired("/paths", &document("3.0.3", text)), @"=> {}");
}

#[test]
fn fields_beside_a_reference() {
    let text = "
paths:
  /a:
    get:
      responses:
        '200': { $ref: '#/components/responses/Done', description: All done }
components:
  responses:
    Done: { description: Done }
";
    assert_snapshot!(repaired("/paths/~1a/get/responses", &document("3.0.3", text)), @r#"
    warning[beside-reference]: OpenAPI 3.0 ignores what stands beside `$ref`, here `description`
     --> api.yaml:8:55
      |
    8 |         '200': { $ref: '#/components/responses/Done', description: All done }
      |                                                       ^^^^^^^^^^^ not ignored: it adds to what the reference leads to
      |
      = at: /paths/~1a/get/responses/200/description

    warning: 1 warning
    => {"200":{"description":"All done"}}
    "#);
    assert_snapshot!(repaired("/paths/~1a/get/responses", &document("3.1.0", text)), @r#"=> {"200":{"description":"All done"}}"#);
}
