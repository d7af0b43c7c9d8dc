//! Documents of Swagger 2.0: what is shared is put where it is referred to, and each body under each media type.

use super::set;
use serde_json::{Map, Value, json};

/// Operations that refer to the same body and the same response, in media types of their own.
pub(super) fn operations_of_shared_bodies(size: usize) -> Value {
    let operation = |index: usize| {
        let media_types = json!([format!("application/a{}+json", index % 4)]);
        json!({
            "consumes": media_types,
            "produces": media_types,
            "parameters": [{ "$ref": "#/parameters/body" }],
            "responses": { "200": { "$ref": "#/responses/answer" } },
        })
    };
    document(
        size,
        operation,
        json!({
            "parameters": { "body": { "in": "body", "name": "body", "schema": { "$ref": "#/definitions/A" } } },
            "responses": { "answer": { "description": "", "schema": { "$ref": "#/definitions/A" } } },
        }),
    )
}

/// Operations with the same 16 fields of a form.
pub(super) fn operations_of_shared_fields(size: usize) -> Value {
    let names: Vec<String> = (0..16).map(|index| format!("field{index}")).collect();
    let references: Vec<Value> = names.iter().map(|name| json!({ "$ref": format!("#/parameters/{name}") })).collect();
    let field = |name: &String| (name.clone(), json!({ "in": "formData", "name": name, "type": "string" }));
    let parameters: Map<String, Value> = names.iter().map(field).collect();
    let operation = |_| json!({ "parameters": references, "responses": { "204": { "description": "" } } });
    document(size, operation, json!({ "parameters": parameters }))
}

/// Parameters of which each is a reference to the next, and operations with one each.
pub(super) fn chain_of_parameters(size: usize) -> Value {
    let name = |index: usize| format!("p{index}");
    let parameter = |index: usize| match index + 1 < size && !index.is_multiple_of(32) {
        true => json!({ "$ref": format!("#/parameters/{}", name(index + 1)) }),
        false => json!({ "in": "query", "name": name(index), "type": "string" }),
    };
    let parameters: Map<String, Value> = (0..size).map(|index| (name(index), parameter(index))).collect();
    let operation = |index: usize| {
        let reference = json!({ "$ref": format!("#/parameters/{}", name(index)) });
        json!({ "parameters": [reference], "responses": { "204": { "description": "" } } })
    };
    document(size, operation, json!({ "parameters": parameters }))
}

/// Schemas of which each refers to the next, which may be null and states no type.
pub(super) fn chain_of_nullable_references(size: usize) -> Value {
    let schema = |index: usize| {
        let next = format!("#/definitions/A{}", (index + 1) % size);
        let properties = json!({ "next": { "$ref": next, "x-nullable": true } });
        (format!("A{index}"), json!({ "allOf": [{ "properties": properties }, { "$ref": "#/definitions/A" }] }))
    };
    let mut definitions: Map<String, Value> = (0..size).map(schema).collect();
    definitions.insert("A".to_owned(), json!({ "type": "object" }));
    let operation = |_| {
        let schema = json!({ "$ref": "#/definitions/A0" });
        json!({ "responses": { "200": { "description": "", "schema": schema } } })
    };
    document(1, operation, json!({ "definitions": definitions }))
}

/// A document with so many operations, and with these members.
fn document(size: usize, operation: impl Fn(usize) -> Value, members: Value) -> Value {
    let paths = (0..size).map(|index| {
        let mut operation = operation(index);
        set(&mut operation, "operationId", format!("getA{index}"));
        set(&mut operation, "tags", json!(["a"]));
        (format!("/a{index}"), json!({ "post": operation }))
    });
    let mut document = json!({
        "swagger": "2.0",
        "info": { "title": "T", "version": "1" },
        "paths": paths.collect::<Map<String, Value>>(),
        "definitions": { "A": { "type": "object", "properties": { "a": { "type": "string" } } } },
    });
    for (name, member) in members.as_object().into_iter().flatten() {
        set(&mut document, name, member.clone());
    }
    document
}
