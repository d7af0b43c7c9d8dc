//! What a service refuses from then on, by a validator that others wrote: a value that the old document allows and the new one
//! does not is a break in requests.

use super::support::{try_read, verdict};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use sailmaker::diff::Wire;
use serde_json::{Map, Value, json};
use std::path::Path;

/// A document of version 3.1, whose schemas are JSON Schemas as they stand.
fn write(path: &Path, schema: &Value) {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"put": {
            "operationId": "putThing",
            "tags": ["things"],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {
                "type": "object", "properties": {"thing": schema},
            }}}},
            "responses": {"204": {"description": "Done."}},
        }}},
    });
    std::fs::write(path, document.to_string()).unwrap();
}

fn scalar() -> BoxedStrategy<Value> {
    let text = (option::of(0..3_u8), option::of(2..5_u8), option::of(select(vec!["^a", "b$"]))).prop_map(
        |(least, most, pattern)| {
            with(
                json!({"type": "string"}),
                [("minLength", json!(least)), ("maxLength", json!(most)), ("pattern", json!(pattern))],
            )
        },
    );
    let words =
        subsequence(vec!["a", "b", "ab", "1"], 1..4).prop_map(|values| json!({"type": "string", "enum": values}));
    let number = (
        select(vec!["integer", "number"]),
        option::of(-2..3_i8),
        option::of(4..9_i8),
        option::of(select(vec!["exclusiveMinimum", "exclusiveMaximum"])),
        option::of(1..5_u8),
    );
    let number = number.prop_map(|(kind, minimum, maximum, exclusive, multiple)| {
        let bounds = [("minimum", json!(minimum)), ("maximum", json!(maximum)), ("multipleOf", json!(multiple))];
        with(with(json!({"type": kind}), bounds), exclusive.map(|key| (key, json!(3))))
    });
    let whole = subsequence(vec![0, 1, 5], 1..3).prop_map(|values| json!({"type": "integer", "enum": values}));
    let broken = subsequence(vec![0.5, 1.5, 2.5], 1..3).prop_map(|values| json!({"type": "number", "enum": values}));
    let boolean = select(vec![json!({"type": "boolean"}), json!({"type": "boolean", "enum": [true]}), json!({})]);
    let own = prop_oneof![text, words, number, whole, broken, boolean];
    (own, prop::bool::weighted(0.2)).prop_map(|(schema, null)| if null { or_null(schema) } else { schema }).boxed()
}

/// A schema with further keywords; those that are `null` are left out.
fn with<'k>(mut schema: Value, keywords: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    if let Value::Object(members) = &mut schema {
        let said = keywords.into_iter().filter(|(_, value)| !value.is_null());
        members.extend(said.map(|(key, value)| (key.to_owned(), value)));
    }
    schema
}

fn or_null(mut schema: Value) -> Value {
    if let Some(kind) = schema.get("type").cloned() {
        schema["type"] = json!([kind, "null"]);
        if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
            values.push(Value::Null);
        }
    }
    schema
}

/// Two schemas that are the same, or differ here and there.
fn pair(depth: u32) -> BoxedStrategy<(Value, Value)> {
    let same = scalar().prop_map(|schema| (schema.clone(), schema));
    let other = (scalar(), scalar());
    if depth == 0 {
        return prop_oneof![2 => same, 1 => other].boxed();
    }
    let inner = || pair(depth - 1);
    let unlike = (inner(), inner()).prop_map(|(one, other)| (one.0, other.1));
    prop_oneof![2 => same, 2 => other, 4 => objects(depth), 2 => lists(depth), 2 => unions(depth), 1 => maps(depth), 1 => unlike].boxed()
}

/// A choice for each of both schemas, mostly the same one.
fn both<T: Clone + std::fmt::Debug + 'static>(
    choice: impl Strategy<Value = T> + Clone + 'static,
) -> BoxedStrategy<(T, T)> {
    prop_oneof![3 => choice.clone().prop_map(|own| (own.clone(), own)), 1 => (choice.clone(), choice)].boxed()
}

