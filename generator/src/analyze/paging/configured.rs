//! What the config says of pages.

use super::rules::{OFFSETS, PAGES, folded};
use super::view::{Path, View};
use crate::config::{Pagination, PaginationStyle};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::ir::{Document, KnownBy, OperationObject, Paging, PagingStyle, Parameter};

/// What the config says of an operation.
pub(super) enum Choice {
    /// It has such pages.
    Configured(Box<Paging>),
    /// It has none.
    NoPages,
    /// Nothing.
    Unsaid,
}

/// How precisely a table is for an operation; the more precise one counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    All,
    Tag,
    Operation,
}

/// What the config says of each operation.
pub(super) fn choose(document: &Document, tables: &[Pagination]) -> Vec<Choice> {
    let choice = |operation| {
        let mut best: Option<(Scope, Choice)> = None;
        for table in tables {
            let Some(scope) = scope(table, operation) else { continue };
            if best.as_ref().is_some_and(|(other, _)| *other >= scope) {
                continue;
            }
            match (table.style, paging(document, operation, table)) {
                (PaginationStyle::None, _) => best = Some((scope, Choice::NoPages)),
                (_, Ok(paging)) => best = Some((scope, Choice::Configured(Box::new(paging)))),
                (_, Err(_)) => {}
            }
        }
        best.map_or(Choice::Unsaid, |(_, choice)| choice)
    };
    document.operations.iter().map(choice).collect()
}

fn scope(table: &Pagination, operation: &OperationObject) -> Option<Scope> {
    let is_named = table.operations.iter().any(|name| is_called(operation, name));
    let is_tagged = table.tags.contains(&operation.tag);
    let is_for_all = table.operations.is_empty() && table.tags.is_empty();
    let scopes = [(is_named, Scope::Operation), (is_tagged, Scope::Tag), (is_for_all, Scope::All)];
    scopes.into_iter().find(|(is, _)| *is).map(|(_, scope)| scope)
}

fn is_called(operation: &OperationObject, name: &str) -> bool {
    operation.id.as_deref() == Some(name)
        || name
            .split_once(' ')
            .is_some_and(|(method, path)| operation.method.as_str() == method && operation.path.as_str() == path)
}

/// How an operation has pages by a table, or why it cannot have them.
fn paging(document: &Document, operation: &OperationObject, table: &Pagination) -> Result<Paging, Box<Diagnostic>> {
    let refused = |why: String| {
        let message = format!("{} has no pages by `{}`: {why}", called(operation), table.style.id());
        Box::new(Diagnostic::error(message).at(operation.location.clone()).help(HELP))
    };
    let view = View::of(document, operation);
    let view = view.ok_or_else(|| refused("it does not answer with JSON alone".to_owned()))?;
    let items = match &table.items {
        Some(path) => Some(self::path(path)).filter(|path| view.item_at(path).is_some()),
        None => view.items(),
    };
    let items = items.ok_or_else(|| match &table.items {
        Some(path) => refused(format!("its response has no list at `{path}`")),
        None => refused("its response has no list, or several; `items` may name it".to_owned()),
    })?;
    let parameter = |name: &Option<String>| {
        let name = name.as_deref().unwrap_or_default();
        view.named(name).ok_or_else(|| refused(format!("it has no query parameter `{name}` that may be left out")))
    };
    let property = |path: &Option<String>| {
        let path = self::path(path.as_deref().unwrap_or_default());
        let is_there = view.at(&path).is_some();
        if is_there { Ok(path) } else { Err(refused(format!("its response has no `{}`", path.join(".")))) }
    };
    let limit = match &table.limit {
        Some(_) => Some(view.limit_by(parameter(&table.limit)?, i64::MAX)),
        None => view.limit(),
    };
    let style = match table.style {
        PaginationStyle::Offset | PaginationStyle::None => {
            let parameter = counting_items(operation, parameter(&table.offset)?)?;
            let first = table.first_offset.unwrap_or_else(|| view.first_offset(parameter));
            PagingStyle::Offset { parameter: parameter.name.clone(), first }
        }
        PaginationStyle::Page => {
            let parameter = counting_pages(operation, parameter(&table.page)?)?;
            let first = table.first_page.or_else(|| view.first(parameter)).unwrap_or(1);
            PagingStyle::Page { parameter: parameter.name.clone(), first }
        }
        PaginationStyle::Cursor => {
            PagingStyle::Cursor { parameter: parameter(&table.cursor)?.name.clone(), next: property(&table.next)? }
        }
        PaginationStyle::Link => PagingStyle::Link,
        PaginationStyle::NextUrl => PagingStyle::NextUrl(property(&table.next)?),
        PaginationStyle::LastId => {
            let id = self::path(table.id.as_deref().unwrap_or("id"));
            if view.item_at(&items).and_then(|item| view.below(item, &id)).is_none() {
                return Err(refused(format!("its items have no `{}`", id.join("."))));
            }
            PagingStyle::LastId { parameter: parameter(&table.after)?.name.clone(), id }
        }
    };
    // Where nobody knows how large a page is, nobody knows when items are at an end.
    if matches!(style, PagingStyle::Offset { .. }) && limit.as_ref().is_none_or(|limit| limit.size.is_none()) {
        let name = table.limit.as_deref().unwrap_or_default();
        return Err(refused(format!("the document says neither the `maximum` nor the `default` of `{name}`")));
    }
    let optional = |path: &Option<String>| path.as_ref().map_or(Ok(Path::new()), |_| property(path));
    let (total, more) = (optional(&table.total)?, optional(&table.more)?);
    Ok(Paging { style, limit, items, total, more, known_by: KnownBy::Config })
}

