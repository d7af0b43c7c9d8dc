//! From JSON pointers to places in a text. Only what is printed is looked up, one pass a file.
//!
//! JSON is read with `serde_json`'s raw values, YAML with the events of [`yaml`](super::yaml). Where a node has no text of
//! its own (it came through an alias, or is missing) the nearest node around it stands for it. Of keys that stand twice in an object
//! the last one counts.

mod json;
mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Part, pointer, text};

/// Where a node stands in a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spans {
    /// The key in front of it; `None` for the root and for items of arrays.
    key: Option<Range<usize>>,
    /// The same key where it stands for the first time; `None` where it stands once.
    earlier: Option<Range<usize>>,
    /// The value; for an object or an array of several lines, its beginning.
    value: Range<usize>,
    /// Whether the value is an object or an array that is written by indentation.
    block: bool,
}

/// The places found so far, by pointer.
type Places = BTreeMap<String, Spans>;

/// The spans of `wanted` nodes in `text`, in the order of `wanted`; each lies within one line.
pub(crate) fn locate(text: &str, wanted: &[(&str, Part)]) -> Vec<Range<usize>> {
    let found = find(text, wanted);
    wanted.iter().map(|(pointer, part)| nearest(text, &found, pointer, *part)).collect()
}

fn find(text: &str, wanted: &[(&str, Part)]) -> Places {
    let mut pointers: Vec<&str> = wanted.iter().flat_map(|(pointer, _)| with_ancestors(pointer)).collect();
    pointers.sort_unstable();
    pointers.dedup();
    if text.trim_start().starts_with(['{', '[', '/']) {
        let with_comments = || json::find(&text::without_comments(text)?, &pointers);
        if let Some(found) = json::find(text, &pointers).or_else(with_comments) {
            return found;
        }
    }
    yaml::find(text, &pointers)
}

/// `pointer` and everything above it.
fn with_ancestors(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer), |pointer| pointer::parent(pointer))
}

fn nearest(text: &str, found: &Places, pointer: &str, part: Part) -> Range<usize> {
    for candidate in with_ancestors(pointer) {
        if let Some(spans) = found.get(candidate) {
            let part = if candidate == pointer { part } else { Part::Key };
            let span = text::first_line(text, spans.shown(part));
            return if span.is_empty() { text::word(text, span.start) } else { span };
        }
    }
    0..0
}

impl Spans {
    /// What the caret goes under. An object that is written by indentation begins on the line after its key, where
    /// its first member stands; its key says better what is meant.
    fn shown(&self, part: Part) -> Range<usize> {
        match (&self.key, part) {
            (Some(key), Part::EarlierKey) => self.earlier.as_ref().unwrap_or(key).clone(),
            (Some(key), Part::Key) => key.clone(),
            (Some(key), Part::Value) if self.block => key.clone(),
            _ => self.value.clone(),
        }
    }
}
