//! More of what is wrong, and has to be told.

use super::{object, of_paths, of_schema, of_schemas, operation, reference, set, string};
use serde_json::{Value, json};

/// A schema with properties that are wrong in the same way.
fn properties(size: usize, property: impl Fn(usize) -> Value) -> Value {
    of_schema(object((0..size).map(|number| (format!("p{number}"), property(number)))))
}

pub(super) fn keywords(size: usize) -> Value {
    properties(size, |_| json!({ "type": "string", "minimum": 1 }))
}

pub(super) fn fields(size: usize) -> Value {
    properties(size, |number| json!({ "type": "string", format!("unknown{number}"): 1 }))
}

pub(super) fn types(size: usize) -> Value {
    properties(size, |number| json!({ "type": format!("type{number}") }))
}

/// Beside as many schemas with like names.
pub(super) fn references(size: usize) -> Value {
    let wrong = object((0..size).map(|number| (format!("p{number}"), reference(&format!("Missing{number}")))));
    of_schemas(
        [("A".to_owned(), wrong)].into_iter().chain((0..size).map(|number| (format!("Messing{number}"), string()))),
    )
}

pub(super) fn values(size: usize) -> Value {
    let values: Vec<Value> = (0..size).map(|number| json!([number])).collect();
    of_schema(json!({ "type": "string", "enum": values }))
}

pub(super) fn variables(size: usize) -> Value {
    let path: String = (0..size).map(|number| format!("/{{v{number}}}")).collect();
    of_paths([(path, json!({ "get": operation("getA", string()) }))])
}

pub(super) fn repetitions(size: usize) -> Value {
    let mut operation = operation("getA", string());
    let half = |number: usize| number / 2;
    let parameter = |number| json!({ "name": format!("p{}", half(number)), "in": "query", "schema": string() });
    set(&mut operation, "parameters", (0..size).map(parameter).collect::<Vec<Value>>());
    set(&mut operation, "tags", (0..size).map(|number| format!("t{}", half(number))).collect::<Vec<_>>());
    let mut document = of_paths([("/a".to_owned(), json!({ "get": operation }))]);
    set(
        &mut document,
        "tags",
        (0..size).map(|number| json!({ "name": format!("t{}", half(number)) })).collect::<Vec<Value>>(),
    );
    document
}

pub(super) fn operation_ids(size: usize) -> Value {
    of_paths((0..size).map(|number| (format!("/a/{number}"), json!({ "get": operation("getA", string()) }))))
}
