//! What stands in place of references that lead nowhere.

use insta::assert_snapshot;

use crate::document::Selection;
use crate::document::testing::Project;

fn with_stand_ins(text: &str) -> String {
    Project::new(&[("openapi.yaml", text)]).bundle(&Selection::default()).0.with_stand_ins().to_yaml()
}

#[test]
fn each_has_what_generating_reads_there() {
    let text = "\
openapi: 3.0.3
paths:
  /a:
    parameters: [{$ref: '#/components/parameters/A'}, {name: b, in: query, schema: {$ref: gone.yaml}}, {$ref: gone.yaml}]
    get:
      requestBody: {$ref: gone.yaml}
      responses:
        '200': {description: A., headers: {X-A: {$ref: gone.yaml}}, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
        '404': {$ref: '#/components/responses/None'}
  /b: {$ref: gone.yaml}
components:
  schemas:
    A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: gone.yaml}], discriminator: {propertyName: k, mapping: {b: gone.yaml}}}
    B: {$ref: 'https://example.com/b.yaml'}
";
    assert_snapshot!(with_stand_ins(text), @r"
    openapi: 3.0.3
    paths:
      /a:
        parameters:
        - name: b
          in: query
          schema: {}
        get:
          requestBody:
            content:
              '*/*': {}
          responses:
            '200':
              description: A.
              headers:
                X-A:
                  schema: {}
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/A'
            '404':
              description: ''
              content:
                '*/*': {}
      /b: {}
    components:
      schemas:
        A:
          oneOf:
          - $ref: '#/components/schemas/B'
          - {}
          discriminator:
            propertyName: k
            mapping: {}
        B: {}
    ");
}

#[test]
fn what_refers_to_what_is_left_out_is_left_out_too() {
    let text = "\
openapi: 3.0.3
paths:
  /a:
    get:
      parameters: [{$ref: '#/components/parameters/A'}, {$ref: '#/components/parameters/C'}]
      responses: {}
components:
  parameters:
    A: {$ref: '#/components/parameters/B'}
    B: {$ref: gone.yaml}
    C: {name: c, in: query, schema: {type: string}}
";
    assert_snapshot!(with_stand_ins(text), @r"
    openapi: 3.0.3
    paths:
      /a:
        get:
          parameters:
          - $ref: '#/components/parameters/C'
          responses: {}
    components:
      parameters:
        C:
          name: c
          in: query
          schema:
            type: string
    ");
}

/// Each scalar is looked up where it was written, also behind an item that is left out.
#[test]
fn what_is_behind_something_left_out_is_written_as_it_was() {
    let text = "\
openapi: 3.0.3
paths:
  /a:
    get:
      parameters:
      - {name: a, in: query, schema: {type: string, default: 1.10}}
      - {$ref: gone.yaml}
      - {name: b, in: query, schema: {type: string, default: 2.10, example: as-written-2.10}}
      responses: {}
";
    assert_snapshot!(with_stand_ins(text), @"
    openapi: 3.0.3
    paths:
      /a:
        get:
          parameters:
          - name: a
            in: query
            schema:
              type: string
              default: 1.10
          - name: b
            in: query
            schema:
              type: string
              default: 2.10
              example: as-written-2.10
          responses: {}
    ");
}
