//! What is wrong with a YAML text, in words.

use super::builder::Refused;
use crate::document::limits::Limits;
use crate::document::read::tree_error::TreeError;
use crate::document::read::{ErrorPosition, SyntaxError};
use crate::source::text::Lines;
use crate::source::yaml::{self, YamlError};

pub(super) fn second_document(begins: usize) -> SyntaxError {
    SyntaxError::new("the file holds more than one YAML document", ErrorPosition::Byte(begins))
        .label("another one begins here")
        .help("keep one document a file")
}

/// What the parser does not take for YAML.
pub(super) fn syntax(text: &str, error: &YamlError, limits: &Limits) -> SyntaxError {
    let lines = Lines::of(text);
    let offset = lines.of_character(error.character);
    if error.message == "recursion limit exceeded" {
        return TreeError::Depth.at(String::new(), limits).at(ErrorPosition::Byte(offset));
    }
    let (context, reason) = match error.message.split_once(", ") {
        Some((context, reason)) if context.starts_with("while ") => (context, reason),
        _ => ("", error.message.as_str()),
    };
    let context = match yaml::open_bracket(text, offset).map(|open| lines.position(open)) {
        Some((line, column)) => format!("in brackets that begin at line {line} column {column}"),
        None => context.to_owned(),
    };
    let not_found = if reason.starts_with("expected") { "did not find " } else { "" };
    let message = format!("this is not valid YAML: {not_found}{reason}");
    let is_at_tab = text.as_bytes().get(offset) == Some(&b'\t');
    let error = SyntaxError::new(message, ErrorPosition::Byte(offset)).label(context);
    error.help(match is_at_tab || reason.contains("tab") {
        true => "indent with spaces: YAML does not allow tabs there",
        false => "correct what stands here, or what stands before it",
    })
}

/// What is YAML, and yet no tree.
pub(super) fn refused(text: &str, refused: Refused, limits: &Limits) -> SyntaxError {
    let Refused { error, pointer, at } = refused;
    match error {
        // No pointer leads to a key that is not text.
        TreeError::Key => error.at(pointer, limits).at(ErrorPosition::Byte(Lines::of(text).of_character(at))),
        error => error.at(pointer, limits),
    }
}
