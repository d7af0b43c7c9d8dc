//! What a bundle has in place of references that lead nowhere. As a document of its own it can hold none: they are relative to files that it is
//! not beside, and would lead somewhere else or be told of again.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Bundle;
use crate::document::grammar::NodeKind;
use crate::source::pointer;

/// A reference of a bundle that leads nowhere: where it stands in the tree, and what is expected there.
#[derive(Clone, Debug)]
pub(super) struct Lost {
    pub(super) at: String,
    pub(super) kind: NodeKind,
}

impl Bundle {
    /// The same without references that lead nowhere: in their places is what `generate` reads there, as the warnings about them say. What has
    /// nothing that could stand for it is left out, and so are references to that.
    #[must_use]
    pub(crate) fn mended(mut self) -> Self {
        let mut left_out = BTreeSet::new();
        // The last items of lists are removed first, so that the others stay where they are.
        for Lost { at, kind } in std::mem::take(&mut self.dead).iter().rev() {
            match kind.stand_in().zip(self.tree.pointer_mut(at)) {
                Some((stand_in, node)) => *node = stand_in,
                None => left_out.extend(remove(&mut self.tree, at).then(|| format!("#{at}"))),
            }
        }
        while !left_out.is_empty() {
            left_out = without_references(&mut self.tree, "", &left_out);
        }
        self
    }
}

fn remove(tree: &mut Value, at: &str) -> bool {
    let holder = pointer::parent(at).and_then(|parent| tree.pointer_mut(parent));
    let (Some(holder), Some(name)) = (holder, pointer::last(at)) else { return false };
    match holder {
        Value::Object(members) => members.shift_remove(&*name).is_some(),
        Value::Array(items) => {
            let index = name.parse().ok().filter(|index| *index < items.len());
            index.map(|index: usize| items.remove(index)).is_some()
        }
        _ => false,
    }
}

/// Removes references to components that were left out, which are parameters for the most part; gives the components that were such
/// references themselves.
fn without_references(node: &mut Value, at: &str, left_out: &BTreeSet<String>) -> BTreeSet<String> {
    let is_dead = |value: &Value| value.get("$ref").and_then(Value::as_str).is_some_and(|to| left_out.contains(to));
    let mut further = BTreeSet::new();
    match node {
        Value::Array(items) if at.ends_with("/parameters") => items.retain(|item| !is_dead(item)),
        Value::Object(members) => {
            if pointer::parent(at) == Some("/components") {
                members.retain(|name, member| {
                    let is_dead = is_dead(member);
                    further.extend(is_dead.then(|| format!("#{}", pointer::child(at, name))));
                    !is_dead
                });
            }
            for (name, member) in members {
                further.extend(without_references(member, &pointer::child(at, name), left_out));
            }
        }
        _ => {}
    }
    further
}
