//! What the steps of this stage share, and how they say what they found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use serde_json::{Map, Value};

use super::path::Path;
use super::value;
use crate::diagnostic::{Diagnostic, Diagnostics, Instead, Kind};
use crate::document::grammar::Version;
use crate::document::read::yaml_value;
use crate::source::{Location, Origins, pointer};

/// The members of a JSON object.
pub(super) type Members = Map<String, Value>;

/// What the steps of this stage share.
pub(super) struct Context<'a> {
    /// The version of OpenAPI that the document is written in.
    pub(super) version: Version,
    /// The names of the shared schemas.
    pub(super) schemas: BTreeSet<String>,
    /// The names of those that accept objects only.
    pub(super) objects: BTreeSet<String>,
    /// The references that lead nowhere, as has been told.
    pub(super) lost: BTreeSet<Location>,
    /// Numbers and flags as they are written, by their places.
    pub(super) written: BTreeMap<Location, Box<str>>,
    /// Where the nodes of the tree come from; kept right by whoever moves a node.
    pub(super) origins: &'a mut Origins,
    /// What was found.
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Context<'_> {
    /// The place that the node at `pointer` was written at.
    pub(super) fn value(&self, pointer: &str) -> Location {
        self.origins.origin(pointer)
    }

    /// The value that was meant by the one at `pointer`, where a value of the type `name` belongs: a number or a flag in quotes, or one whose
    /// quotes were forgotten, as it is written. `None` where that is not clear.
    pub(super) fn converted(&self, value: &Value, name: &str, pointer: &str) -> Option<Value> {
        let text = || self.written.get(&self.value(pointer)).filter(|text| yaml_value(text).as_ref() == Some(value));
        match (name, value) {
            ("string", Value::Number(_) | Value::Bool(_)) if !self.written.is_empty() => {
                let text = text().map(|text| Value::String(text.to_string()));
                text.or_else(|| value::converted(value, name))
            }
            _ => value::converted(value, name),
        }
    }

    /// The place of the key `name` of the object at `pointer`. What a reference brought in from another file has its
    /// key where the reference stands; what was moved has it where it was written.
    pub(super) fn key(&self, pointer: &str, name: &str) -> Location {
        let own = self.origins.origin(&pointer::child(pointer, name));
        if pointer::last(&own.pointer).is_some_and(|last| last == name) {
            return own.key();
        }
        self.origins.origin(pointer).child(name).key()
    }

    /// The place to point to for what the object at `path` lacks: its key, or its beginning where it has none.
    pub(super) fn name(&self, path: &Path<'_>) -> Location {
        let here = self.origins.origin(&path.pointer());
        if path.name().is_some() && !here.pointer.is_empty() {
            return here.key();
        }
        here
    }

    /// Adds a warning about something that is wrong but clear.
    ///
    /// - `wrong`: what is wrong, as a sentence without a full stop.
    /// - `reading`: how it is read, beside the caret.
    pub(super) fn repaired(&mut self, kind: Kind, at: Location, wrong: impl Display, reading: impl Into<Instead>) {
        self.push(Diagnostic::of(kind, wrong.to_string()).at(at).instead(reading));
    }

    /// Adds anything.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Removes the items of the list at `pointer` that are unwanted, and keeps the places of the others.
    pub(super) fn retain(&mut self, items: &mut Vec<Value>, pointer: &str, unwanted: &[bool]) {
        if !unwanted.contains(&true) {
            return;
        }
        let mut kept = Vec::with_capacity(items.len());
        for (index, item) in std::mem::take(items).into_iter().enumerate() {
            if unwanted.get(index) == Some(&true) {
                continue;
            }
            if kept.len() != index {
                let from = pointer::child(pointer, &index.to_string());
                let to = pointer::child(pointer, &kept.len().to_string());
                self.moved(&item, &from, &to);
            }
            kept.push(item);
        }
        *items = kept;
    }

    /// Records that `node`, which was at the pointer `from`, is at the pointer `to` now, with all below it.
    pub(super) fn moved(&mut self, node: &Value, from: &str, to: &str) {
        let origin = self.origins.origin(from);
        self.settle(node, from, to, &origin);
    }

    /// Gives the node at `to` and everything below the places of `from`. Only where the table would say something
    /// else does it get an entry.
    fn settle(&mut self, node: &Value, from: &str, to: &str, origin: &Location) {
        if self.origins.origin(to) != *origin {
            self.origins.insert(to, origin);
        }
        for (token, child) in children(node) {
            let from = pointer::child(from, &token);
            let origin = self.origins.origin(&from);
            self.settle(child, &from, &pointer::child(to, &token), &origin);
        }
    }
}

