//! How an operation has pages by a table of the config.

use super::counted::Counted;
use super::rules::folded;
use super::view::{Path, View};
use crate::config::{Pagination, PaginationStyle};
use crate::diagnostic::Diagnostic;
use crate::ir::{Document, KnownBy, OperationObject, Paging, PagingStyle, Parameter, SchemaKind, SchemaObject};

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
        let own = view.named(name);
        let own = own.ok_or_else(|| refused(format!("it has no query parameter `{name}` that may be left out")))?;
        match view.value(own).is_none_or(is_single) {
            true => Ok(own),
            false => Err(refused(format!("its `{name}` is neither a number nor a text"))),
        }
    };
    let property = |path: &Option<String>, (is, what): Kind| {
        let path = path.as_deref().unwrap_or_default();
        let names = view.path(path).ok_or_else(|| refused(format!("its response has no `{path}`")))?;
        match view.at(&names).is_some_and(|id| is(view.schema(id))) {
            true => Ok(names),
            false => Err(refused(format!("`{path}` of its response is not {what}"))),
        }
    };
    const SINGLE: Kind = (is_single, "a number or a text");
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
        PaginationStyle::Cursor => PagingStyle::Cursor {
            parameter: parameter(&table.cursor)?.name.clone(),
            next: property(&table.next, SINGLE)?,
        },
        PaginationStyle::Link => PagingStyle::Link,
        PaginationStyle::NextUrl => PagingStyle::NextUrl(property(&table.next, SINGLE)?),
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
    if let Some(own) = style.parameter().filter(|own| bounds_pages(own) || table.limit.as_deref() == Some(own)) {
        return Err(refused(format!("`{own}` cannot bound a page and lead to the next one")));
    }
    // A name that only looks like that of a bound is not one.
    let limit = limit.filter(|limit| style.parameter() != Some(&limit.parameter));
    let optional = |path: &Option<String>, kind: Kind| path.as_ref().map_or(Ok(Path::new()), |_| property(path, kind));
    let total = optional(&table.total, SINGLE)?;
    let more = optional(&table.more, (is_boolean, "a boolean"))?;
    Ok(Paging { style, limit, items, total, more, known_by: KnownBy::Config })
}

/// Whether a parameter can only bound a page, by its name.
fn bounds_pages(name: &str) -> bool {
    let name = folded(name);
    ["limit", "perpage", "pagesize", "maxresults", "maxitems"].iter().any(|end| name.ends_with(end))
}

/// Whether a schema is of some kind, and that in words.
type Kind = (fn(&SchemaObject) -> bool, &'static str);

/// Whether a value may be a number or a text.
fn is_single(schema: &SchemaObject) -> bool {
    !matches!(
        schema.kind,
        SchemaKind::Boolean | SchemaKind::Array(_) | SchemaKind::Tuple(_) | SchemaKind::Object(_) | SchemaKind::Map(_)
    )
}

fn is_boolean(schema: &SchemaObject) -> bool {
    matches!(schema.kind, SchemaKind::Boolean | SchemaKind::Any | SchemaKind::Union(_))
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
