//! What is wrong with a YAML text, in words.

use super::builder::{Reason, Refused};
use super::scalar::ScalarError;
use crate::document::limits::Limits;
use crate::document::read::state::{self, TreeError};
use crate::document::read::{ErrorPosition, SyntaxError};
use crate::source::Part;
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
        return state::error(TreeError::Depth, String::new(), limits).at(ErrorPosition::Byte(offset));
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
    let Refused { reason, pointer, at } = refused;
    let here = || ErrorPosition::Byte(Lines::of(text).of_character(at));
    let node = ErrorPosition::Node(pointer.clone(), Part::Value);
    match reason {
        Reason::Scalar(ScalarError::Tag(tag)) => state::error(TreeError::Tag(tag), pointer, limits),
        Reason::Scalar(ScalarError::NotFinite(number)) => state::error(TreeError::NotFinite(number), pointer, limits),
        Reason::Scalar(ScalarError::Unlike(kind)) => {
            SyntaxError::new(format!("the YAML tag of this value says that it is {kind}"), node)
                .help("remove the tag, or write what it says")
        }
        Reason::SecondKey(key) => state::error(TreeError::SecondKey(key), pointer, limits),
        Reason::Key => SyntaxError::new("a key must be text, not a list or an object", here()),
        Reason::Depth => state::error(TreeError::Depth, pointer, limits),
        Reason::Nodes => state::error(TreeError::Nodes, pointer, limits),
        Reason::Text => state::error(TreeError::Text, pointer, limits),
        Reason::Repeated => SyntaxError::new("the aliases of this file expand to too much", node)
            .label("given up here")
            .help("refer with `$ref` instead of repeating values through YAML aliases"),
        Reason::Itself => SyntaxError::new("this alias stands in the value that it repeats", node)
            .label("and so on without an end")
            .help("refer with `$ref`: a reference may lead to what it stands in"),
    }
}
