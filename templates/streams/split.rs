//! A body, cut into its items.

use std::time::Duration;

use bytes::Bytes;

use super::events::Fields;
use super::pending::{Pending, TooLong};
use super::sequence::Scan;

/// How a body is a sequence of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Server-sent events: `text/event-stream`.
    Events,
    /// Lines of JSON: `application/x-ndjson`, and its other names.
    Lines,
    /// JSON text sequences (RFC 7464): `application/json-seq`.
    Sequence,
}

/// An item as it came.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) data: Bytes,
    /// The type of an event, where it says one.
    pub(crate) name: Option<String>,
    /// Whether it may be the beginning of an item of which the rest is lost.
    pub(crate) may_be_cut: bool,
}

/// What cuts a body into its items, each of which has no more than so many bytes.
pub(crate) struct Splitter {
    pending: Pending,
    format: Cutting,
}

/// What is known of the item that has begun.
enum Cutting {
    Events(Box<Fields>),
    Lines,
    Sequence(Scan),
}

impl Splitter {
    pub(crate) fn new(format: Format, limit: u64) -> Self {
        let format = match format {
            Format::Events => Cutting::Events(Box::default()),
            Format::Lines => Cutting::Lines,
            Format::Sequence => Cutting::Sequence(Scan::default()),
        };
        Self { pending: Pending::new(limit), format }
    }

    /// Adds a chunk, once [`next`](Self::next) has given all items of those before.
    pub(crate) fn push(&mut self, chunk: Bytes) {
        self.pending.push(chunk);
    }

    /// The next item that is there as a whole.
    pub(crate) fn next(&mut self) -> Result<Option<Piece>, TooLong> {
        let pending = &mut self.pending;
        match &mut self.format {
            Cutting::Events(fields) => fields.next(pending),
            Cutting::Lines => loop {
                match pending.take(|byte| *byte == b'\n')? {
                    Some((line, _)) if line.trim_ascii().is_empty() => {}
                    line => return Ok(line.map(|(line, _)| Piece::new(line))),
                }
            },
            Cutting::Sequence(scan) => scan.next(pending),
        }
    }

    /// The last item, which the end of the body ends. An event without an end is none.
    pub(crate) fn finish(&mut self) -> Option<Piece> {
        let rest = self.pending.rest();
        match &mut self.format {
            Cutting::Events(_) => None,
            _ if rest.trim_ascii().is_empty() => None,
            Cutting::Lines => Some(Piece::new(rest)),
            Cutting::Sequence(_) => Some(Piece::of_sequence(rest, None)),
        }
    }

    /// Drops what is left.
    pub(crate) fn clear(&mut self) {
        self.pending.clear();
    }

    /// Drops what is left, and begins with another body. The id of the last event and the time to wait stay.
    pub(crate) fn restart(&mut self) {
        self.clear();
        if let Cutting::Events(fields) = &mut self.format {
            fields.restart();
        }
    }

    /// The id of the last event, where one was said.
    pub(crate) fn last_id(&self) -> Option<&str> {
        match &self.format {
            Cutting::Events(fields) => Some(fields.last_id()).filter(|id| !id.is_empty()),
            _ => None,
        }
    }

    /// The same, which is empty where the service has taken it back; none where it never said one.
    pub(crate) fn said_id(&self) -> Option<&str> {
        match &self.format {
            Cutting::Events(fields) => Some(fields.last_id()).filter(|_| fields.has_said_id()),
            _ => None,
        }
    }

    /// How long to wait before the body is asked for again, where it was said.
    pub(crate) fn retry(&self) -> Option<Duration> {
        match &self.format {
            Cutting::Events(fields) => fields.retry(),
            _ => None,
        }
    }
}

impl Piece {
    pub(super) fn new(data: Bytes) -> Self {
        Self { data, name: None, may_be_cut: false }
    }
}
