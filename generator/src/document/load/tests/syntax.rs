//! Text that is no tree.

use insta::assert_snapshot;

use crate::document::testing::{Project, diagnose};

#[test]
fn not_yaml() {
    assert_snapshot!(diagnose("openapi: 3.0.0\npaths:\n  /a: [get\n  /b: {}\n"), @r"
    error: this is not valid YAML: illegal placement of ':' indicator
     --> openapi.yaml:4:5
      |
    4 |   /b: {}
      |     ^ in brackets that begin at line 3 column 7
      |
      = help: correct what stands here, or what stands before it

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_tab_for_indentation() {
    assert_snapshot!(diagnose("openapi: 3.0.0\npaths:\n\t/a: {}\n"), @r"
    error: this is not valid YAML: tabs disallowed within this context (block indentation)
     --> openapi.yaml:3:2
      |
    3 |     /a: {}
      |     ^^
      |
      = help: indent with spaces: YAML does not allow tabs there

    error: 1 error; nothing was written
    ");
}

#[test]
fn not_json() {
    let text = "{\n  \"openapi\": \"3.0.0\",\n  \"paths\": {};\n}";
    assert_snapshot!(Project::new(&[("openapi.json", text)]).diagnose(), @r#"
    error: this is not valid JSON: expected `,` or `}`
     --> openapi.json:3:14
      |
    3 |   "paths": {};
      |              ^
      |
      = help: correct what stands here, or what stands before it

    error: 1 error; nothing was written
    "#);
}

#[test]
fn json_with_comments() {
    let text = r##"// The API.
{
  "openapi": "3.0.0", /* "openapi": "4" */
  "paths": {
    "/a": {"$ref": "#/nowhere"}, // "// in a text is none"
  },
}
"##;
    for name in ["openapi.json", "openapi.yaml"] {
        let shown = Project::new(&[(name, text)]).diagnose();
        let place = format!("--> {name}:5:20\n");
        assert!(shown.starts_with("warning[reference-to-nowhere]: ") && shown.contains(&place), "{shown}");
    }
}

#[test]
fn yaml_may_be_json_that_json_would_refuse() {
    assert_eq!(diagnose("{\n  'openapi': 3.0.0, # a comment\n  paths: {},\n}"), "");
}

#[test]
fn text_behind_the_json() {
    assert_snapshot!(Project::new(&[("openapi.json", "{} {}")]).diagnose(), @r"
    error: this is not valid JSON: trailing characters
     --> openapi.json:1:4
      |
    1 | {} {}
      |    ^
      |
      = help: correct what stands here, or what stands before it

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_tag() {
    assert_snapshot!(diagnose("openapi: 3.0.0\ninfo: {version: !semver 1.0}\n"), @"
    error: the YAML tag `!semver` has no meaning here
     --> openapi.yaml:2:17
      |
    2 | info: {version: !semver 1.0}
      |                 ^^^^^^^^^^^
      |
      = at: /info/version
      = help: remove the tag, or quote the value if the exclamation mark belongs to it

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_number_without_an_end() {
    assert_snapshot!(diagnose("openapi: 3.0.0\nx-limits:\n  - 1\n  - .inf\n"), @"
    error: `.inf` is not a number that JSON can hold
     --> openapi.yaml:4:5
      |
    4 |   - .inf
      |     ^^^^
      |
      = at: /x-limits/1
      = help: write a finite number, or quote the value if it is text

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_key_that_is_no_text() {
    assert_snapshot!(diagnose("openapi: 3.0.0\n? [a, b]\n: c\n"), @r"
    error: a key must be text, not a list or an object
     --> openapi.yaml:2:3
      |
    2 | ? [a, b]
      |   ^

    error: 1 error; nothing was written
    ");
}

#[test]
fn an_unknown_alias() {
    assert_snapshot!(diagnose("openapi: 3.0.0\npaths: *nothing\n"), @r"
    error: this is not valid YAML: found unknown anchor
     --> openapi.yaml:2:8
      |
    2 | paths: *nothing
      |        ^ while parsing node
      |
      = help: correct what stands here, or what stands before it

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_control_character() {
    assert_snapshot!(diagnose("openapi: 3.0.0\ninfo: \"a\u{7}b\"\n"), @r#"
    error: the control character U+0007 is not allowed in YAML
     --> openapi.yaml:2:9
      |
    2 | info: "a␇b"
      |         ^

    error: 1 error; nothing was written
    "#);
}

#[test]
fn bytes_that_are_no_text() {
    assert_snapshot!(diagnose(b"openapi: 3.0.0\ninfo: {title: Caf\xe9}\n"), @r"
    error: the file is not UTF-8
     --> openapi.yaml:2:18
      |
    2 | info: {title: Caf�}
      |                  ^ this byte belongs to no character
      |
      = help: save the file as UTF-8

    error: 1 error; nothing was written
    ");
}

#[test]
fn utf_16() {
    assert_snapshot!(diagnose(b"\xff\xfeo\0p\0"), @r"
    error: the file is UTF-16, not UTF-8
     --> openapi.yaml:1:1
      |
    1 |
      | ^
      |
      = help: save it as UTF-8

    error: 1 error; nothing was written
    ");
}

#[test]
fn two_documents() {
    assert_snapshot!(diagnose("openapi: 3.0.0\npaths: {}\n---\nopenapi: 3.0.0\n"), @r"
    error: the file holds more than one YAML document
     --> openapi.yaml:3:1
      |
    3 | ---
      | ^^^ another one begins here
      |
      = help: keep one document a file

    error: 1 error; nothing was written
    ");
}

#[test]
fn an_end_that_looks_like_another_document_is_none() {
    assert_eq!(diagnose("---\nopenapi: 3.0.0\npaths: {}\n...\n---\n"), "");
}
