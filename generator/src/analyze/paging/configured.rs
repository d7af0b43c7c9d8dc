//! How an operation has pages by a table of the config.

use super::counted::Counted;
use super::rules::folded;
use super::view::{Path, View};
use crate::config::{Pagination, PaginationStyle};
use crate::diagnostic::Diagnostic;
use crate::ir::{
    Document, KnownBy, OperationObject, PageLimit, Paging, PagingStyle, Parameter, SchemaKind, SchemaObject,
};

/// How an operation has pages by a table, or why it cannot have them.
pub(super) fn paging(
    document: &Document,
    operation: &OperationObject,
    table: &Pagination,
) -> Result<Paging, Box<Diagnostic>> {
    let view = View::of(document, operation);
    let view = view.ok_or_else(|| refused(operation, table, "it does not answer with JSON alone"))?;
    let own = Claim { view, operation, table };
    let items = own.items()?;
    let limit = match &table.limit {
        Some(_) => Some(own.view.limit_by(own.parameter(&table.limit)?, i64::MAX)),
        None => own.view.limit(),
    };
    let style = own.style(&items)?;
    own.agree(&style, limit.as_ref())?;
    // A name that only looks like that of a bound is not one.
    let limit = limit.filter(|limit| style.parameter() != Some(&limit.parameter));
    let total = own.optional(&table.total, SINGLE)?;
    let more = own.optional(&table.more, (is_boolean, "a boolean"))?;
    let back = own.view.back(&style);
    Ok(Paging { style, limit, items, total, more, back, known_by: KnownBy::Config })
}

/// What a table claims of an operation.
struct Claim<'d, 't> {
    view: View<'d>,
    operation: &'d OperationObject,
    table: &'t Pagination,
}

impl<'d> Claim<'d, '_> {
    fn refused(&self, why: impl AsRef<str>) -> Box<Diagnostic> {
        refused(self.operation, self.table, why)
    }

    /// Where the items are.
    fn items(&self) -> Result<Path, Box<Diagnostic>> {
        let Some(path) = &self.table.items else {
            let none = || self.refused("its response has no list, or several; `items` may name it");
            return self.view.items().ok_or_else(none);
        };
        let items = self.view.path(path).filter(|path| self.view.item_at(path).is_some());
        items.ok_or_else(|| self.refused(format!("its response has no list at `{path}`")))
    }

    /// A parameter by its name.
    fn parameter(&self, name: &Option<String>) -> Result<&'d Parameter, Box<Diagnostic>> {
        let name = name.as_deref().unwrap_or_default();
        let own = self.view.named(name);
        let own = own.ok_or_else(|| self.refused(format!("it has no query parameter `{name}`")))?;
        match self.view.value(own).is_none_or(is_single) {
            true => Ok(own),
            false => Err(self.refused(format!("its `{name}` is neither a number nor a text"))),
        }
    }

    /// The way to a property of the response.
    fn property(&self, path: &Option<String>, (is, what): Kind) -> Result<Path, Box<Diagnostic>> {
        let path = path.as_deref().unwrap_or_default();
        let names = self.view.path(path).ok_or_else(|| self.refused(format!("its response has no `{path}`")))?;
        match self.view.at(&names).is_some_and(|id| is(self.view.schema(id))) {
            true => Ok(names),
            false => Err(self.refused(format!("`{path}` of its response is not {what}"))),
        }
    }

    /// The way to a property that the table need not name.
    fn optional(&self, path: &Option<String>, kind: Kind) -> Result<Path, Box<Diagnostic>> {
        path.as_ref().map_or(Ok(Path::new()), |_| self.property(path, kind))
    }

    fn style(&self, items: &Path) -> Result<PagingStyle, Box<Diagnostic>> {
        let (view, table) = (&self.view, self.table);
        Ok(match table.style {
            PaginationStyle::None => return Err(self.refused("the table says that there are none")),
            PaginationStyle::Offset => {
                let parameter = counting_items(self.operation, self.parameter(&table.offset)?)?;
                let first = table.first_offset.unwrap_or_else(|| view.first_offset(parameter));
                PagingStyle::Offset { parameter: parameter.name.clone(), first }
            }
            PaginationStyle::Page => {
                let parameter = counting_pages(self.operation, self.parameter(&table.page)?)?;
                let first = table.first_page.or_else(|| view.first(parameter)).unwrap_or(1);
                PagingStyle::Page { parameter: parameter.name.clone(), first }
            }
            PaginationStyle::Cursor => PagingStyle::Cursor {
                parameter: self.parameter(&table.cursor)?.name.clone(),
                next: self.property(&table.next, SINGLE)?,
            },
            PaginationStyle::Link => PagingStyle::Link,
            PaginationStyle::NextUrl => PagingStyle::NextUrl(self.property(&table.next, SINGLE)?),
            PaginationStyle::LastId => {
                let id = table.id.as_deref().unwrap_or("id");
                let path = view.item_at(items).and_then(|item| view.path_in(item, id));
                let id = path.ok_or_else(|| self.refused(format!("its items have no `{id}`")))?;
                PagingStyle::LastId { parameter: self.parameter(&table.after)?.name.clone(), id }
            }
        })
    }

    /// Whether the way to the next page and the bound of a page go together.
    fn agree(&self, style: &PagingStyle, limit: Option<&PageLimit>) -> Result<(), Box<Diagnostic>> {
        let limit_name = self.table.limit.as_deref();
        // Where nobody knows how large a page is, nobody knows when items are at an end.
        if matches!(style, PagingStyle::Offset { .. }) && limit.is_none_or(|limit| limit.size.is_none()) {
            let name = limit_name.unwrap_or_default();
            return Err(self.refused(format!("the document says neither the `maximum` nor the `default` of `{name}`")));
        }
        match style.parameter().filter(|own| bounds_pages(own) || limit_name == Some(own)) {
            Some(own) => Err(self.refused(format!("`{own}` cannot bound a page and lead to the next one"))),
            None => Ok(()),
        }
    }
}

fn refused(operation: &OperationObject, table: &Pagination, why: impl AsRef<str>) -> Box<Diagnostic> {
    let message = format!("{} has no pages by `{}`: {}", called(operation), table.style.id(), why.as_ref());
    Box::new(Diagnostic::error(message).at(operation.location.clone()).help(HELP))
}

const SINGLE: Kind = (is_single, "a number or a text");

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
