//! One file: from bytes to text to a tree.

mod bytes;
mod error;
mod json;
#[cfg(test)]
mod tests;
mod tree_error;
mod yaml;

use std::path::Path;

use serde_json::Value;

use super::limits::Limits;

pub(crate) use bytes::{decode, read_bytes};
pub(crate) use error::{ErrorPosition, FileError, SyntaxError};

/// Parses the text of the file at `path`: JSON where the name says so or the text is JSON, else YAML 1.2.
pub(crate) fn parse(text: &str, path: &Path, limits: &Limits) -> Result<Value, SyntaxError> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return match json::parse(text, limits) {
            Err(_) if text.trim().is_empty() => Err(empty()),
            other => other,
        };
    }
    if text.trim_start().starts_with(['{', '['])
        && let Ok(value) = json::parse(text, limits)
    {
        return Ok(value);
    }
    match yaml::parse(text, limits)? {
        Value::Null => Err(empty()),
        value => Ok(value),
    }
}

fn empty() -> SyntaxError {
    SyntaxError::new("the file is empty", ErrorPosition::Byte(0))
        .help("write an OpenAPI document into it, or name another file")
}