const HELP: &str = "look at the operation, and correct `[[pagination]]` of the config";

/// The parameter, unless it counts pages.
fn counting_items<'p>(operation: &OperationObject, parameter: &'p Parameter) -> Result<&'p Parameter, Box<Diagnostic>> {
    if !counts_pages(parameter) {
        return Ok(parameter);
    }
    let name = &parameter.name;
    let message = format!(
        "`{name}` of {} counts pages, and the config has it as an offset, which counts items",
        called(operation)
    );
    let help = format!("write `style = \"page\"` and `page = \"{name}\"` under `[[pagination]]`");
    Err(Box::new(Diagnostic::error(message).at(parameter.location.clone()).help(help)))
}

/// The parameter, unless it counts items.
fn counting_pages<'p>(operation: &OperationObject, parameter: &'p Parameter) -> Result<&'p Parameter, Box<Diagnostic>> {
    if !OFFSETS.contains(&folded(&parameter.name).as_str()) {
        return Ok(parameter);
    }
    let name = &parameter.name;
    let message =
        format!("`{name}` of {} counts items, and the config has it as the number of a page", called(operation));
    let help = format!("write `style = \"offset\"` and `offset = \"{name}\"` under `[[pagination]]`");
    Err(Box::new(Diagnostic::error(message).at(parameter.location.clone()).help(help)))
}

fn counts_pages(parameter: &Parameter) -> bool {
    let description = parameter.docs.description.as_deref().unwrap_or_default().to_lowercase();
    let said = ["page number", "number of the page", "which page"].iter().any(|words| description.contains(words));
    let name = folded(&parameter.name);
    PAGES.contains(&name.as_str()) || said && !OFFSETS.contains(&name.as_str())
}

/// The names of properties in a path of the config.
fn path(text: &str) -> Path {
    text.split('.').map(str::to_owned).collect()
}

fn called(operation: &OperationObject) -> String {
    format!("`{}`", operation.label())
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
    let operations = &document.operations;
    let mut unknown = |what: &str, name: &str, known: Vec<String>| {
        let fault = Diagnostic::error(format!(
            "`[[pagination]]` of the config names `{name}`, which is no {what} of the document"
        ));
        let near = suggest::nearest(name, known.iter().map(String::as_str));
        let help = near.map_or("take it out, or correct it".to_owned(), |near| format!("did you mean `{near}`?"));
        diagnostics.push(fault.help(help));
    };
    for name in table.operations.iter().filter(|name| !operations.iter().any(|own| is_called(own, name))) {
        unknown("operation", name, operations.iter().map(OperationObject::label).collect());
    }
    for tag in table.tags.iter().filter(|tag| !operations.iter().any(|own| own.tag == **tag)) {
        unknown("tag", tag, operations.iter().map(|own| own.tag.clone()).collect());
    }
}
