//! Server-sent events (WHATWG HTML, section 9.2.6, "Interpreting an event stream").

use std::time::Duration;

use super::pending::{Pending, TooLong};
use super::split::Piece;
use crate::runtime::decode::without_mark;

/// The fields of the event that has begun, and what lasts from event to event.
#[derive(Default)]
pub(super) struct Fields {
    /// Whether a line came: a byte order mark may stand before the first.
    begun: bool,
    /// Whether the last line ended with a carriage return, so that a line feed behind it ends no other one.
    after_cr: bool,
    /// The lines of the data, each with a line feed.
    data: Vec<u8>,
    name: String,
    /// The id that the event will have.
    id: String,
    last_id: String,
    /// Whether the service said an id, an empty one too.
    has_said_id: bool,
    retry: Option<Duration>,
}

impl Fields {
    pub(super) fn last_id(&self) -> &str {
        &self.last_id
    }

    pub(super) fn has_said_id(&self) -> bool {
        self.has_said_id
    }

    pub(super) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    pub(super) fn restart(&mut self) {
        let Self { has_said_id, retry, .. } = *self;
        let last_id = std::mem::take(&mut self.last_id);
        *self = Self { id: last_id.clone(), last_id, has_said_id, retry, ..Self::default() };
    }

    pub(super) fn next(&mut self, pending: &mut Pending) -> Result<Option<Piece>, TooLong> {
        while let Some((line, end)) = pending.take(|byte| matches!(byte, b'\n' | b'\r'))? {
            let after_cr = std::mem::replace(&mut self.after_cr, end == b'\r');
            let line = if std::mem::replace(&mut self.begun, true) { &line } else { without_mark(&line) };
            if !line.is_empty() {
                self.field(line);
                // Each line is within the limit; so must be those of one event together.
                if self.data.len() > pending.limit() {
                    return Err(TooLong);
                }
            } else if !(after_cr && end == b'\n')
                && let Some(event) = self.dispatch()
            {
                return Ok(Some(event));
            }
        }
        Ok(None)
    }

    fn field(&mut self, line: &[u8]) {
        let (name, value) = match line.iter().position(|byte| *byte == b':') {
            Some(colon) => line.split_at(colon),
            None => (line, &b""[..]),
        };
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => self.data.extend(value.iter().chain(b"\n")),
            b"event" => self.name = text(value),
            b"id" if !value.contains(&0) => (self.id, self.has_said_id) = (text(value), true),
            b"retry" => self.retry = milliseconds(value).or(self.retry),
            // A comment, which has no name, or a field that is not known.
            _ => {}
        }
    }

    /// The event that an empty line ends, if it has data.
    fn dispatch(&mut self) -> Option<Piece> {
        self.last_id.clone_from(&self.id);
        let name = std::mem::take(&mut self.name);
        let mut data = std::mem::take(&mut self.data);
        data.pop()?;
        let name = Some(name).filter(|name| !name.is_empty());
        Some(Piece { name, ..Piece::new(data.into()) })
    }
}

/// UTF-8, with U+FFFD in place of what is none.
fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// A number of milliseconds; one that is too large to be held is as good as the largest.
fn milliseconds(value: &[u8]) -> Option<Duration> {
    let digits = str::from_utf8(value).ok().filter(|_| value.iter().all(u8::is_ascii_digit))?;
    (!digits.is_empty()).then(|| Duration::from_millis(digits.parse().unwrap_or(u64::MAX)))
}
