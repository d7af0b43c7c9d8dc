//! What stands beside a `$ref`.

use insta::assert_snapshot;
use serde_json::json;

use crate::document::Selection;
use crate::document::testing::{Project, bundled};

#[test]
fn what_stands_beside_a_reference_to_a_schema_is_kept() {
    let root = "\
openapi: 3.0.0
components:
  schemas:
    A: {type: string}
    B:
      properties:
        plain: {$ref: '#/components/schemas/A'}
        nullable: {$ref: '#/components/schemas/A', nullable: true, description: Maybe}
        more: {$ref: '#/components/schemas/A', allOf: [{$ref: '#/components/schemas/B'}, {minLength: 1}]}
";
    assert_snapshot!(bundled(&[("openapi.yaml", root)]), @r"
    openapi: 3.0.0
    components:
      schemas:
        A:
          type: string
        B:
          properties:
            plain:
              $ref: '#/components/schemas/A'
            nullable:
              description: Maybe
              nullable: true
              allOf:
              - $ref: '#/components/schemas/A'
            more:
              allOf:
              - $ref: '#/components/schemas/A'
              - $ref: '#/components/schemas/B'
              - minLength: 1
    ");
}

#[test]
fn what_stands_beside_another_reference_wins_over_its_target() {
    let root = "\
openapi: 3.0.0
paths:
  /a:
    get:
      responses:
        200: {$ref: Found.yaml}
        201: {$ref: Found.yaml, description: Found}
        202: {$ref: Found.yaml, description: Made}
";
    let found = "description: Found\ncontent: {text/plain: {schema: {$ref: A.yaml}}}";
    assert_snapshot!(bundled(&[("openapi.yaml", root), ("Found.yaml", found), ("A.yaml", "type: string")]), @r"
    openapi: 3.0.0
    paths:
      /a:
        get:
          responses:
            '200':
              $ref: '#/components/responses/Found'
            '201':
              $ref: '#/components/responses/Found'
            '202':
              description: Made
              content:
                text/plain:
                  schema:
                    $ref: '#/components/schemas/A'
    components:
      responses:
        Found:
          description: Found
          content:
            text/plain:
              schema:
                $ref: '#/components/schemas/A'
      schemas:
        A:
          type: string
    ");
}

#[test]
fn a_path_item_may_add_to_the_file_it_names() {
    let root = "openapi: 3.0.0\npaths:\n  /users:\n    $ref: users.yaml\n    summary: Users\n";
    assert_snapshot!(bundled(&[("openapi.yaml", root), ("users.yaml", "get: {}\nsummary: Others")]), @r"
    openapi: 3.0.0
    paths:
      /users:
        summary: Users
        get: {}
    ");
}

#[test]
fn what_is_said_beside_a_reference_and_by_its_target_is_said_once() {
    let root = "\
openapi: 3.0.0
components:
  schemas:
    A: {type: object, nullable: true}
    B:
      properties:
        same: {$ref: '#/components/schemas/A', type: object}
        more: {$ref: '#/components/schemas/A', type: object, nullable: false, description: Mine}
        other: {$ref: '#/components/schemas/A', type: string}
";
    let tree = Project::new(&[("openapi.yaml", root)]).bundle(&Selection::default()).0.tree;
    let reference = json!({"$ref": "#/components/schemas/A"});
    let expected = json!({
        "same": reference,
        "more": {"allOf": [reference], "nullable": false, "description": "Mine"},
        "other": {"allOf": [reference], "type": "string"},
    });
    assert_eq!(tree["components"]["schemas"]["B"]["properties"], expected);
}
