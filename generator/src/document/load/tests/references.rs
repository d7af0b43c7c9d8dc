//! References that lead nowhere.

use insta::assert_snapshot;

use crate::document::testing::{Project, diagnose};
use crate::document::{Selection, bundle};

pub(super) fn with_reference(text: &str) -> String {
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
    warning[reference-to-nowhere]: no schema of this file has the `$anchor` that `#User` names
     --> openapi.yaml:6:13
      |
    6 |       $ref: '#User'
      |             ^^^^^^^ read as any value
      |
      = at: /components/schemas/Group/$ref
      = help: add the anchor, or refer by a JSON pointer, such as `#/components/schemas/Name`

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

#[test]
fn text_of_another_file() {
    let project = Project::new(&[
        (
            "api.yaml",
            "openapi: 3.0.3
info: { title: T, version: v1, description: { $ref: 'texts.yaml#/introduction' } }
tags:
  - { name: a, description: { $ref: about.md } }
  - { name: b, description: { $ref: 'texts.yaml' } }
paths: {}
"
            .to_owned(),
        ),
        ("texts.yaml", "introduction: All of it.\n".to_owned()),
        ("about.md", "# About `a`\n\n- one: [two\n".to_owned()),
    ]);
    let (document, mut diagnostics) = project.load();
    let bundle = bundle(&document, &Selection::default(), &mut diagnostics);
    let text = |pointer: &str| bundle.tree.pointer(pointer).and_then(serde_json::Value::as_str);
    assert_eq!(text("/info/description"), Some("All of it."));
    assert_eq!(text("/tags/0/description"), Some("# About `a`\n\n- one: [two\n"));
    let said = diagnostics.render(document.sources(), crate::diagnostic::Style::Plain);
    assert!(said.contains("`texts.yaml` is an object, not text"), "{said}");
    assert_eq!(said.matches("warning[").count(), 1, "{said}");
}
