//! JSON text sequences (RFC 7464).

use bytes::Bytes;

use super::pending::{Pending, TooLong};
use super::split::Piece;

/// What stands before each text.
const RECORD_SEPARATOR: u8 = 0x1e;

/// What of a text has come: enough to know whether a line feed is behind it, or within.
#[derive(Default)]
pub(super) struct Scan {
    begun: bool,
    /// How many arrays and objects are open.
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    pub(super) fn next(&mut self, pending: &mut Pending) -> Result<Option<Piece>, TooLong> {
        while let Some((text, end)) = pending.take(|byte| self.ends(*byte))? {
            *self = Self::default();
            if !text.trim_ascii().is_empty() {
                return Ok(Some(Piece::of_sequence(text, Some(end))));
            }
        }
        Ok(None)
    }

    /// Whether a byte is behind a text. A text may have line feeds, so that only one behind all of it ends it, and the next text need
    /// not be waited for.
    fn ends(&mut self, byte: u8) -> bool {
        let escaped = std::mem::take(&mut self.escaped);
        match byte {
            RECORD_SEPARATOR => return true,
            b'"' if !escaped => self.in_string = !self.in_string,
            b'\\' => self.escaped = self.in_string && !escaped,
            _ if self.in_string => {}
            b'[' | b'{' => self.depth = self.depth.saturating_add(1),
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b'\n' if self.begun && self.depth == 0 => return true,
            _ => {}
        }
        self.begun |= !byte.is_ascii_whitespace();
        false
    }
}

impl Piece {
    /// A text, and what was behind it. Of one without an end of its own (a number, `true`, `false`, `null`) nobody knows whether it is
    /// whole without white space behind it (RFC 7464, section 2.4).
    pub(super) fn of_sequence(text: Bytes, end: Option<u8>) -> Self {
        let ends_itself = matches!(text.last(), Some(b'"' | b'}' | b']'));
        let is_spaced = end == Some(b'\n') || text.last().is_some_and(u8::is_ascii_whitespace);
        Self { may_be_cut: !ends_itself && !is_spaced, ..Self::new(text) }
    }
}
