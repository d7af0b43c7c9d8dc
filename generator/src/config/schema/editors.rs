use super::{CLIENT, of_reader};
use crate::config::clients;
use crate::config::faults::Format;
use serde_json::{Map, Value, json};

/// The JSON Schema (2020-12) of a config for editors and other validators, whole: it refers to nothing.
///
/// What it finds wrong is wrong. What a config must be besides is found when it is read: what keys must be to each other and to the
/// document, and what TOML tells apart and JSON does not.
pub fn schema_for_editors() -> Value {
    let mut schema = of_reader();
    rewrite(&mut schema);
    let whole = required(&schema);
    relax(&mut schema);
    let mut client = Map::from_iter([("description".to_owned(), json!(CLIENT)), ("items".to_owned(), schema.clone())]);
    one_or_many(&mut client);
    let Value::Object(root) = &mut schema else { return schema };
    if let Some(Value::Object(keys)) = root.get_mut("properties") {
        keys.insert(clients::KEY.to_owned(), Value::Object(client));
    }
    root.insert("title".to_owned(), json!("The config of sailmaker"));
    // What a client of several lacks may be said for all of them.
    root.insert("if".to_owned(), json!({"required": [clients::KEY]}));
    root.insert("else".to_owned(), whole);
    schema
}

/// Which keys must be there, and nothing else.
fn required(schema: &Value) -> Value {
    let mut own = Map::new();
    own.extend(schema.get("required").map(|keys| ("required".to_owned(), keys.clone())));
    let keys = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let keys: Map<String, Value> =
        keys.map(|(key, below)| (key.clone(), required(below))).filter(is_something).collect();
    own.extend((!keys.is_empty()).then(|| ("properties".to_owned(), Value::Object(keys))));
    let others = schema.get("additionalProperties").map(|others| ("additionalProperties".to_owned(), required(others)));
    own.extend(others.filter(is_something));
    Value::Object(own)
}

fn is_something((_, schema): &(String, Value)) -> bool {
    schema.as_object().is_some_and(|schema| !schema.is_empty())
}

/// Lets all keys be left out.
fn relax(schema: &mut Value) {
    let Value::Object(members) = schema else { return };
    members.shift_remove("required");
    let keys = members.get_mut("properties").and_then(Value::as_object_mut);
    keys.into_iter().flat_map(Map::values_mut).for_each(relax);
    members.get_mut("additionalProperties").into_iter().for_each(relax);
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
