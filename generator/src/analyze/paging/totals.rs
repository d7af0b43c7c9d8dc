//! In which header of its responses an operation says how many items there are in all.

use super::rules::{TOTALS, folded};
use super::view::View;
use crate::analyze::chosen::Table;
use crate::config::Pagination;
use crate::ir::{Document, OperationObject, SchemaKind};

/// The header that the most precise table of the config has for the operation, else the one that its success lists.
pub(super) fn header(document: &Document, operation: &OperationObject, tables: &[Pagination]) -> Option<String> {
    let configured = tables.iter().filter_map(|table| Some((table.scope(operation)?, table.total_count.as_ref()?)));
    // Of several that are as precise, the first one counts.
    let configured = configured.rev().max_by_key(|(scope, _)| *scope).map(|(_, header)| header.clone());
    configured.or_else(|| {
        let view = View::of(document, operation)?;
        let header = view.response.headers.iter().find(|header| is_total(&header.name))?;
        Some(header.name.clone())
    })
}

/// Whether a success is a list.
pub(super) fn gives_list(document: &Document, operation: &OperationObject) -> bool {
    let mut schemas = operation.successes().filter_map(|success| success.json()?.schema);
    schemas.any(|schema| matches!(document.schema(schema.id).kind, SchemaKind::Array(_)))
}

/// Whether a header is called as properties with the total are, whatever stands before that: `X-Total-Count`, `X-Pagination-Total`.
fn is_total(name: &str) -> bool {
    let name = folded(name);
    let name = name.strip_prefix('x').unwrap_or(&name);
    let name = ["pagination", "paging"].iter().find_map(|before| name.strip_prefix(before)).unwrap_or(name);
    TOTALS.contains(&name)
}
