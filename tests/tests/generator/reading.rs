//! What the model is of documents that are written in many ways: in one file, by references, in several files.

use super::places::without_places;
use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::{Input, model};
use serde_json::Value;
use std::path::Path;

/// The model of a document of several files, the first of which is the root.
fn read(files: &[(&str, &str)]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let config = LoadedConfig::of_document(&folder.path().join(files[0].0), Path::new("out"), None);
    let outcome = model(&Input { config, selection: Selection::default(), load: LoadOptions::default() });
    let printed = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    without_places(&outcome.result.unwrap_or_else(|| panic!("{printed}")))
}

const HEAD: &str = "openapi: 3.0.4\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://example.com'}]\n";

/// Everything that OpenAPI 3.0.4 lets stand under `components` (section 4.7.7), where it is used.
const IN_PLACE: &str = "
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    put:
      operationId: putThing
      tags: [Things]
      security: [{key: []}]
      parameters:
        - {name: limit, in: query, schema: {type: integer}, examples: {small: {value: {$ref: nowhere.yaml}}}}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        '200':
          description: Done.
          headers: {X-Total: {schema: {type: integer}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
          links: {again: {operationId: putThing}}
        '400': {description: Not done.}
      callbacks: {done: {'{$request.body#/url}': {post: {responses: {'204': {description: Heard.}}}}}}
components:
  securitySchemes: {key: {type: http, scheme: bearer}, real: {type: http, scheme: bearer}}
  schemas: {Thing: {type: object, properties: {name: {type: string}, parent: {$ref: '#/components/schemas/Thing'}}}}
";

/// The same, each by a reference to a reference to it.
const BY_REFERENCE: &str = "
paths:
  /things/{id}:
    parameters: [{$ref: '#/components/parameters/alias'}]
    put:
      operationId: putThing
      tags: [Things]
      security: [{key: []}]
      parameters: [{$ref: '#/components/parameters/limit'}]
      requestBody: {$ref: '#/components/requestBodies/Alias'}
      responses: {'200': {$ref: '#/components/responses/Alias'}, '400': {$ref: '#/components/responses/Bad'}}
      callbacks: {done: {$ref: '#/components/callbacks/Alias'}}
components:
  securitySchemes: {key: {$ref: '#/components/securitySchemes/real'}, real: {type: http, scheme: bearer}}
  parameters:
    alias: {$ref: '#/components/parameters/id'}
    id: {name: id, in: path, required: true, schema: {type: string}}
    limit: {name: limit, in: query, schema: {type: integer}, examples: {small: {$ref: '#/components/examples/Alias'}}}
  examples: {Alias: {$ref: '#/components/examples/Small'}, Small: {value: {$ref: nowhere.yaml}}}
  requestBodies:
    Alias: {$ref: '#/components/requestBodies/Thing'}
    Thing: {content: {application/json: {schema: {$ref: '#/components/schemas/Alias'}}}}
  responses:
    Alias: {$ref: '#/components/responses/Done'}
    Bad: {description: Not done.}
    Done:
      description: Done.
      headers: {X-Total: {$ref: '#/components/headers/Alias'}}
      content: {application/json: {schema: {$ref: '#/components/schemas/Alias'}}}
      links: {again: {$ref: '#/components/links/Alias'}}
  headers: {Alias: {$ref: '#/components/headers/Total'}, Total: {schema: {type: integer}}}
  links: {Alias: {$ref: '#/components/links/Again'}, Again: {operationId: putThing}}
  callbacks:
    Alias: {$ref: '#/components/callbacks/Done'}
    Done: {'{$request.body#/url}': {post: {responses: {'204': {description: Heard.}}}}}
  schemas:
    Alias: {$ref: '#/components/schemas/Thing'}
    Thing: {type: object, properties: {name: {type: string}, parent: {$ref: '#/components/schemas/Alias'}}}
";

/// The same, each in a file of its own, or in a file that has components of its own.
const IN_FILES: [(&str, &str); 9] = [
    (
        "openapi.yaml",
        "
paths: {'/things/{id}': {$ref: paths/thing.yaml}}
components:
  securitySchemes: {key: {$ref: 'shared.yaml#/components/securitySchemes/key'}, real: {type: http, scheme: bearer}}
",
    ),
    (
        "paths/thing.yaml",
        "
parameters: [{$ref: ../parameters/id.yaml}]
put:
  operationId: putThing
  tags: [Things]
  security: [{key: []}]
  parameters: [{$ref: '../shared.yaml#/components/parameters/limit'}]
  requestBody: {$ref: ../bodies/Thing.yaml}
  responses: {'200': {$ref: '../shared.yaml#/components/responses/Done'}, '400': {$ref: ../responses/Bad.yaml}}
  callbacks: {done: {$ref: '../shared.yaml#/components/callbacks/Done'}}
",
    ),
    ("parameters/id.yaml", "{name: id, in: path, required: true, schema: {type: string}}"),
    ("bodies/Thing.yaml", "content: {application/json: {schema: {$ref: ../schemas/Thing.yaml}}}"),
    ("responses/Bad.yaml", "description: Not done."),
    ("examples/small.json", r#"{"value": {"$ref": "nowhere.yaml"}}"#),
    ("links/Again.yaml", "operationId: putThing"),
    ("schemas/Thing.yaml", "{type: object, properties: {name: {type: string}, parent: {$ref: ./Thing.yaml}}}"),
    (
        "shared.yaml",
        "
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  parameters:
    limit: {name: limit, in: query, schema: {type: integer}, examples: {small: {$ref: examples/small.json}}}
  responses:
    Done:
      description: Done.
      headers: {X-Total: {$ref: '#/components/headers/Total'}}
      content: {application/json: {schema: {$ref: 'schemas/Thing.yaml'}}}
      links: {again: {$ref: links/Again.yaml}}
  headers: {Total: {schema: {type: integer}}}
  callbacks: {Done: {'{$request.body#/url}': {post: {responses: {'204': {description: Heard.}}}}}}
",
    ),
];

#[test]
fn reusable_components_of_every_kind_are_what_they_refer_to() {
    let in_place = read(&[("openapi.yaml", &format!("{HEAD}{IN_PLACE}"))]);
    assert_eq!(in_place["operations"].as_array().unwrap().len(), 1);
    assert_eq!(read(&[("openapi.yaml", &format!("{HEAD}{BY_REFERENCE}"))]), in_place);
    let root = format!("{HEAD}{}", IN_FILES[0].1);
    let mut files = IN_FILES.to_vec();
    files[0].1 = &root;
    assert_eq!(read(&files), in_place);
}

/// What stands beside a `$ref` is read as its author means it: as in an `allOf` with the reference.
#[test]
fn what_stands_beside_a_reference_to_a_schema_holds_too() {
    let document = |properties: &str| {
        let paths = "paths:\n  /a:\n    get:\n      operationId: read\n      tags: [T]\n      responses:\n        '200':\n          description: Done.\n          content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}\n";
        let schemas = "components:\n  schemas:\n    E: {type: string, enum: [a, b]}\n    O: {type: object, properties: {x: {type: string}}}\n    T:\n      type: object\n      properties:\n";
        read(&[("openapi.yaml", &format!("{HEAD}{paths}{schemas}{properties}"))])
    };
    let siblings = [
        ("E", "description: Mine."),
        ("E", "default: b"),
        ("E", "nullable: true"),
        ("E", "example: a, deprecated: true, readOnly: true"),
        ("O", "required: [x]"),
        ("O", "type: object"),
        ("O", "type: object, nullable: true, description: Mine."),
    ];
    for (name, sibling) in siblings {
        let reference = format!("$ref: '#/components/schemas/{name}'");
        let beside = document(&format!("        p: {{{reference}, {sibling}}}\n"));
        let sibling = sibling.trim_start_matches("type: object").trim_start_matches(", ");
        let meant = match sibling {
            "" => format!("        p: {{{reference}}}\n"),
            more => format!("        p: {{allOf: [{{{reference}}}], {more}}}\n"),
        };
        assert_eq!(beside, document(&meant), "{sibling}");
        let plain = document(&format!("        p: {{{reference}}}\n"));
        assert_eq!(beside == plain, sibling.is_empty(), "{sibling}");
    }
}

const PATH: &str = "{get: {operationId: read, tags: [T], responses: {'204': {description: Done.}}}}";

#[test]
fn a_path_item_may_stand_elsewhere() {
    let expected = read(&[("openapi.yaml", &format!("{HEAD}paths:\n  /a: {PATH}\n"))]);
    let ways = [
        format!("{HEAD}paths:\n  /a: {{$ref: a.yaml}}\n"),
        format!("{HEAD}paths:\n  /a: {{$ref: 'paths.yaml#/~1a'}}\n"),
        format!("{HEAD}paths: {{$ref: paths.yaml}}\n"),
        format!("{HEAD}paths:\n  /a: {{$ref: '#/x-paths/a'}}\nx-paths:\n  a: {PATH}\n"),
        format!("{HEAD}paths:\n  /a: {{$ref: '#/components/pathItems/A'}}\ncomponents:\n  pathItems:\n    A: {PATH}\n")
            .replace("3.0.4", "3.1.0"),
    ];
    for way in &ways {
        let paths = format!("/a: {PATH}");
        assert_eq!(read(&[("openapi.yaml", way), ("a.yaml", PATH), ("paths.yaml", &paths)]), expected, "{way}");
    }
}

#[test]
fn a_path_item_may_be_that_of_another_path() {
    let model = read(&[("openapi.yaml", &format!("{HEAD}paths:\n  /a: {{$ref: '#/paths/~1b'}}\n  /b: {PATH}\n"))]);
    let operations: Vec<_> =
        model["operations"].as_array().unwrap().iter().map(|one| (&one["path"], &one["id"])).collect();
    assert_eq!(operations, [(&Value::from("/a"), &Value::Null), (&Value::from("/b"), &Value::from("read"))]);
}
