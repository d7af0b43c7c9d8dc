//! Which responses come item by item by the config: what the document does not say of them is written into it.

mod set;

use super::chosen::{self, Chosen, Counting, Scope, Table};
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
    let streams = document.operations.iter().map(|operation| {
        chosen::counting(operation, tables, |table, scope| find(document, operation, table, scope).ok())
    });
    let streams: Vec<Option<Counting<Found>>> = streams.collect();
    if !config.borrowed && is_whole {
        tables.iter().for_each(|table| tell(document, table, diagnostics));
        let is_true =
            |operation: &OperationObject, table: &Stream, scope| find(document, operation, table, scope).is_ok();
        let shadowed = chosen::shadowed(document, tables, &streams, is_true).into_iter();
        shadowed.for_each(|table| diagnostics.push(table.chosen().counts_for_none("")));
    }
    let settled = document.operations.iter_mut().zip(streams).map(|(operation, stream)| {
        let found = stream?.found;
        found.write(operation);
        Some(found.streamed)
    });
    settled.collect()
}

impl Table for Stream {
    fn chosen(&self) -> Chosen<'_> {
        Chosen { table: "stream", operations: &self.operations, tags: &self.tags }
    }
}

/// A stream that an operation has by a table.
struct Found {
    /// The media types that are streams.
    media_types: Vec<String>,
    item: Option<SchemaRef>,
    streamed: Streamed,
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
    let chosen = table.chosen();
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
