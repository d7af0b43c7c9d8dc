use super::*;
use serde_json::json;

fn shrunk(content: Content, holds: impl Fn(&Content) -> bool) -> Content {
    shrink(content, 10_000, &mut |content| holds(content))
}

#[test]
fn a_tree_is_shrunk_to_what_matters() {
    let tree = json!({
        "openapi": "3.0.3",
        "paths": {"/a": {"get": {"tags": ["a", "b", "bad", "c"], "summary": "much text"}}, "/b": {}},
        "components": {"schemas": {"A": {"type": "object"}}},
    });
    let is_bad = |content: &Content| {
        let Content::Tree(tree) = content else { return false };
        let tag =
            |tree: &Value| tree.pointer("/paths/~1a/get/tags").and_then(Value::as_array).cloned().unwrap_or_default();
        tag(tree).iter().any(|tag| tag.as_str().is_some_and(|tag| tag.contains('d')))
    };
    let Content::Tree(tree) = shrunk(Content::Tree(tree), is_bad) else { panic!("it is a tree") };
    assert_eq!(tree, json!({"paths": {"/a": {"get": {"tags": ["d"]}}}}));
}

#[test]
fn what_is_wrapped_is_taken_out() {
    let tree = json!({"schema": {"allOf": [{"oneOf": [{"allOf": [{"bad": 1, "type": "object"}]}]}]}});
    let is_bad = |content: &Content| {
        let Content::Tree(tree) = content else { return false };
        tree.get("schema").is_some_and(|schema| schema.to_string().contains("bad"))
    };
    let Content::Tree(tree) = shrunk(Content::Tree(tree), is_bad) else { panic!("it is a tree") };
    assert_eq!(tree, json!({"schema": {"bad": 1}}));
}

#[test]
fn a_text_is_shrunk_by_lines_and_bytes() {
    let text = b"a: 1\nb: [2, 3]\nc: 4\n".to_vec();
    let is_bad = |content: &Content| matches!(content, Content::Text(text) if text.contains(&b'['));
    let Content::Text(text) = shrunk(Content::Text(text), is_bad) else { panic!("it is a text") };
    assert_eq!(text, b"[");
}

#[test]
fn no_more_is_tried_than_may_be() {
    let mut tried = 0;
    let tree = Content::Tree(json!({"a": [1, 2, 3, 4, 5, 6, 7, 8], "b": {"c": {}, "d": {}}}));
    shrink(tree, 5, &mut |_| {
        tried += 1;
        false
    });
    assert_eq!(tried, 5);
}