fn children(node: &Value) -> Vec<(String, &Value)> {
    match node {
        Value::Object(members) => members.iter().map(|(name, child)| (name.clone(), child)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, child)| (index.to_string(), child)).collect(),
        _ => Vec::new(),
    }
}

/// The place that a repair is at work on.
pub(super) struct Site<'s, 'c> {
    /// The object's path.
    pub(super) path: &'s Path<'s>,
    /// What the steps share.
    pub(super) context: &'s mut Context<'c>,
}

impl Site<'_, '_> {
    /// The pointer of the object.
    pub(super) fn pointer(&self) -> String {
        self.path.pointer()
    }

    /// The place of the object.
    pub(super) fn here(&self) -> Location {
        self.context.value(&self.pointer())
    }

    /// The place of the object's key, for what the object lacks; its own place where it has no key, as in a list.
    pub(super) fn name(&self) -> Location {
        self.context.name(self.path)
    }

    /// The place of the value of a field.
    pub(super) fn field(&self, name: &str) -> Location {
        self.context.value(&pointer::child(&self.pointer(), name))
    }

    /// The place of the name of a field.
    pub(super) fn field_name(&self, name: &str) -> Location {
        self.context.key(&self.pointer(), name)
    }

    /// [`Context::repaired`] with the caret under the value of a field.
    pub(super) fn repaired(&mut self, kind: Kind, field: &str, wrong: impl Display, reading: impl Into<Instead>) {
        let at = self.field(field);
        self.context.repaired(kind, at, wrong, reading);
    }

    /// [`Context::repaired`] with the caret under the name of a field.
    pub(super) fn repaired_name(&mut self, kind: Kind, field: &str, wrong: impl Display, reading: impl Into<Instead>) {
        let at = self.field_name(field);
        self.context.repaired(kind, at, wrong, reading);
    }

    /// Records that `node` moves from one place in the object to another, both given by their tokens from the object
    /// on: only the origins; the caller moves the value.
    pub(super) fn moved(&mut self, node: &Value, from: &[&str], to: &[&str]) {
        let here = self.pointer();
        let at = |tokens: &[&str]| {
            tokens.iter().fold(here.clone(), |mut text, token| {
                pointer::push(&mut text, token);
                text
            })
        };
        self.context.moved(node, &at(from), &at(to));
    }

    /// Removes the items of the list in `field` that are there already; `told` is given the place of each. Gives the
    /// indices of what was removed.
    pub(super) fn deduplicate(
        &mut self,
        members: &mut Members,
        field: &str,
        told: impl Fn(&mut Self, Location, &Value),
    ) -> BTreeSet<usize> {
        let Some(Value::Array(items)) = members.get(field) else {
            return BTreeSet::new();
        };
        let distinct: BTreeSet<String> = items.iter().map(Value::to_string).collect();
        if distinct.len() == items.len() {
            return BTreeSet::new();
        }
        let list = pointer::child(&self.pointer(), field);
        let mut seen = BTreeSet::new();
        self.retain(members, field, |site, index, item| {
            let is_new = seen.insert(item.to_string());
            if !is_new {
                let at = pointer::child(&list, &index.to_string());
                told(site, site.context.value(&at), item);
            }
            !is_new
        })
    }

    /// Removes the items of the list in `field` for which `unwanted` holds, and keeps the places of the others. Gives the
    /// indices of what was removed.
    pub(super) fn retain(
        &mut self,
        members: &mut Members,
        field: &str,
        mut unwanted: impl FnMut(&mut Self, usize, &Value) -> bool,
    ) -> BTreeSet<usize> {
        let Some(Value::Array(items)) = members.get_mut(field) else {
            return BTreeSet::new();
        };
        let unwanted: Vec<bool> = items.iter().enumerate().map(|(index, item)| unwanted(self, index, item)).collect();
        self.context.retain(items, &pointer::child(&self.pointer(), field), &unwanted);
        unwanted.iter().enumerate().filter(|(_, unwanted)| **unwanted).map(|(index, _)| index).collect()
    }
}
