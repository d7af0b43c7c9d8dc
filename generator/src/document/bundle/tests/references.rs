//! What becomes of references.

use insta::assert_snapshot;

use crate::document::testing::bundled;

const ROOT: &str = "openapi: 3.0.0\npaths:\n  /users: {$ref: users.yaml}\n";

#[test]
fn files_become_components_and_path_items_are_put_in_place() {
    let users = "\
parameters:
  - $ref: parameters/limit.yaml
get:
  requestBody: {$ref: bodies/Query.yaml}
  callbacks: {done: {$ref: callbacks/Done.yaml}}
  responses:
    200:
      headers: {X-Total: {$ref: headers/Total.yaml}}
      content:
        application/json:
          schema: {$ref: schemas/User.yaml}
          examples: {one: {$ref: examples/one.yaml}}
      links: {next: {$ref: links/Next.yaml}}
    404: {$ref: responses/404.yaml}
";
    let files = [
        ("openapi.yaml", ROOT),
        ("users.yaml", users),
        ("parameters/limit.yaml", "{name: limit, in: query}"),
        ("bodies/Query.yaml", "content: {text/plain: {schema: {$ref: ../schemas/User.yaml}}}"),
        ("callbacks/Done.yaml", "'{$url}': {post: {}}"),
        ("headers/Total.yaml", "schema: {type: integer}"),
        ("schemas/User.yaml", "type: object"),
        ("examples/one.yaml", "value: {$ref: nowhere.yaml}"),
        ("links/Next.yaml", "operationId: next"),
        ("responses/404.yaml", "description: missing"),
    ];
    assert_snapshot!(bundled(&files), @r"
    openapi: 3.0.0
    paths:
      /users:
        parameters:
        - $ref: '#/components/parameters/limit'
        get:
          requestBody:
            $ref: '#/components/requestBodies/Query'
          responses:
            '200':
              headers:
                X-Total:
                  $ref: '#/components/headers/Total'
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/User'
                  examples:
                    one:
                      $ref: '#/components/examples/one'
              links:
                next:
                  $ref: '#/components/links/Next'
            '404':
              $ref: '#/components/responses/404'
          callbacks:
            done:
              $ref: '#/components/callbacks/Done'
    components:
      parameters:
        limit:
          name: limit
          in: query
      headers:
        Total:
          schema:
            type: integer
      requestBodies:
        Query:
          content:
            text/plain:
              schema:
                $ref: '#/components/schemas/User'
      responses:
        '404':
          description: missing
      examples:
        one:
          value:
            $ref: nowhere.yaml
      links:
        Next:
          operationId: next
      callbacks:
        Done:
          '{$url}':
            post: {}
      schemas:
        User:
          type: object
    ");
}

#[test]
fn circles_between_files_stay_references() {
    let users = "get: {responses: {200: {content: {a/b: {schema: {$ref: A.yaml}}}}}}";
    let files = [
        ("openapi.yaml", ROOT),
        ("users.yaml", users),
        ("A.yaml", "properties: {b: {$ref: ./B.yaml}}"),
        ("B.yaml", "properties: {a: {$ref: x/../A.yaml}, self: {$ref: '#'}}"),
    ];
    assert_snapshot!(bundled(&files), @r"
    openapi: 3.0.0
    paths:
      /users:
        get:
          responses:
            '200':
              content:
                a/b:
                  schema:
                    $ref: '#/components/schemas/A'
    components:
      schemas:
        A:
          properties:
            b:
              $ref: '#/components/schemas/B'
        B:
          properties:
            a:
              $ref: '#/components/schemas/A'
            self:
              $ref: '#/components/schemas/B'
    ");
}

#[test]
fn a_part_of_a_schema_becomes_a_component_of_its_own() {
    let root = "\
openapi: 3.0.0
components:
  schemas:
    User:
      properties:
        address: {properties: {parent: {$ref: '#/components/schemas/User/properties/address'}}}
        tree: {$ref: 'Tree.yaml'}
        leaf: {$ref: 'Tree.yaml#/properties/leaf'}
        node: {$ref: 'Tree.yaml#/$defs/Node'}
";
    let tree = "properties: {leaf: {type: string}}\n$defs: {Node: {items: {$ref: '#/$defs/Node'}}, Unused: {}}\n";
    assert_snapshot!(bundled(&[("openapi.yaml", root), ("Tree.yaml", tree)]), @r"
    openapi: 3.0.0
    components:
      schemas:
        Node:
          items:
            $ref: '#/components/schemas/Node'
        Tree:
          properties:
            leaf:
              $ref: '#/components/schemas/Tree_leaf'
        Tree_leaf:
          type: string
        User:
          properties:
            address:
              $ref: '#/components/schemas/User_address'
            tree:
              $ref: '#/components/schemas/Tree'
            leaf:
              $ref: '#/components/schemas/Tree_leaf'
            node:
              $ref: '#/components/schemas/Node'
        User_address:
          properties:
            parent:
              $ref: '#/components/schemas/User_address'
    ");
}

#[test]
fn a_parameter_of_another_operation_is_copied() {
    let root = "\
openapi: 3.0.0
paths:
  /a: {get: {parameters: [{name: x, in: query}]}}
  /b: {get: {parameters: [{$ref: '#/paths/~1a/get/parameters/0'}]}}
  /c: {$ref: '#/paths/~1a'}
";
    assert_snapshot!(bundled(&[("openapi.yaml", root)]), @r"
    openapi: 3.0.0
    paths:
      /a:
        get:
          parameters:
          - name: x
            in: query
      /b:
        get:
          parameters:
          - name: x
            in: query
      /c:
        get:
          parameters:
          - name: x
            in: query
    ");
}

#[test]
fn the_mapping_of_a_discriminator_names_components() {
    let root = "openapi: 3.0.0\ncomponents: {schemas: {Pet: {$ref: pets/Pet.yaml}, Fish: {type: object}}}\n";
    let pet = "\
oneOf: [{$ref: Cat.yaml}, {$ref: Dog.yaml}]
discriminator:
  propertyName: kind
  mapping: {cat: Cat.yaml, dog: '../pets/Dog.yaml', bird: '../openapi.yaml#/components/schemas/Fish', fish: Fish}
";
    let files = [("openapi.yaml", root), ("pets/Pet.yaml", pet), ("pets/Cat.yaml", "{}"), ("pets/Dog.yaml", "{}")];
    assert_snapshot!(bundled(&files), @r"
    openapi: 3.0.0
    components:
      schemas:
        Cat: {}
        Dog: {}
        Fish:
          type: object
        Pet:
          oneOf:
          - $ref: '#/components/schemas/Cat'
          - $ref: '#/components/schemas/Dog'
          discriminator:
            propertyName: kind
            mapping:
              cat: '#/components/schemas/Cat'
              dog: '#/components/schemas/Dog'
              bird: '#/components/schemas/Fish'
              fish: Fish
    ");
}

#[test]
fn an_alias_of_a_component_stays_one() {
    let root = "openapi: 3.0.0\ncomponents: {schemas: {A: {type: string}, B: {$ref: '#/components/schemas/A'}}}\n";
    assert_snapshot!(bundled(&[("openapi.yaml", root)]), @r"
    openapi: 3.0.0
    components:
      schemas:
        A:
          type: string
        B:
          $ref: '#/components/schemas/A'
    ");
}
