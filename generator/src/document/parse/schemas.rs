//! The schemas of a document, which stay JSON: [`openapiv3`] has types for those of OpenAPI 3.0 alone.

use std::collections::HashMap;
use std::mem;

use serde_json::{Map, Value, json};

use super::later;
use crate::document::grammar::NodeKind;
use crate::source::pointer;

/// The schemas of a document, in the words of JSON Schema 2020-12 that [`normalize`](crate::document::normalize()) leaves.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    /// Those under `#/components/schemas`, by name.
    pub components: Map<String, Value>,
    /// Those that stand where they are used, by the reference that was put in their place.
    inline: HashMap<String, Value>,
}

impl Schemas {
    /// Takes the schemas out of a document. Each that stands where it is used leaves a reference to its own place.
    pub(super) fn take(tree: &mut Value) -> Self {
        let components = tree.pointer_mut("/components").and_then(Value::as_object_mut);
        let components = components.and_then(|components| components.shift_remove("schemas"));
        let components = components.map(|mut schemas| schemas.as_object_mut().map(mem::take).unwrap_or_default());
        let mut schemas = Self { components: components.unwrap_or_default(), inline: HashMap::new() };
        schemas.take_inline(tree, NodeKind::ROOT, &mut String::new());
        schemas
    }

    fn take_inline(&mut self, node: &mut Value, kind: NodeKind, pointer: &mut String) {
        match node {
            _ if kind == NodeKind::Data => {}
            Value::Object(members) if kind == NodeKind::SCHEMA && members.contains_key("$ref") => {}
            Value::Object(_) if kind == NodeKind::SCHEMA => {
                let reference = format!("#{pointer}");
                let schema = mem::replace(node, json!({ "$ref": reference }));
                self.inline.insert(reference, schema);
            }
            Value::Object(members) => {
                for (name, member) in members.iter_mut() {
                    self.take_below(name, member, kind.member(name), pointer);
                }
                if let NodeKind::Object(object) = kind {
                    later::carry(members, object);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.take_below(&index.to_string(), item, kind.item(), pointer);
                }
            }
            _ => {}
        }
    }

    fn take_below(&mut self, token: &str, node: &mut Value, kind: NodeKind, pointer: &mut String) {
        let length = pointer.len();
        pointer::push(pointer, token);
        self.take_inline(node, kind, pointer);
        pointer.truncate(length);
    }

    /// The schema that stood where `reference` stands; `None` for a reference to a component.
    pub fn inline(&self, reference: &str) -> Option<&Value> {
        self.inline.get(reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outermost_schemas_are_taken() {
        let inner = json!({ "properties": { "a": { "type": "string" } }, "example": { "schema": {} } });
        let shared = json!({ "$ref": "#/components/schemas/A" });
        let mut tree = json!({
            "components": { "schemas": { "A": inner }, "parameters": { "p": { "schema": shared } } },
            "paths": { "/a": { "get": { "parameters": [{ "schema": inner, "example": { "schema": inner } }] } } },
        });
        let schemas = Schemas::take(&mut tree);
        let reference = "#/paths/~1a/get/parameters/0/schema";
        assert_eq!(schemas.components, Map::from_iter([("A".to_owned(), inner.clone())]));
        assert_eq!(schemas.inline, HashMap::from([(reference.to_owned(), inner.clone())]));
        assert_eq!(schemas.inline("#/components/schemas/A"), None);
        let parameter = json!({ "schema": { "$ref": reference }, "example": { "schema": inner } });
        let left = json!({
            "components": { "parameters": { "p": { "schema": shared } } },
            "paths": { "/a": { "get": { "parameters": [parameter] } } },
        });
        assert_eq!(tree, left);
    }
}
