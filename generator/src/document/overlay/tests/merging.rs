//! The rules of merging, one line each.

use serde_json::json;

use super::{DOCUMENT, applied, refused};

/// What comes of a node and an update, both in YAML; or the one line that says why they do not go together.
fn merged(node: &str, update: &str) -> Result<String, String> {
    let document = format!("{DOCUMENT}node: {node}\n");
    let action = format!("{{target: $.node, update: {update}}}");
    let said = refused(&document, &[&action]);
    match said.lines().next() {
        Some(line) => Err(line.trim_start_matches("error: ").to_owned()),
        None => Ok(applied(&document, &[&action])["node"].to_string()),
    }
}

#[test]
fn what_goes_together() {
    let table = [
        ("{a: 1}", "{b: 2}", r#"{"a":1,"b":2}"#),
        ("{a: 1}", "{a: 2}", r#"{"a":2}"#),
        ("{a: 1}", "{a: null}", r#"{"a":null}"#),
        ("{a: null}", "{a: text}", r#"{"a":"text"}"#),
        ("{a: {b: 1}}", "{a: {c: 2}}", r#"{"a":{"b":1,"c":2}}"#),
        ("{a: [1, 2]}", "{a: [2, 3]}", r#"{"a":[1,2,2,3]}"#),
        ("{}", "{a: [1]}", r#"{"a":[1]}"#),
        ("[1]", "[2, 3]", "[1,2,3]"),
        ("[1]", "[[2]]", "[1,[2]]"),
        ("[1]", "2", "[1,2]"),
        ("[1]", "null", "[1,null]"),
        ("[{a: 1}]", "{a: 2}", r#"[{"a":1},{"a":2}]"#),
        ("1", "text", r#""text""#),
        ("text", "null", "null"),
        ("null", "1", "1"),
    ];
    for (node, update, expected) in table {
        assert_eq!(merged(node, update).as_deref(), Ok(expected), "{update} into {node}");
    }
}

#[test]
fn what_does_not() {
    let table = [
        ("{a: 1}", "1", "a single value cannot be merged into an object"),
        ("{a: 1}", "[1]", "an array cannot be merged into an object"),
        ("1", "{a: 1}", "an object cannot be merged into a single value"),
        ("text", "[1]", "an array cannot be merged into a single value"),
        ("{a: {b: 1}}", "{a: {b: [1]}}", "an array cannot be merged into a single value"),
        ("{a: [1]}", "{a: 1}", "a single value cannot be merged into an array"),
        ("{a: [1]}", "{a: {b: 1}}", "an object cannot be merged into an array"),
        ("{a: null}", "{a: {b: 1}}", "an object cannot be merged into a single value"),
    ];
    for (node, update, expected) in table {
        assert_eq!(merged(node, update), Err(expected.to_owned()), "{update} into {node}");
    }
}

#[test]
fn what_is_already_said() {
    let said = Err("this action changes nothing any more".to_owned());
    for (node, update) in [
        ("1", "1"),
        ("{a: 1, b: 2}", "{a: 1}"),
        ("{a: {b: [1, 2]}}", "{a: {b: [2]}}"),
        ("[1, {a: 1}]", "{a: 1}"),
        ("[1, 2]", "[2, 1]"),
        ("{}", "{}"),
    ] {
        assert_eq!(merged(node, update), said, "{update} into {node}");
    }
}

#[test]
fn an_action_stays_while_one_of_its_nodes_needs_it() {
    let document = format!("{DOCUMENT}x-a: {{b: 1}}\nx-c: {{b: 2}}\n");
    let tree = applied(&document, &["{target: '$[''x-a'',''x-c'']', update: {b: 1}}"]);
    assert_eq!((&tree["x-a"], &tree["x-c"]), (&json!({"b": 1}), &json!({"b": 1})));
}

#[test]
fn nodes_in_one_another_may_come_to_conflict() {
    let document = format!("{DOCUMENT}nodes: {{outer: {{a: {{}}}}}}\n");
    let said = refused(&document, &["{target: $.nodes..*, update: {a: {a: 1}}}"]);
    assert!(said.starts_with("error: an object cannot be merged into a single value"), "{said}");
}
