//! Which operations a table of the config is for.

use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::ir::{Document, OperationObject};

/// How precisely a table is for an operation; the more precise one counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    All,
    Tag,
    Operation,
}

/// The operations and tags that a table is for; without both it is for all.
pub(super) struct Chosen<'t> {
    /// The name of the table in the config.
    pub(super) table: &'static str,
    pub(super) operations: &'t [String],
    pub(super) tags: &'t [String],
}

impl Chosen<'_> {
    /// How precisely the table is for an operation; none where it is not.
    pub(super) fn scope(&self, operation: &OperationObject) -> Option<Scope> {
        let is_named = self.operations.iter().any(|name| is_called(operation, name));
        let is_tagged = self.tags.contains(&operation.tag);
        let is_for_all = self.operations.is_empty() && self.tags.is_empty();
        let scopes = [(is_named, Scope::Operation), (is_tagged, Scope::Tag), (is_for_all, Scope::All)];
        scopes.into_iter().find(|(is, _)| *is).map(|(_, scope)| scope)
    }

    /// Tells of the names of operations and tags that the document does not have.
    pub(super) fn tell_unknown(&self, document: &Document, diagnostics: &mut Diagnostics) {
        let operations = &document.operations;
        for name in self.operations.iter().filter(|name| !operations.iter().any(|own| is_called(own, name))) {
            let known = operations.iter().map(OperationObject::label).collect();
            diagnostics.push(self.unknown("operation", name, known));
        }
        for tag in self.tags.iter().filter(|tag| !operations.iter().any(|own| own.tag == **tag)) {
            diagnostics.push(self.unknown("tag", tag, operations.iter().map(|own| own.tag.clone()).collect()));
        }
    }

    /// The table names something that the document does not have, but has others of the kind.
    pub(super) fn unknown(&self, what: &str, name: &str, known: Vec<String>) -> Diagnostic {
        let table = self.table;
        let message = format!("`[[{table}]]` of the config names `{name}`, which is no {what} of the document");
        let near = suggest::nearest(name, known.iter().map(String::as_str));
        let help = near.map_or("take it out, or correct it".to_owned(), |near| format!("did you mean `{near}`?"));
        Diagnostic::error(message).help(help)
    }
}

fn is_called(operation: &OperationObject, name: &str) -> bool {
    operation.id.as_deref() == Some(name)
        || name
            .split_once(' ')
            .is_some_and(|(method, path)| operation.method.as_str() == method && operation.path.as_str() == path)
}
