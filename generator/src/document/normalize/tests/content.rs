//! Content of which a part, or all, cannot be read.

use serde_json::json;

use super::{document, run};

/// What becomes of the content of a request body and of a response.
fn content(text: &str) -> [serde_json::Value; 2] {
    let body = format!("requestBody: {{ content: {text} }}");
    let response = format!("responses: {{ 200: {{ description: d, content: {text} }} }}");
    let paths = format!("paths:\n  /a:\n    post: {{ {body}, {response} }}\n");
    let tree = run(&document("3.0.3", &paths)).1.unwrap();
    let at = |pointer: &str| tree.pointer(&format!("/paths/~1a/post/{pointer}/content")).cloned().unwrap_or_default();
    [at("requestBody"), at("responses/200")]
}

#[test]
fn what_has_content_does_not_lose_all_of_it() {
    let any = json!({ "*/*": {} });
    for text in ["5", "[]", "{ json: {} }", "{ 'a b/c': {}, '': {} }"] {
        assert_eq!(content(text), [any.clone(), any.clone()], "{text}");
    }
    let text = json!({ "text/csv": {} });
    assert_eq!(content("{ json: {}, text/csv: {} }"), [text.clone(), text]);
}

#[test]
fn a_response_without_content_stays_one() {
    assert_eq!(content("{}"), [json!(null), json!({})]);
}
