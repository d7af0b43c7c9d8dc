//! Values of a schema as they come, and whether they are valid, by a validator that others wrote.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// A schema with `anyOf` for `oneOf`. Whether a value fits one schema too many is judged where the one keyword takes the place of the
/// other, and not where there is a schema more: few services count.
fn lenient(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let members =
                members.iter().map(|(key, value)| (if key == "oneOf" { "anyOf" } else { key }, lenient(value)));
            members.map(|(key, value)| (key.to_owned(), value)).collect()
        }
        Value::Array(items) => items.iter().map(lenient).collect(),
        scalar => scalar.clone(),
    }
}

/// Whether values are valid.
pub fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::draft202012::new(&lenient(schema)).unwrap()
}

/// A schema whose objects have no properties but those that the document tells of: a client sends no others.
pub fn closed(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let mut closed: Value = members.iter().map(|(key, value)| (key.clone(), closed(value))).collect();
            if closed["type"] == "object" && closed.get("additionalProperties").is_none() {
                closed["additionalProperties"] = json!(false);
            }
            closed
        }
        Value::Array(items) => items.iter().map(closed).collect(),
        scalar => scalar.clone(),
    }
}

/// Values that a program could make of the type in Rust: of an object, the properties that the document names.
pub fn values(schema: &Value) -> BoxedStrategy<Value> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return select(values.clone()).boxed();
    }
    for kind in ["oneOf", "anyOf"] {
        if let Some(variants) = schema.get(kind).and_then(Value::as_array) {
            return proptest::strategy::Union::new(variants.iter().map(values)).boxed();
        }
    }
    let (kind, null) = match &schema["type"] {
        Value::Array(kinds) => (kinds[0].as_str(), true),
        kind => (kind.as_str(), false),
    };
    let own = match kind {
        Some("string") => select(["", "a", "b", "ab", "abab", "aaaaaaa", "1"].map(Value::from).to_vec()).boxed(),
        Some("integer") => (-3..12_i64).prop_map(Value::from).boxed(),
        Some("number") => (-6..24_i32).prop_map(|half| json!(f64::from(half) / 2.0)).boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("array") => vec(values(&schema["items"]), 0..4).prop_map(Value::from).boxed(),
        Some("object") => object_values(schema),
        _ => select(vec![json!(null), json!(true), json!(1), json!("a"), json!([]), json!({})]).boxed(),
    };
    if null { prop_oneof![4 => own, 1 => Just(Value::Null)].boxed() } else { own }
}

fn object_values(schema: &Value) -> BoxedStrategy<Value> {
    let members = schema["properties"].as_object().cloned().unwrap_or_default();
    let required = |name: &str| schema["required"].as_array().is_some_and(|names| names.contains(&json!(name)));
    let properties: Vec<_> = members
        .iter()
        .map(|(name, schema)| {
            let value =
                if required(name) { values(schema).prop_map(Some).boxed() } else { option::of(values(schema)).boxed() };
            (Just(name.clone()), value)
        })
        .collect();
    let rest = match &schema["additionalProperties"] {
        Value::Bool(true) => Some(json!({})),
        Value::Object(values) => Some(Value::Object(values.clone())),
        _ => None,
    };
    let rest = rest.map_or(Just(Vec::new()).boxed(), |schema| vec(values(&schema), 0..4).boxed());
    (properties, rest)
        .prop_map(|(properties, rest)| {
            let named = properties.into_iter().filter_map(|(name, value)| Some((name, value?)));
            let others = rest.into_iter().enumerate().map(|(index, value)| (format!("x{index}"), value));
            named.chain(others).collect()
        })
        .boxed()
}
