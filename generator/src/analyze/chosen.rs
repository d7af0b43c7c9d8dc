//! Which operations a table of the config is for, and which table counts for an operation.

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

    /// The table counts for no operation; `by` is what it is besides, in words.
    pub(super) fn counts_for_none(&self, by: &str) -> Diagnostic {
        let message = format!(
            "`[[{}]]` of the config{by} counts for no operation: one before it, which is as precise, is for the same",
            self.table
        );
        Diagnostic::error(message).help("take one of the two out, or name the operations of each")
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

/// A table of the config that is for some operations.
pub(super) trait Table {
    fn chosen(&self) -> Chosen<'_>;

    /// How precisely the table is for an operation; none where it is not.
    fn scope(&self, operation: &OperationObject) -> Option<Scope> {
        self.chosen().scope(operation)
    }
}

/// The table that counts for an operation.
pub(super) struct Counting<F> {
    scope: Scope,
    /// The index of the table.
    table: usize,
    /// What the operation has by it.
    pub(super) found: F,
}

/// Of the tables that are true of an operation, the most precise one; of several, the first.
pub(super) fn counting<T: Table, F>(
    operation: &OperationObject,
    tables: &[T],
    find: impl Fn(&T, Scope) -> Option<F>,
) -> Option<Counting<F>> {
    let mut best: Option<Counting<F>> = None;
    for (index, table) in tables.iter().enumerate() {
        let Some(scope) = table.scope(operation) else { continue };
        if best.as_ref().is_none_or(|best| best.scope < scope)
            && let Some(found) = find(table, scope)
        {
            best = Some(Counting { scope, table: index, found });
        }
    }
    best
}

/// The tables that are true of operations and count for none of them, since one that is as precise counts before them. `counting` is
/// what counts for each operation of the document, and `is_true` whether a table is true of one.
pub(super) fn shadowed<'t, T: Table, F>(
    document: &Document,
    tables: &'t [T],
    counting: &[Option<Counting<F>>],
    is_true: impl Fn(&OperationObject, &T, Scope) -> bool,
) -> Vec<&'t T> {
    let is_shadowed = |(index, table): &(usize, &T)| {
        let counts = counting.iter().flatten().any(|own| own.table == *index);
        let mut operations = document.operations.iter().zip(counting);
        !counts
            && operations.any(|(operation, counting)| {
                let scope = table.scope(operation);
                let scope = scope.filter(|own| counting.as_ref().is_some_and(|counting| counting.scope == *own));
                scope.is_some_and(|scope| is_true(operation, table, scope))
            })
    };
    tables.iter().enumerate().filter(is_shadowed).map(|(_, table)| table).collect()
}

fn is_called(operation: &OperationObject, name: &str) -> bool {
    operation.id.as_deref() == Some(name)
        || name
            .split_once(' ')
            .is_some_and(|(method, path)| operation.method.as_str() == method && operation.path.as_str() == path)
}
