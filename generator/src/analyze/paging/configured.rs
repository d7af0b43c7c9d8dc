//! How an operation has pages by a table of the config.

use super::counted::Counted;
use super::view::{Path, View};
use crate::config::{Pagination, PaginationStyle};
use crate::diagnostic::Diagnostic;
use crate::ir::{Document, KnownBy, OperationObject, Paging, PagingStyle, Parameter};

/// How an operation has pages by a table, or why it cannot have them.
pub(super) fn paging(
    document: &Document,
    operation: &OperationObject,
    table: &Pagination,
) -> Result<Paging, Box<Diagnostic>> {
    let refused = |why: String| {
        let message = format!("{} has no pages by `{}`: {why}", called(operation), table.style.id());
        Box::new(Diagnostic::error(message).at(operation.location.clone()).help(HELP))
    };
    let view = View::of(document, operation);
    let view = view.ok_or_else(|| refused("it does not answer with JSON alone".to_owned()))?;
    let items = match &table.items {
        Some(path) => view.path(path).filter(|path| view.item_at(path).is_some()),
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
        let path = path.as_deref().unwrap_or_default();
        view.path(path).ok_or_else(|| refused(format!("its response has no `{path}`")))
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
            let id = table.id.as_deref().unwrap_or("id");
            let path = view.item_at(&items).and_then(|item| view.path_in(item, id));
            let id = path.ok_or_else(|| refused(format!("its items have no `{id}`")))?;
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
    match Counted::by(parameter) {
        Some(Counted::Pages) => Err(miscounted(operation, parameter, "page", "pages", "an offset, which counts items")),
        _ => Ok(parameter),
    }
}

/// The parameter, unless it counts items.
fn counting_pages<'p>(operation: &OperationObject, parameter: &'p Parameter) -> Result<&'p Parameter, Box<Diagnostic>> {
    match Counted::by(parameter) {
        Some(Counted::Items) => Err(miscounted(operation, parameter, "offset", "items", "the number of a page")),
        _ => Ok(parameter),
    }
}

fn miscounted(
    operation: &OperationObject,
    parameter: &Parameter,
    style: &str,
    counted: &str,
    taken_for: &str,
) -> Box<Diagnostic> {
    let name = &parameter.name;
    let message = format!("`{name}` of {} counts {counted}, and the config has it as {taken_for}", called(operation));
    let help = format!("write `style = \"{style}\"` and `{style} = \"{name}\"` under `[[pagination]]`");
    Box::new(Diagnostic::error(message).at(parameter.location.clone()).help(help))
}

fn called(operation: &OperationObject) -> String {
    format!("`{}`", operation.label())
}
