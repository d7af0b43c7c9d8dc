//! JSON (RFC 8259).

use serde_json::Value;

use super::state::State;
use super::tree;
use super::{ErrorPosition, SyntaxError};
use crate::document::limits::Limits;
use crate::source::text;

/// Parses a text that is one JSON value.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Value, SyntaxError> {
    let state = State::new(limits);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = tree::build(&state, &mut deserializer);
    parsed.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| match state.error() {
        // A limit may be exceeded in a text that no parser comes to the end of, so the place is taken from here.
        Some(SyntaxError { message, position: ErrorPosition::Node(..), label, help }) => {
            SyntaxError { message, position: ErrorPosition::Byte(offset(text, &error)), label, help }
        }
        Some(error) => error,
        None => syntax(text, &error),
    })
}

fn syntax(text: &str, error: &serde_json::Error) -> SyntaxError {
    let shown = error.to_string();
    let reason = shown.split(" at line ").next().unwrap_or(&shown);
    SyntaxError::new(format!("this is not valid JSON: {reason}"), ErrorPosition::Byte(offset(text, error)))
        .help("correct what stands here, or what stands before it")
}

/// Where the parser stopped.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let line_start = text::offset(text, u32::try_from(error.line()).unwrap_or(u32::MAX), 1);
    line_start + error.column().saturating_sub(1)
}
