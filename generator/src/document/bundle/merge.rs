//! What stands beside a `$ref`.

use serde_json::{Map, Value};

/// Whether the members beside a `$ref` say what its target says already, so that they can be dropped.
pub(super) fn changes_nothing(target: Option<&Value>, members: &Map<String, Value>) -> bool {
    let mut siblings = members.iter().filter(|(key, _)| *key != "$ref");
    siblings.all(|(key, value)| target.and_then(|target| target.get(key)) == Some(value) && !holds_reference(value))
}

/// References in two files are different even if they are spelled alike.
fn holds_reference(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.contains_key("$ref") || members.values().any(holds_reference),
        Value::Array(items) => items.iter().any(holds_reference),
        _ => false,
    }
}
