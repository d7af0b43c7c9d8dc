//! Whether one side of the wire understands what the other writes.

mod objects;
mod scalars;
mod unions;

use super::compared_client::ComparedClient;
use crate::ir::{SchemaId, SchemaKind, SchemaRef, StringFormat, Validation};
use scalars::string;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Who reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// A generated client: it keeps values of enumerations and of unions that it does not know, ignores properties that it does not
    /// know, and takes `null` for an absent property where that may be absent.
    Client,
    /// A service: it takes what its document allows, and no more.
    Service,
}

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As JSON, in which `5` is no text.
    Json,
    /// As text, in a URL, a header or a form, in which it is; and one value is a list of one.
    Text,
}

/// A schema, and the client whose model it is of.
#[derive(Clone, Copy)]
pub(super) struct ClientSchema<'h, 'a> {
    pub(super) side: &'h ComparedClient<'a>,
    pub(super) schema: SchemaRef,
}

/// Whether every value that is written by one schema is read by the other. What both sides call by one name is judged where that is
/// compared, and is not looked into here.
pub(super) fn covers(
    reader: Reader,
    encoding: Encoding,
    reads: ClientSchema<'_, '_>,
    writes: ClientSchema<'_, '_>,
) -> bool {
    Cover::new(reader, encoding, reads.side, writes.side).value(reads.schema, writes.schema)
}

/// The same for what a model is, whatever it is called. Models in it are not looked into.
pub(super) fn covers_model<'a>(
    reader: Reader,
    (reads, of_reader): (&ComparedClient<'a>, SchemaId),
    (writes, of_writer): (&ComparedClient<'a>, SchemaId),
) -> bool {
    let mut cover = Cover::new(reader, Encoding::Json, reads, writes);
    let written = cover.written(of_writer);
    cover.schema(of_reader, &written)
}

/// Whether whatever can be written is read.
pub(super) fn takes_any(reader: Reader, encoding: Encoding, reads: ClientSchema<'_, '_>) -> bool {
    let schema = reads.side.schema(reads.schema.id);
    let is_kept = reader == Reader::Client;
    let is_any = match &schema.kind {
        SchemaKind::Any => true,
        SchemaKind::Union(_) => is_kept,
        SchemaKind::String(format) => format.is_text() && encoding == Encoding::Text,
        SchemaKind::Enumeration(values) => is_kept && !values.is_of_integers() && encoding == Encoding::Text,
        _ => false,
    };
    is_any && (is_kept || reads.side.client.api.schema(reads.schema.id).validation.is_empty())
}

struct Cover<'h, 'a> {
    reader: Reader,
    encoding: Encoding,
    reads: &'h ComparedClient<'a>,
    writes: &'h ComparedClient<'a>,
    /// A pair that is met again within itself holds if all else does.
    seen: BTreeSet<(SchemaId, SchemaId)>,
    /// A pair that does not hold, whatever else does.
    failed: BTreeSet<(SchemaId, SchemaId)>,
    /// The same of unions that are taken apart, so that those that share variants are taken apart once.
    unions: unions::Known,
    /// Whether a value is looked at as the one item of a list that is written as text.
    is_item: bool,
    depth: usize,
}

/// How deep values are looked into; what is nested deeper is held for another.
const DEPTH: usize = 500;

/// What is known of a written value.
struct Written<'a> {
    /// The schema; none of text beside the values of an enumeration.
    id: Option<SchemaId>,
    kind: &'a SchemaKind,
    validation: Cow<'a, Validation>,
    /// What text there may be besides.
    also_valid: Option<&'a Validation>,
}

/// The kind of text beside the values of an enumeration.
static TEXT: SchemaKind = SchemaKind::String(StringFormat::Text);

impl<'h, 'a> Cover<'h, 'a> {
    fn new(reader: Reader, encoding: Encoding, reads: &'h ComparedClient<'a>, writes: &'h ComparedClient<'a>) -> Self {
        Self {
            reader,
            encoding,
            reads,
            writes,
            seen: BTreeSet::new(),
            failed: BTreeSet::new(),
            unions: unions::Known::default(),
            is_item: false,
            depth: 0,
        }
    }

    fn value(&mut self, reads: SchemaRef, writes: SchemaRef) -> bool {
        let is_null_read = match &self.reads.schema(reads.id).kind {
            SchemaKind::Any => true,
            SchemaKind::Union(_) if self.reader == Reader::Client => true,
            _ => self.is_nullable(self.reads, reads),
        };
        (is_null_read || !self.is_nullable(self.writes, writes)) && self.non_null(reads, writes)
    }

    fn is_nullable(&self, side: &ComparedClient<'_>, schema: SchemaRef) -> bool {
        side.client.api.is_nullable(schema)
    }

    fn non_null(&mut self, reads: SchemaRef, writes: SchemaRef) -> bool {
        let pairs = (self.reads.pair(reads.id), self.writes.pair(writes.id));
        let is_one = matches!(pairs, (Some(read), Some(written)) if read == written);
        let pair = (reads.id, writes.id);
        if self.failed.contains(&pair) || self.depth == DEPTH {
            return false;
        }
        if is_one || !self.seen.insert(pair) {
            return true;
        }
        self.depth += 1;
        let holds = self.schema(reads.id, &self.written(writes.id));
        self.depth -= 1;
        if !holds {
            self.failed.insert(pair);
        }
        holds
    }

