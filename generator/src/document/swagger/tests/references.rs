//! References lead to where things are by now.

use insta::assert_snapshot;

use serde_json::json;

use super::said;
use crate::document::testing::{Project, bundled};

const HEAD: &str = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n";

fn whole(text: &str) -> String {
    bundled(&[("openapi.yaml", &format!("{HEAD}{text}"))])
}

#[test]
fn a_reference_may_lead_into_a_part() {
    assert_snapshot!(whole("
paths:
  /a:
    get:
      responses:
        200: {description: '', schema: {$ref: '#/definitions/A/properties/b'}}
        400: {description: '', schema: {$ref: '#/responses/R/schema'}}
        500: {description: '', schema: {$ref: '#/paths/~1a/put/parameters/0/schema/properties/c'}}
    put:
      parameters: [{in: body, name: b, schema: {type: object, properties: {c: {type: integer}}}}]
      responses: {}
responses: {R: {description: '', schema: {type: string}}}
definitions: {A: {type: object, properties: {b: {type: boolean}}}}
"), @r"
    openapi: 3.0.4
    info:
      title: T
      version: '1'
    paths:
      /a:
        get:
          responses:
            '200':
              description: ''
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/A_b'
            '400':
              description: ''
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/responses_R_content_application_json_schema'
            '500':
              description: ''
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/a_put_requestBody_content_application_json_schema_c'
        put:
          requestBody:
            content:
              application/json:
                schema:
                  type: object
                  properties:
                    c:
                      $ref: '#/components/schemas/a_put_requestBody_content_application_json_schema_c'
          responses: {}
    components:
      responses:
        R:
          description: ''
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/responses_R_content_application_json_schema'
      schemas:
        A:
          type: object
          properties:
            b:
              $ref: '#/components/schemas/A_b'
        A_b:
          type: boolean
        a_put_requestBody_content_application_json_schema_c:
          type: integer
        responses_R_content_application_json_schema:
          type: string
    ");
}

#[test]
fn parts_of_a_document_may_stand_in_files_of_their_own() {
    let root = format!(
        "{HEAD}
paths: {{/a: {{$ref: a.yaml}}}}
definitions: {{$ref: definitions.yaml}}
responses: {{R: {{$ref: 'shared.yaml#/responses/R'}}}}
"
    );
    let path = "
parameters: [{$ref: 'shared.yaml#/parameters/Tags'}]
post:
  parameters: [{$ref: 'shared.yaml#/parameters/Body'}]
  responses: {200: {$ref: 'openapi.yaml#/responses/R'}}
put:
  parameters: [{$ref: 'shared.yaml#/parameters/Field'}]
  responses: {200: {description: '', schema: {$ref: 'openapi.yaml#/definitions/A'}}}
patch:
  consumes: [text/xml]
  produces: [text/xml]
  parameters: [{$ref: 'shared.yaml#/parameters/Body'}]
  responses: {200: {$ref: 'shared.yaml#/responses/R'}}
";
    let shared = "
parameters:
  Tags: {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
  Body: {name: body, in: body, schema: {$ref: 'definitions.yaml#/A'}}
  Field: {name: field, in: formData, type: file}
responses:
  R: {description: '', schema: {$ref: 'definitions.yaml#/A'}}
";
    let definitions = "A: {type: object, discriminator: kind, properties: {kind: {type: string}}}";
    let files =
        [("openapi.yaml", &*root), ("a.yaml", path), ("shared.yaml", shared), ("definitions.yaml", definitions)];
    assert_snapshot!(bundled(&files), @r"
    openapi: 3.0.4
    info:
      title: T
      version: '1'
    paths:
      /a:
        parameters:
        - name: tags
          in: query
          explode: true
          schema:
            type: array
            items:
              type: string
        post:
          requestBody:
            content:
              application/json:
                schema:
                  $ref: '#/components/schemas/A'
          responses:
            '200':
              $ref: '#/components/responses/R'
        put:
          requestBody:
            content:
              multipart/form-data:
                schema:
                  type: object
                  properties:
                    field:
                      type: string
                      format: binary
          responses:
            '200':
              description: ''
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/A'
        patch:
          requestBody:
            content:
              text/xml:
                schema:
                  $ref: '#/components/schemas/A'
          responses:
            '200':
              description: ''
              content:
                text/xml:
                  schema:
                    $ref: '#/components/schemas/A'
    components:
      responses:
        R:
          description: ''
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/A'
      schemas:
        A:
          type: object
          properties:
            kind:
              type: string
          discriminator:
            propertyName: kind
    ");
}

#[test]
fn a_file_may_mean_the_root_document() {
    let root = format!("{HEAD}paths: {{/a: {{$ref: a.yaml}}}}\ndefinitions: {{A: {{type: string}}}}\n");
    let path = "get: {responses: {200: {description: '', schema: {$ref: '#/definitions/A'}}}}";
    let project = Project::new(&[("openapi.yaml", &*root), ("a.yaml", path)]);
    assert_snapshot!(project.diagnose(), @r"
    warning[reference-spelling]: `#/definitions/A` does not exist in this file
     --> a.yaml:1:57
      |
    1 | get: {responses: {200: {description: '', schema: {$ref: '#/definitions/A'}}}}
      |                                                         ^^^^^^^^^^^^^^^^^ taken from the root document
      |
      = at: /get/responses/200/schema/$ref
      = help: write `openapi.yaml#/definitions/A`

    warning: 1 warning
    ");
}

#[test]
fn a_reference_that_leads_nowhere_is_shown_as_it_is_written() {
    assert_snapshot!(said("
paths: {/a: {get: {responses: {200: {description: '', schema:
  {$ref: '#/definitions/Thign'}}}}}}
definitions: {Thing: {type: string}}
"), @r"
    warning[reference-to-nowhere]: `#/definitions/Thign` does not exist
     --> openapi.yaml:5:10
      |
    5 |   {$ref: '#/definitions/Thign'}}}}}}
      |          ^^^^^^^^^^^^^^^^^^^^^ there is no `Thign` in `definitions`; read as any value
      |
      = at: /paths/~1a/get/responses/200/schema/$ref
      = help: did you mean `#/definitions/Thing`?

    warning: 1 warning
    ");
}

#[test]
fn what_a_reference_should_lead_to_is_named_as_it_is_written() {
    assert_snapshot!(said("
paths: {/a: {get: {responses: {200: {$ref: '#/definitions/A'}}}}}
definitions: {A: {type: string}}
"), @r"
    warning[reference-to-other-kind]: `#/definitions/A` is a schema, not a response
     --> openapi.yaml:4:44
      |
    4 | paths: {/a: {get: {responses: {200: {$ref: '#/definitions/A'}}}}}
      |                                            ^^^^^^^^^^^^^^^^^ a response is expected here; read as any value
      |
      = at: /paths/~1a/get/responses/200/$ref
      = help: refer to a response: those that have a name stand under `#/responses`

    warning: 1 warning
    ");
}

#[test]
fn the_name_of_a_schema_may_be_a_reference() {
    let project = Project::new(&[
        ("openapi.yaml", format!("{HEAD}paths: {{}}\ndefinitions: {{A: {{$ref: B}}, B: {{$ref: C}}, C: {{}}}}\n")),
        ("C", "type: string".to_owned()),
    ]);
    assert_snapshot!(project.diagnose(), @r"
    warning[reference-spelling]: `B` is no file
     --> openapi.yaml:4:25
      |
    4 | definitions: {A: {$ref: B}, B: {$ref: C}, C: {}}
      |                         ^ read as `#/definitions/B`
      |
      = at: /definitions/A/$ref

    warning: 1 warning
    ");
    let (document, _) = project.load();
    let schemas = &document.tree(document.root()).unwrap()["components"]["schemas"];
    let expected = json!({ "A": { "$ref": "#/definitions/B" }, "B": { "$ref": "C" }, "C": {} });
    assert_eq!(*schemas, expected);
}

#[test]
fn shared_parameters_may_stand_in_a_file_of_their_own() {
    let root = format!(
        "{HEAD}
paths: {{/a: {{post: {{parameters: [{{$ref: '#/parameters/B'}}, {{$ref: '#/parameters/Q'}}], responses: {{}}}}}}}}
parameters: {{$ref: parameters.yaml}}
"
    );
    let parameters = "{B: {in: body, name: b, schema: {type: string}}, Q: {in: query, name: q, type: string}}";
    assert_snapshot!(bundled(&[("openapi.yaml", &*root), ("parameters.yaml", parameters)]), @r"
    openapi: 3.0.4
    info:
      title: T
      version: '1'
    paths:
      /a:
        post:
          parameters:
          - $ref: '#/components/parameters/Q'
          requestBody:
            $ref: '#/components/requestBodies/B'
          responses: {}
    components:
      parameters:
        Q:
          name: q
          in: query
          schema:
            type: string
      requestBodies:
        B:
          content:
            application/json:
              schema:
                type: string
    ");
}
