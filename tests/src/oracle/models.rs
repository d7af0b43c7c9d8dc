//! Which schemas the operations of a document use under names of their own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::{Document, Node};
use super::operation::{Operation, operations};
use super::sample::Form;
use super::shape::Shape;

/// The places of the schemas that become types, objects with named properties, lists of values, and unions, and that requests and
/// responses refer to, directly or by other schemas. A client has a use for them as a whole in JSON alone, and not for those
/// that are a part of what has them in `allOf`.
pub fn models(document: &Document) -> BTreeSet<String> {
    let mut seen = BTreeMap::new();
    operations(document).iter().flat_map(roots).for_each(|schema| visit(&schema, true, &mut seen));
    seen.into_iter().filter(|(_, is_type)| *is_type).map(|(place, _)| place).collect()
}

/// The schemas of an operation.
fn roots<'d>(operation: &Operation<'d>) -> Vec<Node<'d>> {
    let parameters = operation.parameters.iter().filter_map(|parameter| parameter.schema.clone());
    let responses = operation.responses.iter().flat_map(|(_, content)| content);
    let bodies = operation.body.iter().chain(responses).flat_map(|(name, media_type)| {
        let schema = media_type.raw("schema");
        match Form::of(name) {
            Form::Json => schema.into_iter().collect(),
            Form::UrlEncoded | Form::Multipart => {
                schema.iter().flat_map(|schema| Shape::of(schema).properties.into_values()).collect()
            }
            Form::Text | Form::Binary => Vec::new(),
        }
    });
    parameters.chain(bodies).collect()
}

/// Goes on from a schema, which stands where it is used or is what a reference leads to.
fn visit(schema: &Node<'_>, inline: bool, seen: &mut BTreeMap<String, bool>) {
    match sole(schema, inline) {
        Some(inner) => match inner.referred() {
            // What is a reference itself has no name of its own.
            Some(target) if target.value.get("$ref").is_some() => visit(&target, false, seen),
            Some(target) if seen.insert(target.place(), is_type(&target)).is_some() => {}
            Some(target) => visit(&target, false, seen),
            None => visit(&inner, inline, seen),
        },
        None => {
            let Shape { properties, items, additional, alternatives, .. } = Shape::of(schema);
            let inner = properties.into_values().chain(items).chain(additional).chain(alternatives);
            inner.for_each(|inner| visit(&inner, true, seen));
        }
    }
}

/// The reference, or the one member of `allOf`, that a schema only has prose beside. Where it is used, `type: object` beside that
/// member says nothing new; a component that says it is a type of its own.
fn sole<'d>(schema: &Node<'d>, inline: bool) -> Option<Node<'d>> {
    if let Some(target) = schema.referred() {
        // What the target says as well is said of nothing new.
        let repeats = |key: &&str| target.value.get(*key) == schema.value.get(*key);
        return told(schema).all(|key| repeats(&key)).then(|| schema.clone());
    }
    let says_something = |member: &Node<'_>| member.value.get("$ref").is_some() || told(member).next().is_some();
    let object = Value::from("object");
    let mut saying = schema.raw_list("allOf").into_iter().filter(says_something);
    match (saying.next(), saying.next()) {
        (Some(only), None) if told(schema).all(|key| inline && schema.value.get(key) == Some(&object)) => Some(only),
        _ => None,
    }
}

/// What a schema says of its values, but for what it refers to.
fn told<'d>(schema: &Node<'d>) -> impl Iterator<Item = &'static str> {
    let telling = ["type", "properties", "items", "enum", "oneOf", "anyOf", "additionalProperties", "required"];
    let value = schema.value;
    telling.into_iter().filter(move |key| value.get(key).is_some())
}

fn is_type(schema: &Node<'_>) -> bool {
    let shape = Shape::of(schema);
    !(shape.properties.is_empty() && shape.values.is_empty() && shape.alternatives.is_empty())
}
