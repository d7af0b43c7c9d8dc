//! Documents of several files: each message names the place where the thing is written.

use insta::assert_snapshot;
use serde_json::Value;

use super::{Diagnostics, LoadOptions, Selection, Style, bundle, normalize, parse};
use crate::document::load;
use crate::document::testing::Project;

/// What is said about a document of files, of which the first is the root, and what becomes of `paths`.
fn files(files: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut diagnostics = Diagnostics::new();
    let root = folder.path().join(files[0].0);
    let linked = load(&root, &LoadOptions::default(), &mut diagnostics);
    let bundle = bundle(&linked, &Selection::default(), &mut diagnostics);
    let normalized = normalize(bundle, &mut diagnostics);
    let tree = normalized.as_ref().map(|normalized| normalized.tree["paths"].clone());
    normalized.and_then(|normalized| parse(normalized, &mut diagnostics));
    let report = diagnostics.render(linked.sources(), Style::Plain);
    let shown = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
    let mut tree = tree.unwrap_or(Value::Null);
    tree.sort_all_objects();
    format!("{}=> {tree}\n", report.replace(&shown, ""))
}

const ROOT: &str = "
openapi: 3.0.3
info: { title: T, version: v1 }
paths:
  /a: { $ref: a.yaml }
  /b/{id}: { $ref: b.yaml }
";

