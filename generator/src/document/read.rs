//! One file: from bytes to text to a tree.

mod bytes;
mod decode;
mod json;
mod state;
#[cfg(test)]
mod tests;
mod tree;
mod yaml;

use std::path::Path;

use serde_json::Value;

use super::limits::Limits;
use crate::diagnostic::Part;

pub(crate) use bytes::{Unreadable, read_bytes};
pub(crate) use decode::decode;
pub(super) use yaml::is_bottomless;

/// Why a text is not a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What is wrong, as one line.
    pub(crate) message: String,
    /// Where.
    pub(crate) spot: Spot,
    /// The text beside the caret.
    pub(crate) label: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
}

/// Where in a text something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// At a byte offset.
    Byte(usize),
    /// At a node.
    Node(String, Part),
    /// At the second of two equal keys of one object; the pointer names the member.
    SecondKey(String),
}

impl Fault {
    fn new(message: impl Into<String>, spot: Spot) -> Self {
        Self { message: message.into(), spot, label: String::new(), help: None }
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Parses the text of the file at `path`: JSON where the name says so or the text is JSON, else YAML 1.2.
pub(crate) fn parse(text: &str, path: &Path, limits: &Limits) -> Result<Value, Fault> {
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

fn empty() -> Fault {
    Fault::new("the file is empty", Spot::Byte(0)).help("write an OpenAPI document into it, or name another file")
}
