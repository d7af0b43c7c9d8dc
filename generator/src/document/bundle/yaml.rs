//! The tree as a text that people can read and compare, its keys in the order in which people write them.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use crate::document::grammar::NodeKind;

/// The document as YAML 1.2.
pub(super) fn text(tree: &Value) -> String {
    serde_yaml::to_string(&Ordered { value: tree, kind: NodeKind::ROOT }).unwrap_or_default()
}

/// A node that is written in order.
struct Ordered<'v> {
    value: &'v Value,
    kind: NodeKind,
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by_key(|(key, _)| rank(self.kind, key));
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, &Ordered { value, kind: self.kind.member(key) })?;
                }
                map.end()
            }
            Value::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for value in items {
                    list.serialize_element(&Ordered { value, kind: self.kind.item() })?;
                }
                list.end()
            }
            scalar => scalar.serialize(serializer),
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
