//! The merge key `<<`: not part of YAML 1.2, but what the authors of a file with it mean.

use serde_json::{Map, Value};

/// Replaces each `<<` whose value is an object, or a list of objects, by their members. A member that is written out
/// wins over a merged one, and an earlier object over a later one.
pub(super) fn apply(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(apply),
        Value::Object(object) => {
            object.values_mut().for_each(apply);
            if object.get("<<").is_some_and(is_mergeable)
                && let Some(merged) = object.shift_remove("<<")
            {
                merge(object, merged);
            }
        }
        _ => {}
    }
}

fn is_mergeable(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(items) => items.iter().all(Value::is_object),
        _ => false,
    }
}

fn merge(object: &mut Map<String, Value>, merged: Value) {
    match merged {
        Value::Object(members) => members.into_iter().for_each(|(key, value)| {
            object.entry(key).or_insert(value);
        }),
        Value::Array(items) => items.into_iter().for_each(|item| merge(object, item)),
        _ => {}
    }
}
