//! One file: from bytes to text to a tree.

mod bytes;
mod error;
mod json;
#[cfg(test)]
mod tests;
mod tree_error;
mod twice;
mod written;
mod yaml;

use std::path::Path;

use serde_json::Value;

use super::limits::Limits;
use crate::source::text;

pub(crate) use bytes::{decode, read_bytes};
pub(crate) use error::{ErrorPosition, FileError, SyntaxError};
pub(crate) use twice::Twice;
pub(crate) use written::Written;
pub(crate) use yaml::value as yaml_value;

/// A text as a tree.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) tree: Value,
    /// The keys that stand more than once in an object.
    pub(crate) twice: Twice,
    /// The numbers and flags that JSON writes in another way.
    pub(crate) written: Written,
}

/// The extensions of files that hold nothing but text, which references in the place of descriptions lead to.
const PROSE: [&str; 5] = ["htm", "html", "markdown", "md", "txt"];

/// Parses the text of the file at `path`: JSON where the name says so or the text is JSON, with comments and commas before closing
/// brackets or without; one string where the name says that it is prose; else YAML 1.2.
pub(crate) fn parse(text: &str, path: &Path, limits: &Limits) -> Result<Parsed, SyntaxError> {
    let is_called = |name: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(name));
    if !PROSE.into_iter().any(is_called) {
        return structured(text, is_called("json"), limits);
    }
    // A document may have such a name, too.
    let parsed = structured(text, false, limits).ok().filter(|parsed| parsed.tree.is_object());
    Ok(parsed.unwrap_or_else(|| Parsed { tree: Value::String(text.to_owned()), ..Parsed::default() }))
}

fn structured(text: &str, is_json: bool, limits: &Limits) -> Result<Parsed, SyntaxError> {
    if text.trim_start().starts_with('<') {
        return Err(markup(text));
    }
    if is_json {
        return match json::parse(text, limits) {
            Err(_) if text.trim().is_empty() => Err(empty()),
            Err(error) => with_comments(text, limits).ok_or(error),
            other => other,
        };
    }
    if text.trim_start().starts_with(['{', '[', '/']) {
        let parsed = json::parse(text, limits).ok().or_else(|| with_comments(text, limits));
        if let Some(parsed) = parsed {
            return Ok(parsed);
        }
    }
    match yaml::parse(text, limits)? {
        Parsed { tree: Value::Null, .. } => Err(empty()),
        parsed => Ok(parsed),
    }
}

/// The tree of a text that is JSON but for its comments.
fn with_comments(text: &str, limits: &Limits) -> Option<Parsed> {
    json::parse(&text::without_comments(text)?, limits).ok()
}

/// What a server sends that has no such file, or shows it on a page; neither JSON nor a YAML mapping begins so.
fn markup(text: &str) -> SyntaxError {
    let start = text.len() - text.trim_start().len();
    let is_page = text.get(start..).is_some_and(|text| {
        let begins = |with: &str| text.get(..with.len()).is_some_and(|own| own.eq_ignore_ascii_case(with));
        begins("<!doctype html") || begins("<html")
    });
    let what =
        if is_page { "this is an HTML page, not an OpenAPI document" } else { "this is XML, not an OpenAPI document" };
    SyntaxError::new(what, ErrorPosition::Byte(start))
        .help("name the document itself, in YAML or JSON; a page that shows it often links to it")
}

fn empty() -> SyntaxError {
    SyntaxError::new("the file is empty", ErrorPosition::Byte(0))
        .help("write an OpenAPI document into it, or name another file")
}
