//! Which table of the config counts for an operation, and what is wrong with the tables.

use super::configured::paging;
use crate::analyze::chosen::{Chosen, Scope};
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
    let choice = |operation| best(document, operation, tables).map_or(Choice::Unsaid, |best| best.choice);
    document.operations.iter().map(choice).collect()
}

/// What counts for an operation.
struct Best {
    scope: Scope,
    /// The index of the table.
    table: usize,
    choice: Choice,
}

/// Of the tables that fit, the most precise one; of several, the first.
fn best(document: &Document, operation: &OperationObject, tables: &[Pagination]) -> Option<Best> {
    let mut best: Option<Best> = None;
    for (index, table) in tables.iter().enumerate() {
        let Some(scope) = scope(table, operation) else { continue };
        if best.as_ref().is_some_and(|best| best.scope >= scope) {
            continue;
        }
        if let Some(choice) = fitting(document, operation, table) {
            best = Some(Best { scope, table: index, choice });
        }
    }
    best
}

fn fitting(document: &Document, operation: &OperationObject, table: &Pagination) -> Option<Choice> {
    match table.style {
        PaginationStyle::None => Some(Choice::NoPages),
        _ => paging(document, operation, table).ok().map(|paging| Choice::Configured(Box::new(paging))),
    }
}

fn chosen(table: &Pagination) -> Chosen<'_> {
    Chosen { table: "pagination", operations: &table.operations, tags: &table.tags }
}

pub(super) fn scope(table: &Pagination, operation: &OperationObject) -> Option<Scope> {
    chosen(table).scope(operation)
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
            let Some(scope) = scope(table, operation) else { continue };
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
    let best: Vec<Option<Best>> =
        document.operations.iter().map(|operation| best(document, operation, tables)).collect();
    for (index, table) in tables.iter().enumerate() {
        if best.iter().flatten().any(|best| best.table == index) {
            continue;
        }
        let mut of = document.operations.iter().zip(&best);
        let hidden = of.any(|(operation, best)| {
            let of_best = best.as_ref().map(|best| best.scope);
            of_best.is_some() && scope(table, operation) == of_best && fitting(document, operation, table).is_some()
        });
        if hidden {
            let message = format!(
                "`[[pagination]]` of the config by `{}` counts for no operation: one before it, which is as precise, is for the same",
                table.style.id()
            );
            diagnostics
                .push(Diagnostic::error(message).help("take one of the two out, or name the operations of each"));
        }
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
    let chosen = chosen(table);
    chosen.tell_unknown(document, diagnostics);
    let operations = document.operations.iter().filter(|own| chosen.scope(own).is_some());
    let parameters = operations.flat_map(|own| &own.parameters).map(|own| own.name.clone());
    let parameters: Vec<String> = parameters.collect();
    if let Some(name) = table.count.as_ref().filter(|name| !parameters.contains(name)) {
        diagnostics.push(chosen.unknown("parameter", name, parameters));
    }
}
