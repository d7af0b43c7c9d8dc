//! Schemas that are made of others.

use super::{object, of_schema, of_schemas, reference, string};
use serde_json::{Map, Value, json};

/// Schemas of which each is made from the reference to the next, and its number. The last one is an object.
fn chain(size: usize, link: impl Fn(Value, usize) -> Value) -> Value {
    let name = |number: usize| format!("S{number}");
    let links = (0..size).map(|number| (name(number), link(reference(&name(number + 1)), number)));
    of_schemas(links.chain([(name(size), object([("last".to_owned(), string())]))]))
}

pub(super) fn chain_of_references(size: usize) -> Value {
    chain(size, |next, _| next)
}

pub(super) fn chain_of_decorations(size: usize) -> Value {
    chain(size, |next, _| json!({ "allOf": [next], "description": "D.", "nullable": true }))
}

pub(super) fn all_of_chain(size: usize) -> Value {
    chain(size, |next, number| json!({ "allOf": [next, object([(format!("p{number}"), string())])] }))
}

pub(super) fn all_of_diamond(size: usize) -> Value {
    chain(size, |next, _| json!({ "allOf": [next, next] }))
}

pub(super) fn one_of_constants(size: usize) -> Value {
    let variant = |number: usize| {
        let tag = json!({ "type": "string", "enum": [format!("v{number}")] });
        let own = [("kind".to_owned(), tag), (format!("p{number}"), string())];
        json!({ "type": "object", "required": ["kind"], "properties": Map::from_iter(own) })
    };
    of_schema(json!({ "oneOf": (0..size).map(variant).collect::<Vec<_>>() }))
}

pub(super) fn one_of_tags(size: usize) -> Value {
    let variant = |number: usize| {
        let tag = json!({ "type": "string", "enum": [format!("v{number}")] });
        (format!("S{number}"), object([("kind".to_owned(), tag), (format!("p{number}"), string())]))
    };
    let variants: Vec<Value> = (0..size).map(|number| reference(&format!("S{number}"))).collect();
    let union = json!({ "oneOf": variants, "discriminator": { "propertyName": "kind" } });
    of_schemas([("Union".to_owned(), union)].into_iter().chain((0..size).map(variant)))
}

pub(super) fn one_of_values(size: usize) -> Value {
    let value =
        |number: usize| json!({ "type": "string", "enum": [format!("v{number}")], "title": format!("T{number}") });
    of_schema(json!({ "oneOf": (0..size).map(value).collect::<Vec<_>>() }))
}

/// A base, and what extends it; each of these has the base as a property.
pub(super) fn extended(size: usize) -> Value {
    let base =
        json!({ "type": "object", "properties": { "kind": string() }, "discriminator": { "propertyName": "kind" } });
    let heirs = (0..size).map(|number| {
        let own = object([(format!("own{number}"), reference("Base"))]);
        (format!("S{number}"), json!({ "allOf": [reference("Base"), own] }))
    });
    of_schemas([("Base".to_owned(), base)].into_iter().chain(heirs))
}

pub(super) fn extended_chain(size: usize) -> Value {
    chain(size, |next, number| {
        let own = object([(format!("p{number}"), string()), ("kind".to_owned(), string())]);
        json!({ "allOf": [next, own], "discriminator": { "propertyName": "kind" } })
    })
}

pub(super) fn all_of_wide(size: usize) -> Value {
    let base = object((0..size).map(|number| (format!("p{number}"), string())));
    let heirs = (0..size).map(|number| {
        let own = object([(format!("own{number}"), string())]);
        (format!("S{number}"), json!({ "allOf": [reference("Base"), own] }))
    });
    of_schemas([("Base".to_owned(), base)].into_iter().chain(heirs))
}

pub(super) fn all_of_union_wide(size: usize) -> Value {
    let variants: Vec<Value> = (0..size).map(|number| object([(format!("v{number}"), string())])).collect();
    let heir = json!({ "allOf": [reference("Base"), string()] });
    let heirs = (0..size).map(|number| (format!("S{number}"), heir.clone()));
    of_schemas([("Base".to_owned(), json!({ "oneOf": variants }))].into_iter().chain(heirs))
}

pub(super) fn all_of_values(size: usize) -> Value {
    let values: Vec<String> = (0..size).map(|number| format!("v{number}")).collect();
    let list = json!({ "type": "string", "enum": values });
    let members: Vec<Value> = (0..size).map(|_| string()).chain([list]).collect();
    of_schema(json!({ "allOf": members }))
}

pub(super) fn all_of_circle(size: usize) -> Value {
    let link = |number: usize| {
        let own = object([(format!("p{number}"), string())]);
        json!({ "allOf": [reference(&format!("S{}", (number + 1) % size)), reference("S0"), own] })
    };
    of_schemas((0..size).map(|number| (format!("S{number}"), link(number))))
}

