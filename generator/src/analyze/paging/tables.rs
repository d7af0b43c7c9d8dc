//! Which table of the config counts for an operation, and what is wrong with the tables.

use super::configured::paging;
use crate::analyze::chosen::{self, Chosen, Counting, Scope, Table};
use crate::config::{Pagination, PaginationStyle};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Document, OperationObject, Paging};

/// What the config says of an operation.
pub(super) enum Choice {
    /// It has such pages.
    Configured(Box<Paging>),
    /// It has none.
    NoPages,
    /// Nothing.
    Unsaid,
}

/// What the config says of each operation.
pub(super) fn choose(document: &Document, tables: &[Pagination]) -> Vec<Choice> {
    let choices = document.operations.iter().map(|operation| counting(document, operation, tables));
    choices.map(|own| own.map_or(Choice::Unsaid, |own| own.found)).collect()
}

fn counting(document: &Document, operation: &OperationObject, tables: &[Pagination]) -> Option<Counting<Choice>> {
    chosen::counting(operation, tables, |table, _| fitting(document, operation, table))
}

fn fitting(document: &Document, operation: &OperationObject, table: &Pagination) -> Option<Choice> {
    match table.style {
        PaginationStyle::None => Some(Choice::NoPages),
        _ => paging(document, operation, table).ok().map(|paging| Choice::Configured(Box::new(paging))),
    }
}

impl Table for Pagination {
    fn chosen(&self) -> Chosen<'_> {
        Chosen { table: "pagination", operations: &self.operations, tags: &self.tags }
    }
}

/// What is wrong with the tables: names that nothing has, and pages that no operation can have.
pub(super) fn faults(document: &Document, tables: &[Pagination], diagnostics: &mut Diagnostics) {
    for table in tables {
        unknown_names(document, table, diagnostics);
        if table.style == PaginationStyle::None {
            continue;
        }
        let (mut fits, mut first) = (false, None);
        for operation in &document.operations {
            let Some(scope) = table.scope(operation) else { continue };
            match paging(document, operation, table) {
                Ok(_) => fits = true,
                Err(fault) if scope == Scope::Operation => {
                    // It is told for the operation, and not once more for the table.
                    fits = true;
                    diagnostics.push(*fault);
                }
                Err(fault) => first = better(first, *fault, operation, table),
            }
        }
        if !fits && table.operations.is_empty() {
            diagnostics.push(no_operation(table, first.map(|(_, fault)| fault)));
        }
    }
    shadowed(document, tables, diagnostics);
}

/// Tables that fit operations and count for none of them, since one that is as precise counts before them.
fn shadowed(document: &Document, tables: &[Pagination], diagnostics: &mut Diagnostics) {
    let of_operations = document.operations.iter().map(|operation| counting(document, operation, tables));
    let of_operations: Vec<_> = of_operations.collect();
    let is_true = |operation: &OperationObject, table: &Pagination, _| fitting(document, operation, table).is_some();
    for table in chosen::shadowed(document, tables, &of_operations, is_true) {
        diagnostics.push(table.chosen().counts_for_none(&format!(" by `{}`", table.style.id())));
    }
}

/// The fault that says the most: one of an operation that has the parameters.
fn better(
    first: Option<(bool, Diagnostic)>,
    fault: Diagnostic,
    operation: &OperationObject,
    table: &Pagination,
) -> Option<(bool, Diagnostic)> {
    let named = [&table.limit, &table.offset, &table.page, &table.cursor, &table.after].into_iter().flatten();
    let is_near = named.into_iter().all(|name| operation.parameters.iter().any(|parameter| parameter.name == *name));
    match first {
        Some((near, _)) if near || !is_near => first,
        _ => Some((is_near, fault)),
    }
}

fn no_operation(table: &Pagination, near: Option<Diagnostic>) -> Diagnostic {
    match near {
        Some(near) => near,
        None => {
            let message =
                format!("`[[pagination]]` of the config is for no operation that has pages by `{}`", table.style.id());
            Diagnostic::error(message).help("take the table out, or name operations that are there")
        }
    }
}

fn unknown_names(document: &Document, table: &Pagination, diagnostics: &mut Diagnostics) {
    let chosen = table.chosen();
    chosen.tell_unknown(document, diagnostics);
    let operations = document.operations.iter().filter(|own| chosen.scope(own).is_some());
    let parameters = operations.flat_map(|own| &own.parameters).map(|own| own.name.clone());
    let parameters: Vec<String> = parameters.collect();
    if let Some(name) = table.count.as_ref().filter(|name| !parameters.contains(name)) {
        diagnostics.push(chosen.unknown("parameter", name, parameters));
    }
}
