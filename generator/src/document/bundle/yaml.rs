//! The tree as a text that people can read and compare, its keys in the order in which people write them.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use crate::document::grammar::NodeKind;
use crate::source::pointer;

/// The document as YAML 1.2. `written` gives the text of a number or a flag that is to be written as it is, by its place in the
/// tree.
pub(super) fn text(tree: &Value, written: &Written<'_>) -> String {
    // A text that is not to be quoted has a mark before it until the rest is written: the library writes no text as it is.
    let mut mark = "as-written-".to_owned();
    while holds(tree, &mark) {
        mark.push('-');
    }
    let root = Ordered { value: tree, at: String::new(), kind: NodeKind::ROOT, written, mark: &mark };
    serde_yaml::to_string(&root).unwrap_or_default().replace(&mark, "")
}

type Written<'v> = dyn Fn(&str) -> Option<&'v str> + 'v;

/// Whether a key or a text of the tree has something in it.
fn holds(tree: &Value, text: &str) -> bool {
    match tree {
        Value::Object(members) => members.iter().any(|(key, value)| key.contains(text) || holds(value, text)),
        Value::Array(items) => items.iter().any(|item| holds(item, text)),
        Value::String(own) => own.contains(text),
        _ => false,
    }
}

/// A node that is written in order.
struct Ordered<'v, 'w> {
    value: &'v Value,
    /// Its place in the tree.
    at: String,
    kind: NodeKind,
    written: &'v Written<'w>,
    /// What stands before a text that is written as it is.
    mark: &'v str,
}

impl<'v> Ordered<'v, '_> {
    fn below(&self, value: &'v Value, token: &str, kind: NodeKind) -> Self {
        Self { value, at: pointer::child(&self.at, token), kind, ..*self }
    }
}

impl Serialize for Ordered<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by_key(|(key, _)| rank(self.kind, key));
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, &self.below(value, key, self.kind.member(key)))?;
                }
                map.end()
            }
            Value::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for (index, value) in items.iter().enumerate() {
                    list.serialize_element(&self.below(value, &index.to_string(), self.kind.item()))?;
                }
                list.end()
            }
            Value::String(text) => serializer.serialize_str(text),
            scalar => match (self.written)(&self.at) {
                Some(text) => serializer.collect_str(&format_args!("{}{text}", self.mark)),
                None => scalar.serialize(serializer),
            },
        }
    }
}

/// Where the member `key` of an object of that kind stands: known ones first, then the others, then extensions. All have
/// one rank where the keys are the author's, so that a property `x-id` stays where it is.
fn rank(kind: NodeKind, key: &str) -> usize {
    let NodeKind::Object(object) = kind else { return 0 };
    let table = object.table();
    match table.place(key) {
        _ if key == "$ref" && object.section().is_some() => 0,
        Some(place) => place + 1,
        None if table.extension(key) => usize::MAX,
        None => usize::MAX - 1,
    }
}
