//! How much an overlay may add: a file that overlays changed is as large as one that was read, at most.

use serde_json::Value;

use crate::document::limits::Limits;

/// What a tree takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    nodes: usize,
    text: usize,
}

/// What a tree may still take.
pub(super) struct Budget<'l> {
    limits: &'l Limits,
    /// No less than what the tree takes: what was replaced or removed is still counted.
    used: Size,
}

impl<'l> Budget<'l> {
    pub(super) fn new(tree: &Value, limits: &'l Limits) -> Self {
        Self { limits, used: size(tree) }
    }

    /// Counts `addition` as often as it is added to `tree`; gives the limit that is exceeded by it.
    pub(super) fn spend(&mut self, tree: &Value, addition: &Value, times: usize) -> Result<(), String> {
        let addition = size(addition);
        let after = |used: Size| Size {
            nodes: used.nodes.saturating_add(addition.nodes.saturating_mul(times)),
            text: used.text.saturating_add(addition.text.saturating_mul(times)),
        };
        if self.exceeded(after(self.used)).is_some() {
            self.used = size(tree);
        }
        self.used = after(self.used);
        self.exceeded(self.used).map_or(Ok(()), Err)
    }

    /// Whether `addition` may stand that many levels below the root; gives the limit that is exceeded otherwise.
    pub(super) fn admit(&self, addition: &Value, level: usize) -> Result<(), String> {
        match level + height(addition) > self.limits.depth {
            true => Err(format!("{} levels of nesting", self.limits.depth)),
            false => Ok(()),
        }
    }

    fn exceeded(&self, size: Size) -> Option<String> {
        if size.nodes > self.limits.nodes {
            Some(format!("{} values", self.limits.nodes))
        } else if size.text > self.limits.text_bytes {
            Some(format!("{} bytes of text", self.limits.text_bytes))
        } else {
            None
        }
    }
}

fn size(node: &Value) -> Size {
    let sum = |a: Size, b: Size| Size { nodes: a.nodes + b.nodes, text: a.text + b.text };
    let own = Size { nodes: 1, text: node.as_str().map_or(0, str::len) };
    match node {
        Value::Array(items) => items.iter().map(size).fold(own, sum),
        Value::Object(members) => {
            members.iter().map(|(key, value)| sum(size(value), Size { nodes: 0, text: key.len() })).fold(own, sum)
        }
        _ => own,
    }
}

/// The levels of objects and arrays in one another.
fn height(node: &Value) -> usize {
    match node {
        Value::Array(items) => 1 + items.iter().map(height).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(height).max().unwrap_or(0),
        _ => 0,
    }
}
