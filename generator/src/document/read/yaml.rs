//! YAML 1.2 with its core schema.

mod merge;
mod scan;

use serde_json::Value;

use super::state::State;
use super::tree::{self, KEY};
use super::{ErrorPosition, SyntaxError};
use crate::document::limits::Limits;
use crate::source::{Part, text};

/// Parses a text that holds one YAML document; `null` when it holds none.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Value, SyntaxError> {
    scan::check(text, limits)?;
    let state = State::new(limits);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let Some(first) = documents.next() else {
        return Ok(Value::Null);
    };
    let mut value =
        tree::build(&state, first).map_err(|error| state.fault().unwrap_or_else(|| syntax(text, &error, &state)))?;
    merge::apply(&mut value);
    match documents.next().map(|second| tree::build(&State::new(limits), second)) {
        None | Some(Ok(Value::Null)) => Ok(value),
        Some(_) => Err(second_document(text)),
    }
}

fn second_document(text: &str) -> SyntaxError {
    let separator = text.match_indices("\n---").last().map_or(0, |(index, _)| index + 1);
    SyntaxError::new("the file holds more than one YAML document", ErrorPosition::Byte(separator))
        .label("another one begins here")
        .help("keep one document a file")
}

fn syntax(text: &str, error: &serde_yaml::Error, state: &State<'_>) -> SyntaxError {
    if let Some((offset, character)) = scan::forbidden(text) {
        let code = u32::from(character);
        return SyntaxError::new(
            format!("the control character U+{code:04X} is not allowed in YAML"),
            ErrorPosition::Byte(offset),
        );
    }
    let shown = error.to_string();
    if shown == "repetition limit exceeded" {
        return SyntaxError::new(
            "the aliases of this file expand to too much",
            ErrorPosition::Node(state.place(), Part::Value),
        )
        .label("given up here")
        .help("refer with `$ref` instead of repeating values through YAML aliases");
    }
    let offset = error.location().map_or(0, |location| text::Lines::of(text).of_character(location.index()));
    if shown.contains(KEY) {
        return SyntaxError::new("a key must be text, not a list or an object", ErrorPosition::Byte(offset));
    }
    let (reason, context) = in_words(&shown);
    let fault =
        SyntaxError::new(format!("this is not valid YAML: {reason}"), ErrorPosition::Byte(offset)).label(context);
    match text.as_bytes().get(offset) {
        Some(b'\t') => fault.help("indent with spaces: YAML does not allow tabs there"),
        _ => fault.help("correct what stands here, or what stands before it"),
    }
}

/// Splits the parser's message into the reason and what it was reading, without the positions in between.
fn in_words(shown: &str) -> (&str, String) {
    let (reason, rest) = shown.split_once(" at line ").unwrap_or((shown, ""));
    let reason = reason.rsplit_once(": ").map_or(reason, |(_, reason)| reason);
    let context = rest.split_once(", ").map_or("", |(_, context)| context);
    (reason, context.replacen(" at line ", " that begins at line ", 1))
}
