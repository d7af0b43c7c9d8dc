//! Every node knows where it came from.

use serde_json::{Value, json};

use crate::document::testing::Project;
use crate::document::{Bundle, LinkedDocument, Selection};
use crate::source::{Origins, pointer};

/// Checks that the origin of every scalar holds that scalar. Only references and the version are written anew.
pub(super) fn check(bundle: &Bundle, document: &LinkedDocument) -> usize {
    let mut checked = 0;
    let mut nodes = vec![(String::new(), &bundle.tree)];
    while let Some((at, node)) = nodes.pop() {
        match node {
            Value::Object(members) => {
                nodes.extend(members.iter().map(|(key, value)| (pointer::child(&at, key), value)))
            }
            Value::Array(items) => {
                nodes.extend(
                    items.iter().enumerate().map(|(index, item)| (pointer::child(&at, &index.to_string()), item)),
                );
            }
            _ if at.ends_with("/$ref") || at.contains("/discriminator/mapping/") || at == "/openapi" => {}
            scalar => {
                let origin = bundle.origins.origin(&at);
                let written = document.tree(origin.file).and_then(|tree| tree.pointer(&origin.pointer));
                assert_eq!(written, Some(scalar), "{at} {origin:?}");
                checked += 1;
            }
        }
    }
    checked
}

#[test]
fn a_single_file_stays_as_it_is() {
    let text = "\
openapi: 3.0.0
info: {title: A, version: '1'}
paths: {/a: {get: {responses: {200: {$ref: '#/components/responses/A'}}}}, /b: {}}
components:
  x-note: 1
  parameters: {}
  responses: {A: {description: A}}
  schemas: {A: {}, B: {allOf: [{$ref: '#/components/schemas/A'}]}}
";
    let (bundle, document) = Project::new(&[("openapi.yaml", text)]).bundle(&Selection::default());
    assert_eq!(Some(&bundle.tree), document.tree(document.root()));
    assert_eq!(bundle.origins, Origins::new(document.root()));
}

#[test]
fn nodes_that_moved_lead_back() {
    let root = "\
openapi: 3.0.0
paths:
  /a: {$ref: a.yaml, summary: mine}
components:
  schemas:
    A: {$ref: S.yaml, description: d, allOf: [{minLength: 1}]}
";
    let a = "summary: theirs\nget: {parameters: [{$ref: p.yaml, required: true}]}";
    let files = [
        ("openapi.yaml", root),
        ("a.yaml", a),
        ("p.yaml", "{name: p, in: query, schema: {$ref: S.yaml}}"),
        ("S.yaml", "properties: {x: {type: string}}"),
    ];
    let (bundle, document) = Project::new(&files).bundle(&Selection::default());
    check(&bundle, &document);
    let origin = |pointer: &str| {
        let location = bundle.origins.origin(pointer);
        format!("{}#{}", document.file(location.file).unwrap().relative, location.pointer)
    };
    assert_eq!(origin("/paths/~1a/summary"), "openapi.yaml#/paths/~1a/summary");
    assert_eq!(origin("/paths/~1a/get/parameters/0/name"), "p.yaml#/name");
    assert_eq!(origin("/paths/~1a/get/parameters/0/required"), "a.yaml#/get/parameters/0/required");
    assert_eq!(origin("/components/schemas/S/properties/x"), "S.yaml#/properties/x");
    assert_eq!(origin("/components/schemas/A/allOf/0/$ref"), "openapi.yaml#/components/schemas/A/$ref");
    assert_eq!(
        origin("/components/schemas/A/allOf/1/minLength"),
        "openapi.yaml#/components/schemas/A/allOf/0/minLength"
    );
}

#[test]
fn the_order_of_keys_in_the_files_gives_no_names() {
    let one = [
        ("openapi.yaml", "openapi: 3.0.0\npaths: {/a: {$ref: x/A.yaml}, /b: {$ref: y/A.yaml}}\n"),
        ("x/A.yaml", "get: {responses: {200: {$ref: R.yaml}}}"),
        ("y/A.yaml", "get: {responses: {200: {$ref: R.yaml}}}"),
        ("x/R.yaml", "{}"),
        ("y/R.yaml", "{}"),
    ];
    let mut other = one;
    other[0].1 = "paths: {/b: {$ref: y/A.yaml}, /a: {$ref: x/A.yaml}}\nopenapi: 3.0.0\n";
    assert_eq!(tree(&one), tree(&other));
}

#[test]
fn a_file_that_two_components_refer_to_is_the_first_of_them_by_name() {
    let files = |schemas: &str| {
        let root = format!("openapi: 3.0.0\ncomponents: {{schemas: {{{schemas}}}}}\n");
        tree(&[("openapi.yaml", &root), ("f.yaml", "type: string")])
    };
    let one = files("B: {$ref: f.yaml}, A: {$ref: f.yaml}");
    assert_eq!(one["components"]["schemas"], json!({"A": {"type": "string"}, "B": {"$ref": "#/components/schemas/A"}}));
    assert_eq!(one, files("A: {$ref: f.yaml}, B: {$ref: f.yaml}"));
}

fn tree(files: &[(&str, &str)]) -> Value {
    Project::new(files).bundle(&Selection::default()).0.tree
}
