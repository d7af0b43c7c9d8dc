//! References that lead nowhere.

use insta::assert_snapshot;
use serde_json::json;

use crate::document::grammar::{Version, sections};
use crate::document::testing::{Project, diagnose};
use crate::document::{Selection, bundle, normalize, parse};

fn with_reference(text: &str) -> String {
    diagnose(format!(
        "openapi: 3.0.0\ncomponents:\n  schemas:\n    User: {{}}\n    Group:\n      $ref: '{text}'\n  parameters:\n    Limit: {{}}\n"
    ))
}

#[test]
fn a_slip() {
    assert_snapshot!(with_reference("#/components/schemas/Usr"), @"
    warning[reference-to-nowhere]: `#/components/schemas/Usr` does not exist
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#/components/schemas/Usr'
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `Usr` in `components/schemas`; read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: did you mean `#/components/schemas/User`?

    warning: 1 warning
    ");
}

#[test]
fn a_slip_on_the_way() {
    assert_snapshot!(with_reference("#/components/schema/User"), @"
    warning[reference-to-nowhere]: `#/components/schema/User` does not exist
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#/components/schema/User'
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `schema` in `components`; read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: did you mean `#/components/schemas/User`?

    warning: 1 warning
    ");
}

#[test]
fn nothing_like_it() {
    assert_snapshot!(with_reference("#/definitions/Account"), @"
    warning[reference-to-nowhere]: `#/definitions/Account` does not exist
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#/definitions/Account'
      |             ^^^^^^^^^^^^^^^^^^^^^^^ there is no `definitions` at the top of that file; read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: add a schema there, or refer to one that exists

    warning: 1 warning
    ");
}

#[test]
fn the_place_that_swagger_had() {
    assert_snapshot!(with_reference("#/definitions/User"), @"
    warning[reference-to-nowhere]: `#/definitions/User` does not exist
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#/definitions/User'
      |             ^^^^^^^^^^^^^^^^^^^^ there is no `definitions` at the top of that file; read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: did you mean `#/components/schemas/User`?

    warning: 1 warning
    ");
}

#[test]
fn an_anchor() {
    assert_snapshot!(with_reference("#User"), @"
    warning[reference-to-nowhere]: `#User` is the name of an anchor; references by anchor are not supported
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#User'
      |             ^^^^^^^ read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: refer by a JSON pointer, such as `#/components/schemas/Name`

    warning: 1 warning
    ");
}

#[test]
fn the_network() {
    assert_snapshot!(with_reference("https://example.com/user.yaml"), @"
    warning[reference-to-network]: references to the network are not followed
     --> openapi.yaml:6:13
      |
    6 |       $ref: 'https://example.com/user.yaml'
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: download the file into the document's folder, and refer to it by a relative path

    warning: 1 warning
    ");
}

#[test]
fn a_file_address() {
    assert_snapshot!(with_reference("file:///etc/passwd"), @"
    warning[reference-to-nowhere]: a reference must be a relative path, not a `file:` address
     --> openapi.yaml:6:13
      |
    6 |       $ref: 'file:///etc/passwd'
      |             ^^^^^^^^^^^^^^^^^^^^ read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: write the path from this file

    warning: 1 warning
    ");
}

#[test]
fn nothing() {
    assert_snapshot!(with_reference(""), @"
    warning[reference-to-nowhere]: the reference is empty
     --> openapi.yaml:6:13
      |
    6 |       $ref: ''
      |             ^^ read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: write a path, a fragment, or both

    warning: 1 warning
    ");
}

#[test]
fn another_kind_of_component() {
    assert_snapshot!(with_reference("#/components/parameters/Limit"), @"
    warning[reference-to-other-kind]: `#/components/parameters/Limit` is a parameter, not a schema
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#/components/parameters/Limit'
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a schema is expected here; read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: refer to a schema: those that have a name stand under `#/components/schemas`

    warning: 1 warning
    ");
}

#[test]
fn the_document_itself() {
    assert_snapshot!(with_reference("#"), @"
    warning[reference-to-other-kind]: `#` is a whole OpenAPI document
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#'
      |             ^^^ a schema is expected here; read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: name the part of it, as in `file.yaml#/components/schemas/Name`

    warning: 1 warning
    ");
}

#[test]
fn not_text() {
    assert_snapshot!(diagnose("openapi: 3.0.0\ncomponents:\n  schemas:\n    A: {$ref: 1}\n"), @"
    warning[reference-to-nowhere]: `$ref` must be text
     --> openapi.yaml:4:15
      |
    4 |     A: {$ref: 1}
      |               ^ read as any value
      |
      = at: /components/schemas/A/$ref

    warning: 1 warning
    ");
}

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

#[test]
fn copies_that_multiply() {
    let level = |level: usize| {
        let next = format!("{{u: {{$ref: '#/paths/~1p{}'}}}}", level + 1);
        format!("  /p{level}: {{post: {{callbacks: {{a: {next}, b: {next}, c: {next}, d: {next}, e: {next}}}}}}}\n")
    };
    let text: String = (0..10).map(level).collect();
    let shown = diagnose(format!("openapi: 3.0.0\npaths:\n{text}  /p10: {{get: {{}}}}\n"));
    let first = "error: the document has more than 200555 values once its parts are put in place\n";
    assert!(shown.starts_with(first), "{shown}");
}

#[test]
fn a_long_way_of_references() {
    let level = |level: usize| format!("  /p{level}: {{$ref: '#/paths/~1p{}'}}\n", level + 1);
    let text: String = (0..20).map(level).collect();
    let shown = diagnose(format!("openapi: 3.0.0\npaths:\n{text}  /p20: {{get: {{}}}}\n"));
    assert!(
        shown.starts_with("warning[reference-circle]: more than 12 references lead from one to the next\n"),
        "{shown}"
    );
}

#[test]
fn a_schema_may_contain_itself() {
    let files = [
        ("openapi.yaml", "openapi: 3.0.0\ncomponents: {schemas: {Tree: {$ref: Tree.yaml}}}\n"),
        ("Tree.yaml", "properties: {children: {items: {$ref: Tree.yaml}}, parent: {$ref: '#'}}\n"),
    ];
    assert_eq!(Project::new(&files).diagnose(), "");
}

#[test]
fn what_looks_like_a_reference_in_data_is_data() {
    let text = "\
openapi: 3.0.0
x-notes: {$ref: nowhere.yaml}
components:
  examples:
    A: {value: {$ref: nowhere.yaml}}
  schemas:
    A:
      example: {$ref: nowhere.yaml}
      default: {$ref: nowhere.yaml}
      enum: [{$ref: nowhere.yaml}]
      x-notes: {$ref: nowhere.yaml}
      properties:
        $ref: {type: string}
";
    assert_eq!(diagnose(text), "");
}

#[test]
fn a_property_called_like_a_keyword_is_a_schema() {
    let text = "openapi: 3.0.0\ncomponents: {schemas: {A: {properties: {example: {$ref: '#/nowhere'}}}}}\n";
    assert!(diagnose(text).starts_with("warning[reference-to-nowhere]: `#/nowhere` does not exist"));
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
