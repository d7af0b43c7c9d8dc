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
fn a_key_twice() {
    assert_snapshot!(diagnose("openapi: 3.0.0\npaths:\n  /a: {}\n  /b: {}\n  /a: {}\n"), @r"
    warning[duplicate-key]: the key `/a` appears more than once
     --> openapi.yaml:5:3
      |
    3 |   /a: {}
      |   -- first time
    4 |   /b: {}
    5 |   /a: {}
      |   ^^ the last one counts
      |
      = at: /paths/~1a
      = help: remove or rename the others: readers differ about which one they take

    warning: 1 warning
    ");
}

#[test]
fn a_key_twice_in_json() {
    let text = "{\"openapi\": \"3.0.0\", \"paths\": {\"/a\": {}, \"/a\": {}}}";
    assert_snapshot!(Project::new(&[("openapi.json", text)]).diagnose(), @r#"
    warning[duplicate-key]: the key `/a` appears more than once
     --> openapi.json:1:42
      |
    1 | {"openapi": "3.0.0", "paths": {"/a": {}, "/a": {}}}
      |                                ----      ^^^^ the last one counts
      |                                |
      |                                first time
      |
      = at: /paths/~1a
      = help: remove or rename the others: readers differ about which one they take

    warning: 1 warning
    "#);
}

#[test]
fn a_key_twice_where_only_one_parser_can_read_on() {
    assert_snapshot!(diagnose("openapi: 3.0.0\nx: [1,\n2\n]\npaths:\n  /a: {}\n  /a: {}\n"), @r"
    warning[duplicate-key]: the key `/a` appears more than once
     --> openapi.yaml:7:3
      |
    6 |   /a: {}
      |   -- first time
    7 |   /a: {}
      |   ^^ the last one counts
      |
      = at: /paths/~1a
      = help: remove or rename the others: readers differ about which one they take

    warning: 1 warning
    ");
}

#[test]
fn a_key_more_often_within_another_one() {
    let text = "openapi: 3.0.0\npaths: {}\nx: {a: 1, a: 2}\nx:\n- b: {c: 1, c: 2, c: 3}\n";
    assert_snapshot!(diagnose(text), @r"
    warning[duplicate-key]: the key `x` appears more than once
     --> openapi.yaml:4:1
      |
    3 | x: {a: 1, a: 2}
      | - first time
    4 | x:
      | ^ the last one counts
      |
      = at: /x
      = help: remove or rename the others: readers differ about which one they take

    warning[duplicate-key]: the key `c` appears more than once
     --> openapi.yaml:5:19
      |
    5 | - b: {c: 1, c: 2, c: 3}
      |       -           ^ the last one counts
      |       |
      |       first time
      |
      = at: /x/0/b/c
      = help: remove or rename the others: readers differ about which one they take

    warning: 2 warnings
    ");
    let text =
        r#"{"openapi": "3.0.0", "paths": {}, "x": [{"b": {"c": 1, "c": 2, "d": {"e": 1, "e": 2}}}, {"b": 1, "b": 2}]}"#;
    assert_snapshot!(Project::new(&[("openapi.json", text)]).diagnose(), @r#"
    warning[duplicate-key]: the key `c` appears more than once
     --> openapi.json:1:56
      |
    1 | {"openapi": "3.0.0", "paths": {}, "x": [{"b": {"c": 1, "c": 2, "d": {"e": 1, "e": 2}}}, {"b": 1, "b": 2}]}
      |                                                ---     ^^^ the last one counts
      |                                                |
      |                                                first time
      |
      = at: /x/0/b/c
      = help: remove or rename the others: readers differ about which one they take

    warning[duplicate-key]: the key `e` appears more than once
     --> openapi.json:1:78
      |
    1 | {"openapi": "3.0.0", "paths": {}, "x": [{"b": {"c": 1, "c": 2, "d": {"e": 1, "e": 2}}}, {"b": 1, "b": 2}]}
      |                                                                      ---     ^^^ the last one counts
      |                                                                      |
      |                                                                      first time
      |
      = at: /x/0/b/d/e
      = help: remove or rename the others: readers differ about which one they take

    warning[duplicate-key]: the key `b` appears more than once
     --> openapi.json:1:98
      |
    1 | {"openapi": "3.0.0", "paths": {}, "x": [{"b": {"c": 1, "c": 2, "d": {"e": 1, "e": 2}}}, {"b": 1, "b": 2}]}
      |                                                                                          ---     ^^^ the last one counts
      |                                                                                          |
      |                                                                                          first time
      |
      = at: /x/1/b
      = help: remove or rename the others: readers differ about which one they take

    warning: 3 warnings
    "#);
}

#[test]
fn a_key_twice_where_the_document_is_converted() {
    let text = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\ndefinitions:\n  A: {type: string}\n  A: {type: integer}\n";
    assert_snapshot!(diagnose(text), @r"
    warning[duplicate-key]: the key `A` appears more than once
     --> openapi.yaml:6:3
      |
    5 |   A: {type: string}
      |   - first time
    6 |   A: {type: integer}
      |   ^ the last one counts
      |
      = at: /definitions/A
      = help: remove or rename the others: readers differ about which one they take

    warning: 1 warning
    ");
}

#[test]
fn so_many_keys_twice_that_most_are_counted() {
    let lines: String = (0..1100).map(|index| format!("x{index}: 1\nx{index}: 2\n")).collect();
    let said = diagnose(format!("openapi: 3.0.0\npaths: {{}}\n{lines}"));
    assert!(said.contains("warning[duplicate-key]: 100 further keys appear more than once"), "{}", said.len());
    assert!(said.ends_with("warning: 1001 warnings\n"), "{}", said.len());
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

#[test]
fn nesting_that_is_too_deep() {
    let text = format!("openapi: 3.0.0\nx-deep:\n  {}{}\n", "[".repeat(100), "]".repeat(100));
    assert_snapshot!(diagnose(text), @"
    error: more than 96 levels of nesting
     --> openapi.yaml:3:98
      |
    3 |   [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]...
      |                                                                                                  ^ this is one level too deep
      |
      = at: /x-deep/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0
      = help: move the inner parts to `components` and refer to them

    error: 1 error; nothing was written
    ");
}

#[test]
fn nesting_that_is_too_deep_in_blocks() {
    let text: String = (0..100).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let shown = diagnose(format!("openapi: 3.0.0\n{text}"));
    assert!(shown.contains("error: more than 96 levels of nesting\n  --> openapi.yaml:97:96"), "{shown}");
}

#[test]
fn nesting_that_is_too_deep_in_json() {
    let text = format!("{{\"openapi\": \"3.0.0\", \"x\": {}{}}}", "[".repeat(100), "]".repeat(100));
    let shown = Project::new(&[("openapi.json", text)]).diagnose();
    assert!(shown.contains("error: more than 96 levels of nesting"), "{shown}");
}

#[test]
fn brackets_without_an_end() {
    let shown = diagnose("[".repeat(1_000_000));
    assert!(shown.starts_with("error: more than 96 levels of nesting\n --> openapi.yaml:1:256\n"), "{shown}");
    let shown = diagnose("[".repeat(3_000_000));
    assert!(shown.starts_with("error: more than 2000000 values in one file\n"), "{shown}");
}

#[test]
fn dashes_without_an_end() {
    let shown = diagnose("- ".repeat(1_000_000));
    assert!(shown.starts_with("error: more than 96 levels of nesting\n --> openapi.yaml:1:193\n"), "{shown}");
}

#[test]
fn aliases_of_aliases() {
    let mut text = String::from("openapi: 3.0.0\nx0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
    for level in 1..10 {
        let uses = vec![format!("*x{}", level - 1); 10].join(", ");
        text += &format!("x{level}: &x{level} [{uses}]\n");
    }
    let shown = diagnose(text);
    assert_snapshot!(shown, @"
    error: the aliases of this file expand to too much
     --> openapi.yaml:8:10
      |
    8 | x6: &x6 [*x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5]
      |          ^^^ given up here
      |
      = at: /x6/0
      = help: refer with `$ref` instead of repeating values through YAML aliases

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_long_text_repeated_by_aliases() {
    let text = format!("openapi: 3.0.0\nx: &x {}\ny: [{}]\n", "a".repeat(1 << 20), vec!["*x"; 100].join(", "));
    assert_snapshot!(diagnose(text), @"
    error: more text than one file may hold once its aliases are expanded
     --> openapi.yaml:3:253
      |
    3 | ... *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *...
      |                                                             ^^ given up here
      |
      = at: /y/62
      = help: refer with `$ref` instead of repeating long values through YAML aliases

    error: 1 error; nothing was written
    ");
}

#[test]
fn an_alias_of_what_it_stands_in() {
    assert_snapshot!(diagnose("openapi: 3.0.0\nx: &x\n  y: *x\n"), @"
    error: this alias stands in the value that it repeats
     --> openapi.yaml:3:6
      |
    3 |   y: *x
      |      ^^ and so on without an end
      |
      = at: /x/y
      = help: refer with `$ref`: a reference may lead to what it stands in

    error: 1 error; nothing was written
    ");
}
