//! Makes a document smaller while something holds of it.

use super::case::Content;
use super::places;
use serde_json::{Map, Value};

/// Removes what can be removed, until nothing more can or so many documents were tried. It is not tried whether it holds of the
/// document itself.
pub(super) fn shrink(content: Content, most: usize, holds: &mut dyn FnMut(&Content) -> bool) -> Content {
    let mut tries = Tries { left: most, holds };
    match content {
        Content::Tree(tree) => Content::Tree(smaller_tree(tree, &mut tries)),
        Content::Text(text) => {
            let text = text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let text = fewer(text, &mut |lines| tries.hold(Content::Text(lines.concat()))).concat();
            let bytes = fewer(text, &mut |bytes| tries.hold(Content::Text(bytes.to_vec())));
            Content::Text(bytes)
        }
    }
}

struct Tries<'a> {
    left: usize,
    holds: &'a mut dyn FnMut(&Content) -> bool,
}

impl Tries<'_> {
    fn hold(&mut self, content: Content) -> bool {
        let is_tried = self.left > 0;
        self.left = self.left.saturating_sub(1);
        is_tried && (self.holds)(&content)
    }
}

fn smaller_tree(mut tree: Value, tries: &mut Tries<'_>) -> Value {
    loop {
        let before = tree.clone();
        // The outermost first, since most goes with them.
        let mut pointers: Vec<String> = places::of(&tree).into_iter().map(|place| place.pointer).collect();
        pointers.sort_by_key(|pointer| pointer.matches('/').count());
        for pointer in pointers {
            // It may be gone with another.
            if let Some(node) = tree.pointer(&pointer).cloned() {
                tree = smaller_node(tree, &pointer, node, tries);
            }
        }
        if tree == before || tries.left == 0 {
            return tree;
        }
    }
}

fn smaller_node(tree: Value, pointer: &str, node: Value, tries: &mut Tries<'_>) -> Value {
    let with = |node: Value| {
        let mut changed = tree.clone();
        changed.pointer_mut(pointer).into_iter().for_each(|place| *place = node.clone());
        changed
    };
    let smaller = match node {
        Value::Object(members) => {
            let members = members.into_iter().collect();
            let object = |members: &[(String, Value)]| Value::Object(members.iter().cloned().collect::<Map<_, _>>());
            let members = fewer(members, &mut |members| tries.hold(Content::Tree(with(object(members)))));
            inner(object(&members), &mut |node| tries.hold(Content::Tree(with(node.clone()))))
        }
        Value::Array(items) => {
            let items = fewer(items, &mut |items| tries.hold(Content::Tree(with(Value::Array(items.to_vec())))));
            inner(Value::Array(items), &mut |node| tries.hold(Content::Tree(with(node.clone()))))
        }
        Value::String(text) => {
            let chars = text.chars().collect();
            let text = |chars: &[char]| Value::String(chars.iter().collect());
            text(&fewer(chars, &mut |chars| tries.hold(Content::Tree(with(text(chars))))))
        }
        other => other,
    };
    with(smaller)
}

/// A node that is in a node of the same type, in its place: what is wrapped without the wrapper.
fn inner(node: Value, holds: &mut dyn FnMut(&Value) -> bool) -> Value {
    let within = |value: &Value| -> Vec<Value> {
        match value {
            Value::Object(members) => members.values().cloned().collect(),
            Value::Array(items) => items.clone(),
            _ => Vec::new(),
        }
    };
    let held = within(&node).into_iter().flat_map(|value| [vec![value.clone()], within(&value)].concat());
    let mut like = held.filter(|value| value.is_object() == node.is_object() && value.is_array() == node.is_array());
    like.find(|value| holds(value)).unwrap_or(node)
}

/// The parts without those that can be left out: many at once first, then each.
fn fewer<T: Clone>(mut parts: Vec<T>, holds: &mut dyn FnMut(&[T]) -> bool) -> Vec<T> {
    if parts.is_empty() || holds(&[]) {
        return Vec::new();
    }
    let mut size = parts.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < parts.len() {
            let left: Vec<T> = parts.iter().take(at).chain(parts.iter().skip(at + size)).cloned().collect();
            match holds(&left) {
                true => parts = left,
                false => at += size,
            }
        }
        size /= 2;
    }
    parts
}

#[cfg(test)]
mod tests;
