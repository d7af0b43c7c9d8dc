//! References that lead to themselves.

use insta::assert_snapshot;
use serde_json::json;

use super::references::with_reference;
use crate::document::grammar::{Version, sections};
use crate::document::testing::{Project, diagnose};
use crate::document::{Selection, bundle, normalize, parse};

#[test]
fn itself() {
    assert_snapshot!(with_reference("#/components/schemas/Group"), @"
    warning[reference-circle]: the reference leads to itself
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#/components/schemas/Group'
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ and so on without an end; read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: replace one of the references by what is meant

    warning: 1 warning
    ");
}

#[test]
fn a_part_of_itself() {
    assert_snapshot!(with_reference("#/components/schemas/Group/properties/id"), @"
    warning[reference-circle]: the reference leads to itself
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#/components/schemas/Group/properties/id'
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is nothing at the end of it; read as any value
      |
      = at: /components/schemas/Group/$ref

    warning: 1 warning
    ");
}

#[test]
fn a_circle_through_parameters() {
    let text = "\
openapi: 3.0.0
paths:
  /a:
    parameters:
      - $ref: '#/components/parameters/A'
components:
  parameters:
    A:
      $ref: '#/components/parameters/B'
    B:
      $ref: '#/components/parameters/A'
";
    assert_snapshot!(diagnose(text), @"
    warning[reference-circle]: the reference leads to itself
      --> openapi.yaml:9:13
       |
     9 |       $ref: '#/components/parameters/B'
       |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ and so on without an end; the parameter is left out
    10 |     B:
    11 |       $ref: '#/components/parameters/A'
       |             --------------------------- which leads here
       |
       = at: /components/parameters/A/$ref
       = help: replace one of the references by what is meant

    warning: 1 warning
    ");
}

#[test]
fn a_path_that_calls_itself_back() {
    let text = "\
openapi: 3.0.0
paths:
  /a:
    post:
      callbacks:
        done:
          '{$request.body#/url}':
            $ref: '#/paths/~1a'
";
    assert_snapshot!(diagnose(text), @"
    warning[reference-circle]: a path item contains itself
     --> openapi.yaml:8:19
      |
    8 |             $ref: '#/paths/~1a'
      |                   ^^^^^^^^^^^^^ this leads back to where it stands; its operations are left out
      |
      = at: /paths/~1a/post/callbacks/done/{$request.body#~1url}/$ref

    warning: 1 warning
    ");
}

/// Each section of components, with a reference to a component of it where an operation may have one.
fn using(section: &str) -> Option<serde_json::Value> {
    let it = json!({ "$ref": format!("#/components/{section}/A") });
    Some(match section {
        "responses" => json!({ "responses": { "200": it } }),
        "headers" => json!({ "responses": { "200": { "description": "It.", "headers": { "X-A": it } } } }),
        "links" => json!({ "responses": { "200": { "description": "It.", "links": { "a": it } } } }),
        "examples" => json!({ "responses": { "200": { "description": "It.",
            "content": { "application/json": { "schema": {}, "examples": { "a": it } } } } } }),
        "mediaTypes" => json!({ "responses": { "200": { "description": "It.", "content": { "text/csv": it } } } }),
        "requestBodies" => json!({ "requestBody": it, "responses": {} }),
        "callbacks" => json!({ "callbacks": { "a": it }, "responses": {} }),
        "pathItems" => json!({ "callbacks": { "a": { "{$url}": it } }, "responses": {} }),
        "parameters" => json!({ "parameters": [it], "responses": {} }),
        "schemas" => json!({ "responses": { "200": { "description": "It.",
            "content": { "application/json": { "schema": it } } } } }),
        "securitySchemes" => json!({ "security": [{ "A": [] }], "responses": {} }),
        _ => return None,
    })
}

#[test]
fn a_circle_in_each_section_of_components() {
    let members = ["one file", "many files"];
    for (version, section) in
        Version::ALL.into_iter().flat_map(|version| sections(version).map(move |own| (version, own.0)))
    {
        for layout in members {
            let operation = using(section).unwrap_or_else(|| panic!("no operation uses {section}"));
            let (a, b) = match layout {
                "one file" => (format!("#/components/{section}/B"), format!("#/components/{section}/A")),
                _ => ("b.yaml".to_owned(), "b.yaml".to_owned()),
            };
            let root = json!({
                "openapi": format!("{}.0", version.name()),
                "info": { "title": "T", "version": "1" },
                "paths": { "/a": { "post": operation } },
                "components": { section: { "A": { "$ref": a }, "B": { "$ref": b } } },
            });
            let project = Project::new(&[
                ("openapi.json", root.to_string()),
                ("b.yaml", "$ref: c.yaml\n".to_owned()),
                ("c.yaml", "$ref: b.yaml\n".to_owned()),
            ]);
            let (document, mut diagnostics) = project.load();
            let bundle = bundle(&document, &Selection::default(), &mut diagnostics);
            let parsed = normalize(bundle, &mut diagnostics).and_then(|normal| parse(normal, &mut diagnostics));
            let said = diagnostics.render(document.sources(), crate::diagnostic::Style::Plain);
            assert_eq!(said.matches("the reference leads to itself").count(), 1, "{section} in {layout}:\n{said}");
            assert!(parsed.is_some(), "{section} in {layout}:\n{said}");
            assert!(said.contains("and so on without an end"), "{said}");
            // What an operation takes and gives is not dropped with the circle.
            let operation = parsed.map(|parsed| serde_json::to_string(&parsed.document).unwrap()).unwrap_or_default();
            let has_content = ["requestBodies", "responses"].contains(&section);
            assert!(!has_content || operation.contains(r#""content":{"*/*":{}}"#), "{operation}");
        }
    }
}

#[test]
fn a_circle_is_told_where_a_selection_leads_into_it() {
    let text = "\
openapi: 3.0.0
info: {title: T, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {200: {$ref: '#/components/responses/A'}}}}
  /b: {get: {operationId: b, responses: {200: {description: It.}}}}
components: {responses: {A: {$ref: '#/components/responses/B'}, B: {$ref: '#/components/responses/A'}}}
";
    let project = Project::new(&[("openapi.yaml", text)]);
    let select = |id: &str| project.select(&Selection { operations: vec![id.into()], ..Selection::default() });
    assert_eq!(select("b"), "");
    assert!(
        select("a").starts_with("warning[reference-circle]: the reference leads to itself\n --> openapi.yaml:6:"),
        "{}",
        select("a")
    );
}
