//! Which responses come item by item by the config: what the document does not say of them is written into it.

mod set;

use super::chosen::{Chosen, Scope};
use crate::config::{LoadedConfig, Stream};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{
    Document, ItemFormat, MediaType, MediaTypeKind, OperationObject, Response, SchemaId, SchemaRef, Streamed,
};

/// What the config says of the stream of each operation; media types and items are written into the document. A config that is true of
/// nothing is an error in `diagnostics`, unless it is that of another document, or for a part that is not there.
pub(super) fn settle(
    document: &mut Document,
    (config, is_whole): (&LoadedConfig, bool),
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Streamed>> {
    let tables = &config.config.stream;
    let found: Vec<Option<Best>> =
        document.operations.iter().map(|operation| best(document, operation, tables)).collect();
    if !config.borrowed && is_whole {
        for (index, table) in tables.iter().enumerate() {
            tell(document, table, diagnostics);
            if is_shadowed(document, (index, table), &found) {
                diagnostics.push(shadowed());
            }
        }
    }
    let settled = document.operations.iter_mut().zip(found).map(|(operation, best)| {
        let found = best?.found;
        found.write(operation);
        Some(found.streamed)
    });
    settled.collect()
}

/// What counts for an operation.
struct Best {
    scope: Scope,
    /// The index of the table.
    table: usize,
    found: Found,
}

/// A stream that an operation has by a table.
struct Found {
    /// The media types that are streams.
    media_types: Vec<String>,
    item: Option<SchemaRef>,
    streamed: Streamed,
}

/// Of the tables that are true of an operation, the most precise one; of several, the first.
fn best(document: &Document, operation: &OperationObject, tables: &[Stream]) -> Option<Best> {
    let mut best: Option<Best> = None;
    for (table, own) in tables.iter().enumerate() {
        let Some(scope) = chosen(own).scope(operation) else { continue };
        if best.as_ref().is_none_or(|best| best.scope < scope)
            && let Ok(found) = find(document, operation, own, scope)
        {
            best = Some(Best { scope, table, found });
        }
    }
    best
}

/// Whether a table is true of operations and counts for none of them, since one that is as precise counts before it.
fn is_shadowed(document: &Document, (index, table): (usize, &Stream), best: &[Option<Best>]) -> bool {
    let counts = best.iter().flatten().any(|best| best.table == index);
    let mut operations = document.operations.iter().zip(best);
    !counts
        && operations.any(|(operation, best)| {
            let scope =
                chosen(table).scope(operation).filter(|scope| Some(*scope) == best.as_ref().map(|best| best.scope));
            scope.is_some_and(|scope| find(document, operation, table, scope).is_ok())
        })
}

fn shadowed() -> Diagnostic {
    let message =
        "`[[stream]]` of the config counts for no operation: one before it, which is as precise, is for the same";
    Diagnostic::error(message).help("take one of the two out, or name the operations of each")
}

fn chosen(table: &Stream) -> Chosen<'_> {
    Chosen { table: "stream", operations: &table.operations, tags: &table.tags }
}

/// The stream that an operation has by a table, or why it cannot have it.
fn find(
    document: &Document,
    operation: &OperationObject,
    table: &Stream,
    scope: Scope,
) -> Result<Found, Box<Diagnostic>> {
    let refused = |why: String| refused(operation, &why);
    let content = || operation.successes().flat_map(|response| &response.content);
    let media_types: Vec<String> = match &table.media_type {
        Some(name) if ItemFormat::of(name).is_none() => {
            return Err(refused(format!("`{name}` is no media type of a stream")));
        }
        Some(name) => {
            let is_listed = content().any(|own| own.name == *name);
            if !is_listed && scope != Scope::Operation {
                return Err(refused(format!("its response is never `{name}`")));
            }
            vec![name.clone()]
        }
        None => content().filter(|own| is_stream(own)).map(|own| own.name.clone()).collect(),
    };
    if media_types.is_empty() {
        return Err(refused("its response has no media type of a stream; `media_type` may name one".to_owned()));
    }
    if operation.successes().next().is_none() {
        return Err(refused("it has no response that means success".to_owned()));
    }
    let set = set::all(document, operation, &table.set).map_err(refused)?;
    let item = table.item.as_ref().and_then(|name| component(document, name));
    Ok(Found { media_types, item, streamed: Streamed { set, end: table.end.clone() } })
}

fn is_stream(media_type: &MediaType) -> bool {
    matches!(media_type.kind, MediaTypeKind::Items(_))
}

/// A schema by its name under `components/schemas`.
fn component(document: &Document, name: &str) -> Option<SchemaRef> {
    let id = document.schemas.iter().position(|schema| schema.name.as_deref() == Some(name))?;
    Some(SchemaRef { id: SchemaId::new(id), nullable: false })
}

impl Found {
    /// Writes media types and items into the successes of an operation.
    fn write(&self, operation: &mut OperationObject) {
        let listed = operation.responses.iter().any(|response| response.status.is_success());
        let successes = operation.responses.iter_mut().filter(|response| !listed || response.status.is_success());
        let mut successes: Vec<&mut Response> = successes.collect();
        for name in &self.media_types {
            let is_there = |response: &Response| response.content.iter().any(|own| own.name == *name);
            if !successes.iter().any(|response| is_there(response)) {
                let with_body = successes.iter().position(|response| !response.content.is_empty());
                if let Some(response) = successes.get_mut(with_body.unwrap_or_default()) {
                    response.content.push(listed_by_nobody(name, response));
                }
            }
        }
        let Some(item) = self.item else { return };
        for own in successes.into_iter().flat_map(|response| &mut response.content) {
            if self.media_types.contains(&own.name) {
                (own.item, own.schema) = (Some(item), None);
            }
        }
    }
}

fn listed_by_nobody(name: &str, response: &Response) -> MediaType {
    MediaType {
        name: name.to_owned(),
        kind: MediaTypeKind::of(name),
        schema: None,
        item: None,
        encoding: Default::default(),
        example: None,
        location: response.location.clone(),
    }
}

/// Tells what is wrong with a table: names that nothing has, and streams that no operation can have.
fn tell(document: &Document, table: &Stream, diagnostics: &mut Diagnostics) {
    let chosen = chosen(table);
    chosen.tell_unknown(document, diagnostics);
    if let Some(name) = table.item.as_ref().filter(|name| component(document, name).is_none()) {
        let known = document.schemas.iter().filter_map(|schema| schema.name.clone());
        diagnostics.push(chosen.unknown("schema", name, known.collect()));
    }
    let (mut fits, mut first) = (false, None);
    for operation in &document.operations {
        let Some(scope) = chosen.scope(operation) else { continue };
        match find(document, operation, table, scope) {
            Ok(_) => fits = true,
            Err(fault) if scope == Scope::Operation => diagnostics.push(*fault),
            Err(fault) => first = first.or(Some(*fault)),
        }
    }
    if !fits && table.operations.is_empty() {
        let message = "`[[stream]]` of the config is for no operation that has such a stream";
        let none = || Diagnostic::error(message).help("take the table out, or name operations that are there");
        diagnostics.push(first.unwrap_or_else(none));
    }
}

fn refused(operation: &OperationObject, why: &str) -> Box<Diagnostic> {
    let message = format!("`{}` has no such stream: {why}", operation.label());
    let help = "correct the table `[[stream]]` of the config, or name other operations in it";
    Box::new(Diagnostic::error(message).at(operation.location.clone()).help(help))
}