pub(super) fn all_of_properties(size: usize) -> Value {
    let own = |number: usize| object([(format!("own{number}"), string())]);
    let property = |number: usize| json!({ "allOf": [reference("A"), own(number)] });
    of_schema(object((0..size).map(|number| (format!("p{number}"), property(number)))))
}

pub(super) fn all_of_property_chain(size: usize) -> Value {
    chain(size, |next, number| {
        let merged = json!({ "allOf": [next, object([(format!("own{number}"), string())])] });
        object([("next".to_owned(), merged)])
    })
}

pub(super) fn one_of_beside_properties(size: usize) -> Value {
    let variants: Vec<Value> = (0..size).map(|number| object([(format!("v{number}"), string())])).collect();
    of_schema(json!({ "type": "object", "properties": { "a": string(), "b": string() }, "oneOf": variants }))
}

pub(super) fn one_of_diamond(size: usize) -> Value {
    chain(size, |next, _| json!({ "oneOf": [next, { "type": "array", "items": next }] }))
}

pub(super) fn one_of_variants(size: usize) -> Value {
    let name = |number: usize| format!("V{number}");
    let kind = |number: usize| object([("kind".to_owned(), string()), (format!("p{number}"), string())]);
    let target = |number: usize| format!("#/components/schemas/{}", name(number)).into();
    let variants: Vec<Value> = (0..size).map(|number| reference(&name(number))).collect();
    let mapping = (0..size).map(|number| (format!("v-{number}"), target(number)));
    let discriminator = json!({ "propertyName": "kind", "mapping": Map::from_iter(mapping) });
    let union = json!({ "oneOf": variants, "discriminator": discriminator });
    of_schemas([("A".to_owned(), union)].into_iter().chain((0..size).map(|number| (name(number), kind(number)))))
}

pub(super) fn required_chain(size: usize) -> Value {
    chain(size, |next, _| json!({ "type": "object", "required": ["next"], "properties": { "next": next } }))
}

pub(super) fn lists_chain(size: usize) -> Value {
    chain(size, |next, _| json!({ "type": "array", "items": next }))
}

pub(super) fn nested_objects(size: usize) -> Value {
    const DEEP: usize = 40;
    let nested = |number: usize| {
        let inner = object([(format!("p{number}"), string())]);
        (0..DEEP).fold(inner, |inner, _| object([("a".to_owned(), inner)]))
    };
    of_schemas((0..size.div_ceil(DEEP)).map(|number| (format!("S{number}"), nested(number))))
}

pub(super) fn identical_objects(size: usize) -> Value {
    let same = || object([("a".to_owned(), string()), ("b".to_owned(), object([("c".to_owned(), string())]))]);
    of_schema(object((0..size).map(|number| (format!("p{number}"), same()))))
}

/// Schemas that are found by the names of JSON Schema, each with an `$id` and an anchor, of which each refers to the next.
pub(super) fn identifiers(size: usize) -> Value {
    let link = |number: usize| {
        let next = format!("https://example.com/{}#a{}", (number + 1) % size, (number + 1) % size);
        json!({
            "$id": format!("https://example.com/{number}"),
            "$anchor": format!("a{number}"),
            "type": "object",
            "properties": { format!("p{number}"): string(), "next": { "$ref": next } },
        })
    };
    of_3_1(of_schemas((0..size).map(|number| (format!("S{number}"), link(number)))))
}

/// Cases of one schema, each with a property of its own, and one that all of them describe otherwise.
pub(super) fn conditional(size: usize) -> Value {
    let case = |number: usize| {
        let kind = if number.is_multiple_of(2) { "string" } else { "integer" };
        let own = object([(format!("p{number}"), string()), ("shared".to_owned(), json!({ "type": kind }))]);
        json!({ "if": { "properties": { "kind": { "const": number } } }, "then": own })
    };
    let cases: Vec<Value> = (0..size).map(case).collect();
    of_3_1(of_schema(json!({ "type": "object", "properties": { "kind": string() }, "allOf": cases })))
}

/// Tuples in one another, of which each has the next one twice.
pub(super) fn tuples(size: usize) -> Value {
    let link = |number: usize| {
        let next = if number + 1 < size { reference(&format!("S{}", number + 1)) } else { string() };
        json!({ "prefixItems": [next, next, string()], "items": false })
    };
    of_3_1(of_schemas((0..size).map(|number| (format!("S{number}"), link(number)))))
}

fn of_3_1(mut document: Value) -> Value {
    if let Some(document) = document.as_object_mut() {
        document.insert("openapi".to_owned(), json!("3.1.0"));
    }
    document
}
