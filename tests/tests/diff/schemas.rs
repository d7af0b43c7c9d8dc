//! Schemas that are the same, or differ here and there, as they come.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

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
pub fn pair(depth: u32) -> BoxedStrategy<(Value, Value)> {
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
