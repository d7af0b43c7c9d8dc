//! The ways in which authors split a document, and write one.

use insta::assert_snapshot;

use crate::document::testing::bundled;

const ROOT: &str = "openapi: 3.0.0\npaths:\n  /users: {$ref: users.yaml}\n";

#[test]
fn whole_sections_in_files_of_their_own() {
    let files = [
        (
            "openapi.yaml",
            "openapi: 3.0.0\ninfo: {$ref: info.yaml}\npaths: {$ref: paths.yaml}\ncomponents: {$ref: components/all.yaml}\n",
        ),
        ("info.yaml", "{version: '1', title: A}"),
        ("paths.yaml", "/a: {get: {$ref: 'operations.yaml#/get'}}"),
        ("operations.yaml", "get: {responses: {200: {$ref: 'openapi.yaml#/components/responses/A'}}}"),
        (
            "components/all.yaml",
            "schemas: {$ref: schemas.yaml}\nresponses: {A: {content: {a/b: {schema: {$ref: 'schemas.yaml#/A'}}}}}",
        ),
        (
            "components/schemas.yaml",
            "A: {$ref: A.yaml}\nB: {properties: {a: {$ref: '../openapi.yaml#/components/schemas/A'}}}",
        ),
        ("components/A.yaml", "type: string"),
    ];
    assert_snapshot!(bundled(&files), @r"
    openapi: 3.0.0
    info:
      title: A
      version: '1'
    paths:
      /a:
        get:
          responses:
            '200':
              $ref: '#/components/responses/A'
    components:
      responses:
        A:
          content:
            a/b:
              schema:
                $ref: '#/components/schemas/A'
      schemas:
        A:
          type: string
        B:
          properties:
            a:
              $ref: '#/components/schemas/A'
    ");
}

#[test]
fn members_of_a_schema_in_place_of_the_schema_are_followed() {
    let root = "\
openapi: 3.0.0
paths:
  /a:
    get:
      responses:
        200: {content: {schema: {$ref: A.yaml}}}
        201: {content: {application/json: {type: array, items: {$ref: A.yaml}}}}
";
    assert_snapshot!(bundled(&[("openapi.yaml", root), ("A.yaml", "type: string")]), @r"
    openapi: 3.0.0
    paths:
      /a:
        get:
          responses:
            '200':
              content:
                schema:
                  $ref: '#/components/schemas/A'
            '201':
              content:
                application/json:
                  type: array
                  items:
                    $ref: '#/components/schemas/A'
    components:
      schemas:
        A:
          type: string
    ");
}

#[test]
fn yaml_is_read_as_its_authors_meant_it() {
    let root = "\
openapi: 3.0.0
x-values: {no: no, off: OFF, 200: 0x1F, null: ~, time: 2020-01-01T00:00:00Z, date: 2020-01-01, zip: 01234, big: 36893488147419103232}
x-base: &base {a: 1, b: 2}
x-merged: {<<: *base, b: 3}
";
    assert_snapshot!(bundled(&[("openapi.yaml", root)]), @"
    openapi: 3.0.0
    x-values:
      no: no
      off: OFF
      '200': 0x1F
      'null': null
      time: 2020-01-01T00:00:00Z
      date: 2020-01-01
      zip: '01234'
      big: 36893488147419103232
    x-base:
      a: 1
      b: 2
    x-merged:
      b: 3
      a: 1
    ");
}

#[test]
fn names_of_the_author_keep_their_order_even_if_they_begin_with_x() {
    let root = "\
openapi: 3.0.0
x-note: 1
info: {x-id: 1, title: T}
components:
  schemas:
    A:
      x-id: {x-b: 1, a: 2}
      properties: {x-id: {type: string}, name: {type: string}}
      example: {x-id: '1', name: n}
      discriminator: {propertyName: name, mapping: {x-a: '#/components/schemas/A', a: '#/components/schemas/A'}}
";
    assert_snapshot!(bundled(&[("openapi.yaml", root)]), @r"
    openapi: 3.0.0
    info:
      title: T
      x-id: 1
    components:
      schemas:
        A:
          properties:
            x-id:
              type: string
            name:
              type: string
          discriminator:
            propertyName: name
            mapping:
              x-a: '#/components/schemas/A'
              a: '#/components/schemas/A'
          example:
            x-id: '1'
            name: n
          x-id:
            x-b: 1
            a: 2
    x-note: 1
    ");
}

#[test]
fn a_file_with_components_of_its_own() {
    let users = "get: {responses: {200: {content: {a/b: {schema: {$ref: Health.yaml}}}}}}";
    let health = "\
properties:
  events: {items: {$ref: '#/components/schemas/Event'}}
components:
  schemas:
    Event: {properties: {kind: {$ref: '#/components/schemas/NodeKind'}}}
    NodeKind: {type: string}
    Unused: {type: string}
";
    let root = format!("{ROOT}components: {{schemas: {{Event: {{type: integer}}}}}}\n");
    assert_snapshot!(bundled(&[("openapi.yaml", &root), ("users.yaml", users), ("Health.yaml", health)]), @r"
    openapi: 3.0.0
    paths:
      /users:
        get:
          responses:
            '200':
              content:
                a/b:
                  schema:
                    $ref: '#/components/schemas/Health'
    components:
      schemas:
        Event:
          type: integer
        Health:
          properties:
            events:
              items:
                $ref: '#/components/schemas/Health.Event'
        Health.Event:
          properties:
            kind:
              $ref: '#/components/schemas/NodeKind'
        NodeKind:
          type: string
    ");
}