#[test]
fn one_operation_id_in_two_files() {
    assert_snapshot!(files(&[
        ("api.yaml", ROOT),
        ("a.yaml", "get: { operationId: same, responses: {} }"),
        ("b.yaml", "parameters: [{ $ref: id.yaml }]\nget: { operationId: same, responses: {} }"),
        ("id.yaml", "{ name: id, in: path, required: true, schema: { type: string } }"),
    ]), @r##"
    warning[operation-id]: two operations have the `operationId` `same`
     --> b.yaml:2:21
      |
    2 | get: { operationId: same, responses: {} }
      |                     ^^^^ ignored
      |
      = at: /get/operationId
      = help: give each operation an `operationId` of its own, or a name under `[operations]` of the config
    note: this is the other one
     --> a.yaml:1:21
      |
    1 | get: { operationId: same, responses: {} }
      |                     ^^^^

    warning: 1 warning
    => {"/a":{"get":{"operationId":"same","responses":{}}},"/b/{id}":{"get":{"responses":{}},"parameters":[{"$ref":"#/components/parameters/id"}]}}
    "##);
}

#[test]
fn faults_in_other_files() {
    assert_snapshot!(files(&[
        ("api.yaml", ROOT),
        ("a.yaml", "get: { responses: { '200': { $ref: done.yaml, description: D } }, parameters: [{ $ref: id.yaml }] }"),
        ("b.yaml", "get: { responses: {} }"),
        ("id.yaml", "{ name: id, in: path, schema: { type: string, default: 1 } }"),
        ("done.yaml", "content: { schema: { type: object } }"),
    ]), @r#"
    warning[beside-reference]: OpenAPI 3.0 ignores what stands beside `$ref`, here `description`
     --> a.yaml:1:47
      |
    1 | get: { responses: { '200': { $ref: done.yaml, description: D } }, parameters: [{ $ref: id.yaml }] }
      |                                               ^^^^^^^^^^^ not ignored: it adds to what the reference leads to
      |
      = at: /get/responses/200/description

    warning[path-parameters]: the path `/a` has no variable `id`
     --> a.yaml:1:88
      |
    1 | get: { responses: { '200': { $ref: done.yaml, description: D } }, parameters: [{ $ref: id.yaml }] }
      |                                                                                        ^^^^^^^ left out
      |
      = at: /get/parameters/0/$ref

    warning[path-parameters]: the variable `id` of the path `/b/{id}` has no parameter
     --> b.yaml:1:1
      |
    1 | get: { responses: {} }
      | ^^^ read as a required string
      |
      = at: /get

    warning[missing-media-type]: a media type is missing between `content` and `schema`
     --> done.yaml:1:12
      |
    1 | content: { schema: { type: object } }
      |            ^^^^^^ read as the schema of `application/json`
      |
      = at: /content/schema

    warning[optional-path-parameter]: a path parameter must have `required: true`
     --> id.yaml:1:17
      |
    1 | { name: id, in: path, schema: { type: string, default: 1 } }
      |                 ^^^^ read as required
      |
      = at: /in

    warning[default-value]: the default must be a string, found a number
     --> id.yaml:1:56
      |
    1 | { name: id, in: path, schema: { type: string, default: 1 } }
      |                                                        ^ read as "1"
      |
      = at: /schema/default

    warning: 6 warnings
    => {"/a":{"get":{"parameters":[],"responses":{"200":{"content":{"application/json":{"schema":{"type":"object"}}},"description":"D"}}}},"/b/{id}":{"get":{"parameters":[{"in":"path","name":"id","required":true,"schema":{"type":"string"}}],"responses":{}}}}
    "#);
}

#[test]
fn what_moves_keeps_its_place() {
    assert_snapshot!(files(&[
        ("api.yaml", ROOT),
        ("a.yaml", "get:
  responses: {}
  parameters:
  - { name: q, in: query, schema: {} }
  - { name: q, in: query, schema: {} }
  - { name: r, in: query, schema: {}, deprecated: wibble }
"),
        ("b.yaml", "get: { responses: {}, parameters: [{ name: key, in: path, schema: {}, description: [] }] }"),
    ]), @r#"
    warning[duplicate]: the query parameter `q` is declared twice
     --> a.yaml:5:5
      |
    4 |   - { name: q, in: query, schema: {} }
      |     - this declaration counts
    5 |   - { name: q, in: query, schema: {} }
      |     ^ ignored
      |
      = at: /get/parameters/1

    warning[wrong-type]: `deprecated` must be `true` or `false`, found a string
     --> a.yaml:6:51
      |
    6 |   - { name: r, in: query, schema: {}, deprecated: wibble }
      |                                                   ^^^^^^ ignored
      |
      = at: /get/parameters/2/deprecated

    warning[path-parameters]: the path `/b/{id}` has no variable `key`
     --> b.yaml:1:44
      |
    1 | get: { responses: {}, parameters: [{ name: key, in: path, schema: {}, description: [] }] }
      |                                            ^^^ read as `id`
      |
      = at: /get/parameters/0/name

    warning[optional-path-parameter]: a path parameter must have `required: true`
     --> b.yaml:1:53
      |
    1 | get: { responses: {}, parameters: [{ name: key, in: path, schema: {}, description: [] }] }
      |                                                     ^^^^ read as required
      |
      = at: /get/parameters/0/in

    warning[wrong-type]: `description` must be a string, found a list
     --> b.yaml:1:84
      |
    1 | get: { responses: {}, parameters: [{ name: key, in: path, schema: {}, description: [] }] }
      |                                                                                    ^ ignored
      |
      = at: /get/parameters/0/description

    warning: 5 warnings
    => {"/a":{"get":{"parameters":[{"in":"query","name":"q","schema":{}},{"in":"query","name":"r","schema":{}}],"responses":{}}},"/b/{id}":{"get":{"parameters":[{"in":"path","name":"id","required":true,"schema":{}}],"responses":{}}}}
    "#);
}

/// However many references lead to a file that is not there, it is told once.
#[test]
fn a_missing_file_of_many_references() {
    let root = "openapi: 3.0.3
info: { title: T, version: v1 }
paths: {}
components:
  schemas:
    A: { properties: { a: { $ref: none.yaml }, b: { $ref: none.yaml }, c: { $ref: none.yaml }, d: { $ref: none.yaml } } }
    B: { oneOf: [{ $ref: '#/components/schemas/A' }], discriminator: { propertyName: p, mapping: { x: none.yaml } } }
";
    let (document, mut diagnostics) = Project::new(&[("openapi.yaml", root)]).load();
    let bundle = bundle(&document, &Selection::default(), &mut diagnostics);
    let tree = normalize(bundle, &mut diagnostics).unwrap().tree;
    let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    let properties = &tree["components"]["schemas"]["A"]["properties"];
    assert_eq!(*properties, serde_json::json!({ "a": {}, "b": {}, "c": {}, "d": {} }));
    assert_eq!(tree["components"]["schemas"]["B"]["discriminator"]["mapping"], serde_json::json!({}));
}
