//! What a bundle has in place of references that lead nowhere. As a document of its own it can hold none: they are relative to files that it is
//! not beside, and would lead somewhere else or be told of again.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Bundle, LostReference};
use crate::source::pointer;

impl Bundle {
    /// The same without references that lead nowhere: in their places is what `generate` reads there, as the warnings about them say. What has
    /// nothing that could stand for it is left out, and so are references to that.
    #[must_use]
    pub(crate) fn with_stand_ins(mut self) -> Self {
        let lost = std::mem::take(&mut self.lost);
        let mut left_out = BTreeSet::new();
        // The last items of lists are removed first, so that the others stay where they are.
        for LostReference { at, kind, .. } in lost.iter().rev() {
            match kind.stand_in().zip(self.tree.pointer_mut(at)) {
                Some((stand_in, node)) => *node = stand_in,
                None => left_out.extend(self.remove(at).then(|| format!("#{at}"))),
            }
        }
        while !left_out.is_empty() {
            let mut further = Vec::new();
            references_to(&left_out, &self.tree, "", &mut further);
            left_out = further.iter().rev().filter(|at| self.remove(at)).map(|at| format!("#{at}")).collect();
        }
        self.lost = lost;
        self
    }

    fn remove(&mut self, at: &str) -> bool {
        let (Some(parent), Some(name)) = (pointer::parent(at), pointer::last(at)) else { return false };
        match self.tree.pointer_mut(parent) {
            Some(Value::Object(members)) => members.shift_remove(&*name).is_some(),
            Some(Value::Array(items)) => {
                let length = items.len();
                let Some(index) = name.parse().ok().filter(|index| *index < length) else { return false };
                items.remove(index);
                self.origins.remove_item(parent, index, length);
                true
            }
            _ => false,
        }
    }
}

/// Finds what can be left out and refers to something that is: parameters for the most part, and components.
fn references_to(left_out: &BTreeSet<String>, node: &Value, at: &str, found: &mut Vec<String>) {
    let leads_there = |value: &Value| value.get("$ref").and_then(Value::as_str).is_some_and(|to| left_out.contains(to));
    let can_go = at.ends_with("/parameters") || pointer::parent(at) == Some("/components");
    let mut look = |name: &str, value: &Value| match pointer::child(at, name) {
        at if can_go && leads_there(value) => found.push(at),
        at => references_to(left_out, value, &at, found),
    };
    match node {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| look(&index.to_string(), item)),
        Value::Object(members) => members.iter().for_each(|(name, member)| look(name, member)),
        _ => {}
    }
}
