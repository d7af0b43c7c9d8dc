//! What a document has much of, or deep in one another, takes no more of the stack.

use super::merging::generated;
use serde_json::{Value, json};

/// More calls in one expression than fit on the stack of a thread.
const MANY: usize = 6_000;

fn name(number: usize) -> String {
    format!("p{number}")
}

fn document(operation: Value) -> Value {
    json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"post": operation}}})
}

fn with_parameters(schema: &Value) -> Value {
    let parameter = |number| json!({"name": name(number), "in": "query", "required": true, "schema": schema});
    let parameters: Vec<Value> = (0..MANY).map(parameter).collect();
    document(json!({"operationId": "a", "parameters": parameters, "responses": {}}))
}

fn with_fields(media_type: &str, is_required: bool) -> Value {
    let properties: Value = (0..MANY).map(|number| (name(number), json!({"type": "string"}))).collect();
    let required: Vec<String> = (0..MANY).map(name).collect();
    let schema = json!({"type": "object", "properties": properties, "required": required});
    let body = json!({"required": is_required, "content": {media_type: {"schema": schema}}});
    document(json!({"operationId": "a", "requestBody": body, "responses": {}}))
}

#[test]
fn an_operation_may_take_as_much_as_the_document_has() {
    let documents = [
        (MANY, with_parameters(&json!({"type": "string"}))),
        (MANY, with_parameters(&json!({"type": "string", "enum": ["a"]}))),
        // A call begins the form, unless it is set field by field.
        (MANY + 1, with_fields("multipart/form-data", true)),
        (0, with_fields("application/x-www-form-urlencoded", false)),
    ];
    for (calls, document) in documents {
        let thread = std::thread::Builder::new().stack_size(2 << 20);
        let outcome = thread.spawn(move || generated(&document)).unwrap().join().unwrap();
        let tree = outcome.result.unwrap();
        let text: String = tree.iter().map(|(_, text)| text).collect();
        assert_eq!(text.matches("let __request = ").count(), calls.div_ceil(100).saturating_sub(1));
    }
}

/// As many maps in one another as the limit on the depth of a file lets stand in a response.
const DEEP: usize = 84;

#[test]
fn a_type_as_deep_as_a_document_may_be_is_written_whatever_the_threads_of_the_caller_have() {
    let map = |inner, _| json!({"nullable": true, "additionalProperties": inner});
    let schema = json!({"anyOf": [(0..DEEP).fold(json!({}), map), {}]});
    let content = json!({"application/json": {"schema": schema}});
    let responses = json!({"200": {"description": "A.", "content": content}});
    let document = document(json!({"operationId": "a", "responses": responses}));
    let small = rayon::ThreadPoolBuilder::new().stack_size(1 << 20).num_threads(2).build().unwrap();
    // Where it does not fit, the process ends.
    let tree = small.install(|| generated(&document)).result.unwrap();
    assert!(
        tree.get("src/models.rs")
            .is_some_and(|models| models.contains("BTreeMap<String, Option<std::collections::BTreeMap<"))
    );
}
