//! Unions that are variants of themselves, directly or by others: their comparison ends, whatever they are compared with.

use super::support::{Read, assert_mirrored, read_value, verdict};
use sailmaker::diff::{Change, Wire};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Schemas of which `A` is a circle of unions, and what else it may be.
fn circles() -> Vec<Value> {
    let a = || json!({"$ref": "#/components/schemas/A"});
    let b = || json!({"$ref": "#/components/schemas/B"});
    vec![
        json!({"A": {"oneOf": [a()]}}),
        json!({"A": {"oneOf": [a(), {"type": "string"}]}}),
        json!({"A": {"anyOf": [{"type": "integer"}, a()]}}),
        json!({"A": {"oneOf": [{"type": "integer"}, {"type": "array", "items": a()}, a()]}}),
        json!({"A": {"allOf": [{"oneOf": [a()]}]}}),
        json!({"A": {"allOf": [{"oneOf": [a(), {"type": "string"}]}]}}),
        json!({"A": {"allOf": [{"oneOf": [a(), {"type": "array", "items": a()}]}, {"anyOf": [a()]}]}}),
        json!({"A": {"properties": {"a": a()}, "oneOf": [a(), b()]}, "B": {"anyOf": [a(), {"type": "object"}]}}),
        json!({"A": {"allOf": [{"oneOf": [b()]}]}, "B": {"allOf": [{"oneOf": [a()]}]}}),
        json!({"A": {"allOf": [{"oneOf": [b(), {"type": "string", "enum": ["a"]}]}]}, "B": {"allOf": [{"anyOf": [a(), {"type": "string"}]}]}}),
    ]
}

/// `A` in a response and in a request.
fn read(schemas: &Value) -> Read {
    read_of(schemas, &json!({"$ref": "#/components/schemas/A"}))
}

/// A schema in a response and in a request.
fn read_of(schemas: &Value, schema: &Value) -> Read {
    let content = json!({"application/json": {"schema": schema}});
    let put = json!({
        "requestBody": {"content": content, "required": true},
        "responses": {"200": {"description": "A", "content": content}},
    });
    read_with(schemas, &json!({"put": put}))
}

fn read_with(schemas: &Value, path_item: &Value) -> Read {
    read_value(&json!({
        "openapi": "3.0.3",
        "info": {"title": "A", "version": "1"},
        "paths": {"/a": path_item},
        "components": {"schemas": schemas},
    }))
}

#[test]
fn unions_that_are_variants_of_themselves() {
    let read: Vec<Read> = circles().iter().map(read).collect();
    for old in &read {
        assert_eq!(verdict(old, old).changes, []);
        read.iter().for_each(|new| assert_mirrored(old, new));
    }
}

/// A query has no list of lists: a list of what may be a list again takes no more than its items.
#[test]
fn a_union_of_lists_of_itself_in_a_query() {
    let read = |schema: Value| {
        let parameter = json!({"name": "q", "in": "query", "schema": schema});
        let lists =
            json!({"oneOf": [{"type": "array", "items": {"$ref": "#/components/schemas/U"}}, {"type": "integer"}]});
        let get = json!({"operationId": "a", "parameters": [parameter], "responses": {}});
        read_with(&json!({"U": lists}), &json!({"get": get}))
    };
    let changed = |old: Value, new: Value| {
        let verdict = verdict(&read(old), &read(new));
        let is_type = |change: &&Change| change.kind.to_string() == "parameter-type";
        verdict.changes.iter().find(is_type).map(|change| change.wire)
    };
    let lists = || json!({"$ref": "#/components/schemas/U"});
    assert_eq!(changed(json!({"type": "boolean"}), lists()), Some(Wire::Breaking));
    assert_eq!(changed(json!({"type": "integer"}), lists()), Some(Wire::Compatible));
}

/// Each lists two that list the next: what was tried once is not tried again.
#[test]
fn unions_that_share_variants() {
    let reference = |name: String| json!({"$ref": format!("#/components/schemas/{name}")});
    let of = |variants: [Value; 2]| json!({"oneOf": variants});
    let name = |number: usize| if number == 0 { "A".to_owned() } else { format!("A{number}") };
    let schemas: serde_json::Map<String, Value> = (0..40)
        .flat_map(|number| {
            let sides = ["B", "C"].map(|side| format!("{side}{number}"));
            let next = || reference(name(number + 1));
            let [b, c] = sides.clone();
            [
                (name(number), of(sides.map(reference))),
                (b, of([next(), json!({"type": "integer"})])),
                (c, of([next(), json!({"type": "boolean"})])),
            ]
        })
        .chain([(name(40), json!({"type": "number"}))])
        .collect();
    let diamond = read(&schemas.into());
    for other in [json!({"type": "string"}), json!({}), json!({"type": "number"})] {
        assert_mirrored(&diamond, &read(&json!({"A": other})));
    }
}

/// One that lists another that lists another.
#[test]
fn unions_of_unions() {
    let schemas: serde_json::Map<String, Value> = (0..2000)
        .map(|number| {
            let name = if number == 0 { "A".to_owned() } else { format!("A{number}") };
            let next = json!({"$ref": format!("#/components/schemas/A{}", number + 1)});
            (name, json!({"oneOf": [next, {"type": "string"}, {"type": "array", "items": {"type": "integer"}}]}))
        })
        .chain([("A2000".to_owned(), json!({"type": "boolean"}))])
        .collect();
    let read = [read(&schemas.into()), read(&json!({"A": {"oneOf": [{"type": "string"}, {"type": "boolean"}]}}))];
    assert_mirrored(&read[0], &read[1]);
}

/// Objects in a circle, of which the operations take and give the first.
fn circle_of(name: &str, length: usize) -> Read {
    let reference = |number: usize| json!({"$ref": format!("#/components/schemas/{name}{}", number % length)});
    let schemas: serde_json::Map<String, Value> = (0..length)
        .map(|number| {
            (format!("{name}{number}"), json!({"type": "object", "properties": {"next": reference(number + 1)}}))
        })
        .collect();
    read_of(&schemas.into(), &reference(0))
}

/// What all stand for all in is no new name of any, and each of as many is the one of the same number.
#[test]
fn circles_of_objects_with_other_names() {
    let counted = |old: &Read, new: &Read| {
        assert_mirrored(old, new);
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for change in verdict(old, new).changes {
            *kinds.entry(change.kind.to_string()).or_default() += 1;
        }
        kinds
    };
    let of = |kinds: &[(&str, usize)]| -> BTreeMap<String, usize> {
        kinds.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect()
    };
    assert_eq!(counted(&circle_of("A", 7), &circle_of("B", 7)), of(&[("model-renamed", 7)]));
    let others = |removed: usize, added: usize| {
        of(&[("body-type", 1), ("model-added", added), ("model-removed", removed), ("response-type", 1)])
    };
    assert_eq!(counted(&circle_of("A", 7), &circle_of("B", 5)), others(7, 5));
    assert_eq!(counted(&circle_of("A", 1000), &circle_of("B", 1001)), others(1000, 1001));
}