    fn written(&self, id: SchemaId) -> Written<'a> {
        let (kind, validation) = (&self.writes.schema(id).kind, self.writes.effective_validation(id));
        Written { id: Some(id), kind, validation, also_valid: self.writes.also_valid(id) }
    }

    fn schema(&mut self, reads: SchemaId, writes: &Written<'_>) -> bool {
        if let Some(also_valid) = writes.also_valid {
            let text = Written { id: None, kind: &TEXT, validation: Cow::Borrowed(also_valid), also_valid: None };
            if !self.schema(reads, &text) {
                return false;
            }
        }
        let kind = &self.reads.schema(reads).kind;
        match (kind, writes.kind) {
            (SchemaKind::Union(_), _) | (_, SchemaKind::Union(_)) => self.taken_apart(reads, writes),
            (SchemaKind::Array(list), kind) if self.encoding == Encoding::Text && is_scalar(kind) => {
                // There is no list of lists in text.
                self.takes_one(reads) && !self.is_item && {
                    self.is_item = true;
                    let holds = self.schema(list.items.id, writes);
                    self.is_item = false;
                    holds
                }
            }
            _ => self.is_valid(reads, writes) && (self.is_also_valid(reads, writes) || self.kinds(kind, writes)),
        }
    }

    /// Whether the reader asks for no more than what is known of the written value. A client asks for nothing.
    fn is_valid(&self, reads: SchemaId, writes: &Written<'_>) -> bool {
        let asked = &self.reads.client.api.schema(reads).validation;
        let is_text = matches!(self.reads.schema(reads).kind, SchemaKind::String(_) | SchemaKind::Enumeration(_));
        match self.reader {
            Reader::Client => true,
            Reader::Service if is_text && self.encoding == Encoding::Text => asked.covers(&writes.validation.as_text()),
            Reader::Service => asked.covers(&writes.validation),
        }
    }

    /// Whether a list may have just one item.
    fn takes_one(&self, reads: SchemaId) -> bool {
        let asked = &self.reads.client.api.schema(reads).validation;
        let one = Validation { minimum_size: Some(1), maximum_size: Some(1), ..Validation::default() };
        self.reader == Reader::Client || asked.covers(&one)
    }

    /// Whether it is text that the reader takes beside the values of an enumeration.
    fn is_also_valid(&self, reads: SchemaId, writes: &Written<'_>) -> bool {
        self.reads.also_valid(reads).is_some_and(|also_valid| match writes.kind {
            SchemaKind::Enumeration(values) => !values.is_of_integers() && also_valid.is_empty(),
            SchemaKind::String(_) => also_valid.covers(&writes.validation),
            _ => false,
        })
    }

    fn kinds(&mut self, reads: &SchemaKind, writes: &Written<'_>) -> bool {
        use SchemaKind::{Any, Array, Boolean, Enumeration, Integer, Map, Number, Object, String, Tuple};
        match (reads, writes.kind) {
            (Any, _) | (Boolean, Boolean) | (Number(_), Number(_) | Integer(_)) => true,
            (Integer(reads), Integer(writes)) => self.integer(*reads, *writes),
            (Integer(format), Enumeration(values)) => self.integers(*format, values),
            (Number(_), Enumeration(values)) => values.is_of_integers(),
            // A client leaves the text of bytes and of durations as it is; a service decodes it.
            (String(StringFormat::Byte | StringFormat::Duration), writes) if self.reader == Reader::Service => {
                writes == reads
            }
            (String(reads), String(writes)) => string(reads, writes),
            (String(reads), Enumeration(values)) => {
                reads.is_text() && (!values.is_of_integers() || self.encoding == Encoding::Text)
            }
            (Enumeration(reads), Enumeration(writes)) => self.enumeration(reads, writes),
            // An open enum keeps whatever there is of its type.
            (Enumeration(values), String(_)) => self.reader == Reader::Client && !values.is_of_integers(),
            (Enumeration(values), Integer(_)) => self.reader == Reader::Client && values.is_of_integers(),
            (String(reads), Boolean | Integer(_) | Number(_)) => reads.is_text() && self.encoding == Encoding::Text,
            (Array(reads), Array(writes)) => {
                let is_valid = self.reader == Reader::Client || !reads.unique || writes.unique;
                is_valid && self.value(reads.items, writes.items)
            }
            (Tuple(reads), Tuple(writes)) => {
                reads.len() == writes.len()
                    && reads.iter().zip(writes).all(|(reads, writes)| self.value(*reads, *writes))
            }
            (Array(reads), Tuple(writes)) => {
                let is_valid = self.reader == Reader::Client || !reads.unique;
                is_valid && writes.iter().all(|item| self.value(reads.items, *item))
            }
            (Map(reads), Map(writes)) => self.value(*reads, *writes),
            (Map(reads), Object(object)) => self.object_as_map(*reads, object),
            (Object(object), Map(writes)) => self.map_as_object(object, *writes),
            (Object(reads), Object(writes)) => self.object(reads, writes),
            _ => false,
        }
    }
}

fn is_scalar(kind: &SchemaKind) -> bool {
    use SchemaKind::{Boolean, Enumeration, Integer, Number, String};
    matches!(kind, Boolean | Integer(_) | Number(_) | String(_) | Enumeration(_))
}
