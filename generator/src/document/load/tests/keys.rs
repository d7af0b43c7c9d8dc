//! Keys that stand more than once.

use insta::assert_snapshot;

use crate::document::testing::{Project, diagnose};

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
