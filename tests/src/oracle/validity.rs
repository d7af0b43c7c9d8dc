//! Whether a value is valid against a schema, by a validator that others wrote.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use super::document::Node;
use super::shape::Shape;

/// What is wrong with a value; `None` where the schema is not one that can be checked against.
pub(super) fn faults(schema: &Node<'_>, request: bool, value: &Value) -> Option<Vec<String>> {
    let validator = validator(&Conversion::new(request).run(schema))?;
    let fault = |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
    Some(validator.iter_errors(value).map(fault).collect())
}

/// Whether a scalar is within the bounds of a schema.
pub(super) fn allows(shape: &Shape<'_>, value: &Value) -> bool {
    let bounds = shape.parts.iter().map(|part| Value::Object(scalars(part)));
    let schema = json!({ "allOf": bounds.collect::<Vec<_>>() });
    validator(&schema).is_none_or(|validator| validator.is_valid(value))
}

/// OpenAPI 3.0 follows Wright Draft 00 of JSON Schema, which is draft 5, and draft 5 changed nothing of draft 4.
fn validator(schema: &Value) -> Option<Validator> {
    jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true).build(schema).ok()
}

/// From a Schema Object (OpenAPI 3.0.4, section 4.7.24) to a JSON Schema; schemas that are referred to become definitions.
struct Conversion<'d> {
    request: bool,
    numbers: BTreeMap<(String, Names), usize>,
    waiting: VecDeque<(usize, Node<'d>, Names)>,
}

/// Names of properties that go the other way: they need not be there, whichever part of a schema requires them (section
/// 4.7.24.2).
type Names = BTreeSet<String>;

impl<'d> Conversion<'d> {
    fn new(request: bool) -> Self {
        Self { request, numbers: BTreeMap::new(), waiting: VecDeque::new() }
    }

    fn run(mut self, schema: &Node<'d>) -> Value {
        let root = self.schema(schema);
        let mut definitions = Map::new();
        while let Some((number, node, unneeded)) = self.waiting.pop_front() {
            definitions.insert(number.to_string(), self.part(&node, &unneeded));
        }
        json!({ "allOf": [root], "definitions": definitions })
    }

    fn schema(&mut self, node: &Node<'d>) -> Value {
        self.part(node, &Names::new())
    }

    /// A schema, or a part of one. What stands beside a `$ref` counts; and `nullable` allows `null` whatever else is said.
    fn part(&mut self, node: &Node<'d>, unneeded: &Names) -> Value {
        let unneeded = unneeded.iter().cloned().chain(self.other_way(node)).collect();
        let mut own = self.keywords(node, &unneeded);
        let all: Vec<Value> = node.raw_list("allOf").iter().map(|item| self.part(item, &unneeded)).collect();
        let reference = node.referred().map(|target| self.reference(target, unneeded));
        let all: Vec<Value> = all.into_iter().chain(reference).collect();
        own.extend((!all.is_empty()).then(|| ("allOf".to_owned(), all.into())));
        match node.is("nullable") {
            true => json!({ "anyOf": [own, { "type": "null" }] }),
            false => Value::Object(own),
        }
    }

    fn other_way(&self, node: &Node<'d>) -> Names {
        let goes_there = |schema: &Node<'_>| {
            let property = Shape::of(schema);
            if self.request { property.read_only } else { property.write_only }
        };
        let properties = Shape::of(node).properties;
        properties.iter().filter(|(_, schema)| goes_there(schema)).map(|(name, _)| (*name).to_owned()).collect()
    }

    fn reference(&mut self, target: Node<'d>, unneeded: Names) -> Value {
        let next = self.numbers.len();
        let number = *self.numbers.entry((target.place(), unneeded.clone())).or_insert(next);
        if number == next {
            self.waiting.push_back((number, target, unneeded));
        }
        json!({ "$ref": format!("#/definitions/{number}") })
    }

    fn keywords(&mut self, node: &Node<'d>, unneeded: &Names) -> Map<String, Value> {
        let mut keywords = scalars(node);
        for key in ["oneOf", "anyOf"] {
            let list: Vec<Value> = node.raw_list(key).iter().map(|item| self.schema(item)).collect();
            keywords.extend((!list.is_empty()).then(|| (key.to_owned(), list.into())));
        }
        for key in ["items", "not"] {
            let inner = node.raw(key).filter(|inner| inner.value.is_object());
            keywords.extend(inner.map(|inner| (key.to_owned(), self.schema(&inner))));
        }
        let required = node.value.get("required").and_then(Value::as_array).into_iter().flatten();
        let required = required.filter_map(Value::as_str).filter(|name| !unneeded.contains(*name));
        let required: Vec<&str> = required.collect();
        // Draft 4 has no empty list here.
        keywords.extend((!required.is_empty()).then(|| ("required".to_owned(), json!(required))));
        keywords.extend(self.properties(node));
        keywords
    }

    fn properties(&mut self, node: &Node<'d>) -> Map<String, Value> {
        let properties = node.raw("properties").map(|properties| properties.raw_members()).unwrap_or_default();
        let members = properties.iter().map(|(name, schema)| ((*name).to_owned(), self.schema(schema)));
        let members = Value::Object(members.collect());
        let additional = match node.raw("additionalProperties") {
            Some(inner) if inner.value.is_object() => self.schema(&inner),
            Some(inner) if inner.value.is_boolean() => inner.value.clone(),
            _ => json!(true),
        };
        [("properties".to_owned(), members), ("additionalProperties".to_owned(), additional)].into_iter().collect()
    }
}

/// The keywords that hold no schema, as far as they are of the kind that JSON Schema asks for.
fn scalars(node: &Node<'_>) -> Map<String, Value> {
    let types = ["string", "integer", "number", "boolean", "array", "object"];
    let is_kept = |key: &str, value: &Value| match key {
        "type" => value.as_str().is_some_and(|name| types.contains(&name)),
        "format" => matches!(value.as_str(), Some("date" | "date-time")),
        "enum" => value.is_array(),
        "pattern" => value.is_string(),
        "uniqueItems" | "exclusiveMinimum" | "exclusiveMaximum" => value.is_boolean(),
        "minimum" | "maximum" | "multipleOf" => value.is_number(),
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => value.is_u64(),
        _ => false,
    };
    let members = node.value.as_object().into_iter().flatten();
    let kept = members.filter(|(key, value)| is_kept(key, value)).map(|(key, value)| (key.clone(), value.clone()));
    // JSON Schema knows nothing of widths (OpenAPI 3.0.4, section 4.4).
    let width = if node.text("format") == Some("int32") { Some((i32::MIN, i32::MAX)) } else { None };
    let bounds = width.map(|(least, most)| [("minimum".to_owned(), json!(least)), ("maximum".to_owned(), json!(most))]);
    bounds.into_iter().flatten().chain(kept).collect()
}
