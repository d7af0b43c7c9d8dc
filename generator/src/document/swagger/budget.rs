//! How large the trees may become. Bodies are copied to each media type, and what is shared to some of its users.

use serde_json::Value;

use crate::document::limits::Limits;

/// How much was made so far, and how much may be.
pub(super) struct Budget {
    nodes: usize,
    text: usize,
    most_nodes: usize,
    most_text: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { nodes: 0, text: 0, most_nodes: limits.nodes, most_text: limits.text_bytes }
    }

    /// Counts a node, and all that is in it if `whole`.
    pub(super) fn spend(&mut self, node: &Value, whole: bool) {
        self.nodes += 1;
        self.text += node.as_str().map_or(0, str::len);
        match node {
            Value::Object(members) if whole => members.iter().for_each(|(key, value)| {
                self.text += key.len();
                self.spend(value, true);
            }),
            Value::Array(items) if whole => items.iter().for_each(|item| self.spend(item, true)),
            _ => {}
        }
    }

    /// Counts the members of an object, one by one.
    pub(super) fn spend_members(&mut self, count: usize) {
        self.nodes += count;
    }

    /// The limit that is exceeded.
    pub(super) fn exceeded(&self) -> Option<String> {
        if self.nodes > self.most_nodes {
            return Some(format!("{} values", self.most_nodes));
        }
        (self.text > self.most_text).then(|| format!("{} bytes of text", self.most_text))
    }
}
