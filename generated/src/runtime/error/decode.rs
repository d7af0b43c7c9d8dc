//! Bodies that are not what the document says.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;

use super::excerpt;
use crate::runtime::decode::{self, path};
use crate::runtime::secret::Secret;

/// A body that is not JSON, or not of the type that the document lists; or one of text that is not
/// UTF-8.
pub struct DecodeError {
    status: StatusCode,
    body: Bytes,
    pub(crate) path: String,
    line: usize,
    column: usize,
    /// What was wrong, as it may be shown.
    message: String,
    /// The path as it may be shown: its names come from the body.
    pub(crate) shown_path: String,
}

impl DecodeError {
    pub(crate) fn new(status: StatusCode, body: Bytes, error: &serde_json::Error, secrets: &[Secret]) -> Self {
        let text = decode::without_mark(&body);
        let path = path::of_error(text, error);
        let mark = body.len().saturating_sub(text.len());
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let message = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message);
        Self {
            status,
            message: excerpt(message.as_bytes(), secrets),
            shown_path: excerpt(path.as_bytes(), secrets),
            path,
            line,
            column: if line == 1 { column.saturating_add(mark) } else { column },
            body,
        }
    }

    /// The error of a body that is no text from `valid` bytes on.
    pub(crate) fn not_utf8(status: StatusCode, body: Bytes, valid: usize) -> Self {
        let before = body.get(..valid).unwrap_or(&body);
        let last_line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1);
        let (column, message) = (last_line.len().saturating_add(1), "it is not UTF-8".to_owned());
        Self { status, body, path: String::new(), line, column, message, shown_path: String::new() }
    }

    /// Where in the body the decoding failed, such as `[3].count`; empty for the body as a whole. Of an item of a sequence it is the place
    /// in a list of all items, while line, column and body are those of the item alone.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line of the body, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column of the line, in bytes, counted from 1; 0 before the first byte.
    pub fn column(&self) -> usize {
        self.column
    }

    /// The body as it came. Nothing is redacted in it.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body cannot be decoded")?;
        if !self.shown_path.is_empty() {
            write!(f, " at {}", self.shown_path)?;
        }
        write!(f, " (line {}, column {}): {}", self.line, self.column, self.message)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("status", &self.status)
            .field("path", &format_args!("{}", self.shown_path))
            .field("line", &self.line)
            .field("column", &self.column)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DecodeError {}
