//! What a schema says of its values, with what it refers to and what it is composed of (`allOf`) taken together.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::Node;

/// How far references and `allOf` are followed.
const DEPTH: usize = 16;

#[derive(Clone, Debug, Default)]
pub(super) struct Shape<'d> {
    /// The type, stated or implied.
    pub(super) kind: Option<&'d str>,
    pub(super) format: Option<&'d str>,
    pub(super) properties: BTreeMap<&'d str, Node<'d>>,
    pub(super) required: BTreeSet<&'d str>,
    /// `additionalProperties`, where it is stated.
    pub(super) additional: Option<Node<'d>>,
    pub(super) items: Option<Node<'d>>,
    /// `enum`, without `null`.
    pub(super) values: Vec<&'d Value>,
    /// `oneOf`, or else `anyOf`.
    pub(super) alternatives: Vec<Node<'d>>,
    pub(super) discriminator: Option<Node<'d>>,
    /// Its examples, and the default last.
    pub(super) examples: Vec<&'d Value>,
    pub(super) nullable: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    /// The schemas that all of this was taken from.
    pub(super) parts: Vec<Node<'d>>,
}

impl<'d> Shape<'d> {
    /// What a schema says. A later statement does not replace an earlier one; what stands beside a `$ref` comes first.
    pub(super) fn of(schema: &Node<'d>) -> Self {
        let mut shape = Self::default();
        shape.add(schema, 0);
        let defaults: Vec<_> = shape.parts.iter().filter_map(|part| part.value.get("default")).collect();
        shape.examples.extend(defaults);
        shape.kind = shape.kind.or_else(|| shape.implied());
        // What is said of the items of something that is no list is said of nothing.
        shape.items = shape.items.filter(|_| shape.kind == Some("array"));
        shape
    }

    fn add(&mut self, schema: &Node<'d>, depth: usize) {
        if depth == DEPTH {
            return;
        }
        self.add_scalars(schema);
        self.add_containers(schema);
        self.parts.push(schema.clone());
        let composed = schema.referred().into_iter().chain(schema.raw_list("allOf"));
        composed.for_each(|part| self.add(&part, depth + 1));
    }

    fn add_scalars(&mut self, schema: &Node<'d>) {
        // Several types are a list since OpenAPI 3.1, and null is one of them.
        let listed = schema.value.get("type").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let mut kinds = listed.clone().chain(schema.text("type")).filter(|kind| KINDS.contains(kind));
        self.kind = self.kind.or(kinds.next());
        self.nullable |= listed.chain(schema.text("type")).any(|kind| kind == "null");
        self.format = self.format.or(schema.text("format"));
        self.nullable |= schema.is("nullable");
        self.read_only |= schema.is("readOnly");
        self.write_only |= schema.is("writeOnly");
        self.examples.extend(schema.value.get("example"));
        self.examples.extend(schema.value.get("examples").and_then(Value::as_array).into_iter().flatten());
        if self.values.is_empty() {
            let values = schema.value.get("enum").and_then(Value::as_array).into_iter().flatten();
            let values = values.chain(schema.value.get("const"));
            self.values = values.filter(|value| !value.is_null()).collect();
        }
    }

    fn add_containers(&mut self, schema: &Node<'d>) {
        let properties = schema.raw("properties").map(|properties| properties.raw_members()).unwrap_or_default();
        for (name, property) in properties {
            self.properties.entry(name).or_insert(property);
        }
        let required = schema.value.get("required").and_then(Value::as_array).into_iter().flatten();
        self.required.extend(required.filter_map(Value::as_str));
        self.additional = self.additional.take().or_else(|| schema.raw("additionalProperties"));
        self.items = self.items.take().or_else(|| schema.raw("items"));
        self.discriminator = self.discriminator.take().or_else(|| schema.raw("discriminator"));
        for key in ["oneOf", "anyOf"] {
            if self.alternatives.is_empty() {
                self.alternatives = schema.raw_list(key);
            }
        }
    }

    fn implied(&self) -> Option<&'static str> {
        match self {
            _ if !self.properties.is_empty() || self.additional.is_some() => Some("object"),
            _ if self.items.is_some() => Some("array"),
            _ => None,
        }
    }

    /// Whether an object may have properties that are not named: it says so, or it names none.
    pub(super) fn is_open(&self) -> bool {
        let stated = self.additional.as_ref().map(|additional| additional.value != &Value::Bool(false));
        stated.unwrap_or(self.properties.is_empty() && self.alternatives.is_empty())
    }

    /// The schema of properties that are not named, where there is one.
    pub(super) fn additional_schema(&self) -> Option<&Node<'d>> {
        self.additional.as_ref().filter(|additional| additional.value.is_object())
    }

    /// The property and its value by which an alternative is told from others (section 4.7.25).
    pub(super) fn tag_of(&self, alternative: &Node<'d>) -> Option<(&'d str, String)> {
        let discriminator = self.discriminator.as_ref()?;
        let place = alternative.referred()?.place();
        let mapping = discriminator.raw("mapping").map(|mapping| mapping.raw_members()).unwrap_or_default();
        let leads_there = |(_, target): &&(&str, Node<'_>)| target.leads_to().is_some_and(|node| node.place() == place);
        let mapped = mapping.iter().find(leads_there).map(|(value, _)| (*value).to_owned());
        let name = || alternative.text("$ref")?.rsplit('/').next()?.split('.').next().map(str::to_owned);
        Some((discriminator.text("propertyName")?, mapped.or_else(name)?))
    }
}

const KINDS: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];
