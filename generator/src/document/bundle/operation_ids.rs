//! `operationId`s that two operations share.
//!
//! The first in the order of the paths keeps the id, and the other one is named after its path. So is the operation of a path
//! that refers to another path item: the id stays where the operation is written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Kind};
use crate::document::grammar::{ADDITIONAL, operation_keys};
use crate::source::{Location, Origins, pointer};

/// Which operation an id belongs to, those that were not selected included: a part has the same ids as the whole.
#[derive(Default)]
pub(super) struct OperationIds {
    /// By id and by the place where an operation is written, the one of its paths that it belongs to.
    written: BTreeMap<String, BTreeMap<Location, Owner>>,
}

/// One operation of the tree, which may stand at several paths though it is written once.
struct Owner {
    /// Where the operation is in the tree.
    pointer: String,
    /// Where it is written.
    at: Location,
}

impl Owner {
    /// Smallest for the path that an operation belongs to: the one at which it is written, else the first.
    fn rank(&self) -> (bool, Vec<Cow<'_, str>>) {
        (self.pointer != *self.at.pointer, self.place())
    }

    /// The path and the method.
    fn place(&self) -> Vec<Cow<'_, str>> {
        pointer::tokens(&self.pointer).collect()
    }
}

impl OperationIds {
    /// Notes an operation, its place in the tree, and the one that it was written at.
    pub(super) fn note(&mut self, operation: &Map<String, Value>, to: &str, at: &Location) {
        let Some(id) = operation.get("operationId").and_then(Value::as_str) else {
            return;
        };
        let tokens: Vec<_> = pointer::tokens(to).collect();
        let keys = tokens.get(2..).unwrap_or_default();
        let is_of_a_path = to.starts_with("/paths/")
            && (keys.len() == 1 || keys.len() == 2 && keys.first().is_some_and(|key| key == ADDITIONAL));
        if !is_of_a_path {
            return;
        }
        let owner = Owner { pointer: to.to_owned(), at: at.clone() };
        let written = self.written.entry(id.to_owned()).or_default();
        if written.get(at).is_none_or(|first| owner.rank() < first.rank()) {
            written.insert(at.clone(), owner);
        }
    }

    /// The operation that each id belongs to. That cannot be told of any two: which of its paths an operation belongs to
    /// has to be known first.
    fn owners(&self) -> BTreeMap<&str, &Owner> {
        let ids = self.written.iter().filter_map(|(id, written)| {
            let owner = written.values().min_by(|a, b| a.place().cmp(&b.place()))?;
            Some((id.as_str(), owner))
        });
        ids.collect()
    }

    /// Takes the ids of others from the operations of `document`, and says so.
    pub(super) fn settle(&self, document: &mut Map<String, Value>, origins: &Origins) -> Vec<Diagnostic> {
        let (owners, mut warnings) = (self.owners(), Vec::new());
        let paths = document.get_mut("paths").and_then(Value::as_object_mut);
        for (path, item) in paths.into_iter().flatten() {
            for keys in item.as_object().map(operation_keys).unwrap_or_default() {
                let below = pointer::join(keys.iter().map(String::as_str));
                let Some(Value::Object(operation)) = item.pointer_mut(&below) else {
                    continue;
                };
                let at = pointer::join(["paths", path]) + &below;
                if let Some(warning) = self.taken(&owners, operation, path, &at, origins) {
                    operation.shift_remove("operationId");
                    warnings.push(warning);
                }
            }
        }
        warnings
    }

    /// What is said of an operation at `to` whose id belongs to another one.
    fn taken(
        &self,
        owners: &BTreeMap<&str, &Owner>,
        operation: &Map<String, Value>,
        path: &str,
        to: &str,
        origins: &Origins,
    ) -> Option<Diagnostic> {
        let id = operation.get("operationId").and_then(Value::as_str)?;
        let owner = owners.get(id).filter(|owner| owner.pointer != to)?;
        let at = origins.origin(to);
        let own = self.written.get(id).and_then(|written| written.get(&at));
        if own.is_some_and(|own| own.pointer != to) {
            let diagnostic = Diagnostic::of(
                Kind::OperationId,
                format!("the path `{path}` has the operation `{id}` of another path"),
            )
            .at(origins.origin("/paths").child(path).key())
            .label("its operation is named after the path");
            return Some(diagnostic.related(at.child("operationId"), "an `operationId` is for one operation"));
        }
        let diagnostic = Diagnostic::of(Kind::OperationId, format!("two operations have the `operationId` `{id}`"))
            .at(at.child("operationId"))
            .label("ignored")
            .related(owner.at.child("operationId"), "this is the other one")
            .help("give each operation an `operationId` of its own, or a name under `[operations]` of the config");
        Some(diagnostic)
    }
}
