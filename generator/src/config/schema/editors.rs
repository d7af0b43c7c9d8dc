use super::of_reader;
use crate::config::faults::Format;
use serde_json::{Map, Value, json};

/// The JSON Schema (2020-12) of a config for editors and other validators, whole: it refers to nothing.
///
/// What it finds wrong is wrong. What a config must be besides is found when it is read: what keys must be to each other and to the
/// document, and what TOML tells apart and JSON does not.
pub fn schema_for_editors() -> Value {
    let mut schema = of_reader();
    if let Value::Object(root) = &mut schema {
        root.insert("title".to_owned(), json!("The config of sailmaker"));
    }
    rewrite(&mut schema);
    schema
}

/// Says all that others can check, and nothing in words that this reader alone knows.
fn rewrite(schema: &mut Value) {
    let Value::Object(members) = schema else { return };
    for (keyword, below) in members.iter_mut() {
        match (keyword.as_str(), below) {
            ("properties", Value::Object(keys)) => keys.values_mut().for_each(rewrite),
            ("items" | "additionalProperties", below) => rewrite(below),
            _ => {}
        }
    }
    if let Some(Value::String(format)) = members.shift_remove("format")
        && let Some(format) = Format::of(&format)
    {
        members.insert("pattern".to_owned(), json!(format.pattern()));
    }
    // The keys of a table have defaults of their own.
    if members.get("default").is_some_and(Value::is_object) {
        members.shift_remove("default");
    }
    one_or_many(members);
}

/// One table alone is as good as a list of one.
fn one_or_many(members: &mut Map<String, Value>) {
    let Some(table) =
        members.get("items").filter(|items| items.get("type").is_some_and(|kind| kind == "object")).cloned()
    else {
        return;
    };
    let list = json!({"type": "array", "items": table});
    members.retain(|keyword, _| keyword == "description");
    members.insert("anyOf".to_owned(), json!([list, table]));
}
