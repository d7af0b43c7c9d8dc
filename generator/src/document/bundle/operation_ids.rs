//! `operationId`s that two operations share.
//!
//! The first in the order of the paths keeps the id, and the other one is named after its path. So is the operation of a path
//! that refers to another path item: the id stays where the operation is written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::document::grammar::METHODS;
use crate::source::{Location, Origins, pointer};

/// Which operation an id belongs to, those that were not selected included: a part has the same ids as the whole.
#[derive(Default)]
pub(super) struct OperationIds {
    owners: BTreeMap<String, Owner>,
}

struct Owner {
    /// Where the operation is in the tree.
    pointer: String,
    /// Where it is written.
    at: Location,
}

impl Owner {
    fn is_at_home(&self) -> bool {
        self.pointer == *self.at.pointer
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
        let is_of_a_path = to.starts_with("/paths/") && pointer::tokens(to).count() == 3;
        let owner = Owner { pointer: to.to_owned(), at: at.clone() };
        let is_owned = |first: &Owner| match (first.is_at_home(), owner.is_at_home()) {
            (false, true) if first.at == owner.at => false,
            (true, false) if first.at == owner.at => true,
            _ => first.place() < owner.place(),
        };
        if is_of_a_path && !self.owners.get(id).is_some_and(is_owned) {
            self.owners.insert(id.to_owned(), owner);
        }
    }

    /// Takes the ids of others from the operations of `document`, and says so.
    pub(super) fn settle(&self, document: &mut Map<String, Value>, origins: &Origins) -> Vec<Diagnostic> {
        let mut warnings = Vec::new();
        let paths = document.get_mut("paths").and_then(Value::as_object_mut);
        for (path, item) in paths.into_iter().flatten() {
            for method in METHODS {
                let Some(Value::Object(operation)) = item.get_mut(method) else {
                    continue;
                };
                let at = pointer::join(["paths", path, method]);
                if let Some(warning) = self.taken(operation, path, &at, origins) {
                    operation.shift_remove("operationId");
                    warnings.push(warning);
                }
            }
        }
        warnings
    }

    /// What is said of an operation at `to` whose id belongs to another one.
    fn taken(&self, operation: &Map<String, Value>, path: &str, to: &str, origins: &Origins) -> Option<Diagnostic> {
        let id = operation.get("operationId").and_then(Value::as_str)?;
        let owner = self.owners.get(id).filter(|owner| owner.pointer != to)?;
        let (at, other) = (origins.origin(to), owner.at.child("operationId"));
        if owner.at == at {
            let diagnostic = Diagnostic::warning(format!("the path `{path}` has the operation `{id}` of another path"))
                .at(origins.origin("/paths").child(path).key())
                .label("its operation is named after the path");
            return Some(diagnostic.related(other, "an `operationId` is for one operation"));
        }
        let diagnostic = Diagnostic::warning(format!("two operations have the `operationId` `{id}`"))
            .at(at.child("operationId"))
            .label("ignored")
            .related(other, "this is the other one")
            .help("give each operation an `operationId` of its own, or a name under `[operations]` of the config");
        Some(diagnostic)
    }
}
