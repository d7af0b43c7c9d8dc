//! Finds the references of a tree.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::findings;
use crate::document::grammar::NodeKind;
use crate::source::{FileId, Location, pointer};

/// A reference, not yet followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundReference {
    /// The object that holds the `$ref`, or the text itself in the mapping of a discriminator.
    pub(super) pointer: Arc<str>,
    /// What is expected there.
    pub(super) kind: NodeKind,
    /// The text; `None` when the `$ref` is not text.
    pub(super) text: Option<Box<str>>,
}

impl FoundReference {
    /// Where its text stands.
    pub(super) fn place(&self, file: FileId) -> Location {
        findings::place(file, &self.pointer, self.kind)
    }
}

/// The references in the node at `pointer`, which is of that kind, and below it, in the order of their keys.
pub(super) fn walk(node: &Value, pointer: &str, kind: NodeKind) -> Vec<FoundReference> {
    let mut walk = Walk { pointer: pointer.to_owned(), found: Vec::new() };
    walk.node(node, kind);
    walk.found
}

struct Walk {
    pointer: String,
    found: Vec<FoundReference>,
}

impl Walk {
    fn node(&mut self, node: &Value, kind: NodeKind) {
        match node {
            _ if kind == NodeKind::Data => {}
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(&index.to_string(), item, kind.item());
                }
            }
            Value::Object(members) => {
                if let Some(reference) = reference_of(members, kind) {
                    self.add(kind, reference.as_str());
                }
                for (key, member) in members {
                    self.below(key, member, kind.member(key));
                }
            }
            Value::String(text) if kind == NodeKind::MappedSchema && names_a_place(text) => self.add(kind, Some(text)),
            _ => {}
        }
    }

    fn below(&mut self, token: &str, node: &Value, kind: NodeKind) {
        let length = self.pointer.len();
        pointer::push(&mut self.pointer, token);
        self.node(node, kind);
        self.pointer.truncate(length);
    }

    fn add(&mut self, kind: NodeKind, text: Option<&str>) {
        self.found.push(FoundReference { pointer: self.pointer.as_str().into(), kind, text: text.map(Into::into) });
    }
}

/// What makes an object a reference: its `$ref`, or the `$dynamicRef` of a schema without one. What that leads to depends on how a
/// schema was reached (JSON Schema 2020-12, Core, section 8.2.3.2); it is read as what it leads to from where it stands.
pub(crate) fn reference_of(members: &Map<String, Value>, kind: NodeKind) -> Option<&Value> {
    match members.get("$ref") {
        Some(reference) => Some(reference).filter(|reference| is_reference(reference, kind)),
        None if kind == NodeKind::SCHEMA => members.get("$dynamicRef").filter(|reference| reference.is_string()),
        None => None,
    }
}

/// Whether a member `$ref` makes its object a reference. In a map whose keys are free, as in `properties`, it may be
/// a member like any other.
pub(crate) fn is_reference(value: &Value, kind: NodeKind) -> bool {
    value.is_string() || (!value.is_object() && kind.section().is_some())
}

/// Whether there may be a reference in a value. References in two files are different even if they are spelled alike.
pub(crate) fn holds_reference(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.contains_key("$ref") || members.values().any(holds_reference),
        Value::Array(items) => items.iter().any(holds_reference),
        _ => false,
    }
}

/// Whether a value of a discriminator's mapping is a reference and not the bare name of a schema.
pub(crate) fn names_a_place(text: &str) -> bool {
    let path = text.split('#').next().unwrap_or_default();
    let is_file = [".yaml", ".yml", ".json"].iter().any(|extension| path.ends_with(extension));
    text.contains(['#', '/']) || is_file
}