fn objects(depth: u32) -> BoxedStrategy<(Value, Value)> {
    let is_there = || both(prop::bool::weighted(0.8));
    let property = (pair(depth - 1), is_there(), both(any::<bool>()));
    let rest = both(select(vec![Value::Null, json!(false), json!(true), json!({"type": "integer"})]));
    let counts = both((option::of(0..3_u8), option::of(1..4_u8)));
    (vec(property, 0..4), rest, counts)
        .prop_map(|(properties, rest, counts)| {
            let object = |is_new: bool| {
                let side = |pair: (bool, bool)| if is_new { pair.1 } else { pair.0 };
                let (mut members, mut required) = (Map::new(), Vec::new());
                for (name, (schemas, there, needed)) in ["a", "b", "c", "d"].iter().zip(&properties) {
                    if side(*there) {
                        members.insert((*name).to_owned(), if is_new { schemas.1.clone() } else { schemas.0.clone() });
                        required.extend(side(*needed).then_some(*name));
                    }
                }
                let (rest, counts) = if is_new { (&rest.1, counts.1) } else { (&rest.0, counts.0) };
                let required = if required.is_empty() { Value::Null } else { json!(required) };
                let keywords = [
                    ("additionalProperties", rest.clone()),
                    ("required", required),
                    ("minProperties", json!(counts.0)),
                    ("maxProperties", json!(counts.1)),
                ];
                with(json!({"type": "object", "properties": members}), keywords)
            };
            (object(false), object(true))
        })
        .boxed()
}

fn lists(depth: u32) -> BoxedStrategy<(Value, Value)> {
    let keywords = both((option::of(0..2_u8), option::of(1..4_u8), any::<bool>()));
    (pair(depth - 1), keywords)
        .prop_map(|(items, keywords)| {
            let list = |items, (least, most, unique)| {
                let keywords = [("minItems", json!(least)), ("maxItems", json!(most)), ("uniqueItems", json!(unique))];
                with(json!({"type": "array", "items": items}), keywords)
            };
            (list(items.0, keywords.0), list(items.1, keywords.1))
        })
        .boxed()
}

fn maps(depth: u32) -> BoxedStrategy<(Value, Value)> {
    let counts = both((option::of(0..2_u8), option::of(1..4_u8)));
    (pair(depth - 1), counts)
        .prop_map(|(values, counts)| {
            let map = |values, (least, most): (Option<u8>, Option<u8>)| {
                let keywords = [("minProperties", json!(least)), ("maxProperties", json!(most))];
                with(json!({"type": "object", "additionalProperties": values}), keywords)
            };
            (map(values.0, counts.0), map(values.1, counts.1))
        })
        .boxed()
}

/// Unions of what is no union and not just anything.
fn unions(depth: u32) -> BoxedStrategy<(Value, Value)> {
    let says = |schema: &Value| schema.get("type").is_some();
    let variant = pair(depth - 1).prop_filter("a union, or anything", move |(old, new)| says(old) && says(new));
    (vec((variant, both(prop::bool::weighted(0.8))), 1..4), both(select(vec!["oneOf", "anyOf"])))
        .prop_map(|(variants, kinds)| {
            let of = |kind: &str, all: Vec<&Value>| if all.is_empty() { json!({}) } else { json!({ kind: all }) };
            let old = variants.iter().filter(|variant| variant.1.0).map(|variant| &variant.0.0).collect();
            let new = variants.iter().filter(|variant| variant.1.1).map(|variant| &variant.0.1).collect();
            (of(kinds.0, old), of(kinds.1, new))
        })
        .boxed()
}

/// Values that a program could make of the type in Rust: of an object, the properties that the document names.
fn values(schema: &Value) -> BoxedStrategy<Value> {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_refused_from_then_on_breaks(
        ((old, new), sent) in pair(3).prop_flat_map(|pair| {
            let sent = vec(values(&pair.0), 32);
            (Just(pair), sent)
        })
    ) {
        let [is_allowed, is_taken] = [&old, &new].map(|schema| jsonschema::draft202012::new(&lenient(schema)).unwrap());
        let refused = sent.iter().find(|value| is_allowed.is_valid(value) && !is_taken.is_valid(value));
        let folder = tempfile::tempdir().unwrap();
        let [ours, theirs] = [("old.json", &old), ("new.json", &new)].map(|(name, schema)| {
            write(&folder.path().join(name), schema);
            try_read(&folder.path().join(name))
        });
        if let (Some(value), Ok(ours), Ok(theirs)) = (refused, ours, theirs) {
            let verdict = verdict(&ours, &theirs);
            prop_assert!(verdict.wire() == Wire::Breaking, "{old}\n=> {new}\nrefuses {value}\n{}", verdict.to_text(None));
        }
    }
}
