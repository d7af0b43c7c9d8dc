//! From JSON pointers to places in a text. Only what is printed is looked up, one pass a file.
//!
//! JSON is read with `serde_json`'s raw values, YAML with the marks of `saphyr-parser`. Where that parser refuses a
//! file that `serde_yaml` accepts, the marks of `serde_yaml` itself are used; and where a node has no text of its own
//! (it came through an alias, or is missing) the nearest node around it stands for it.

mod json;
mod probe;
mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Part, pointer, text};

/// Where a node stands in a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spans {
    /// The key in front of it; `None` for the root and for items of arrays.
    key: Option<Range<usize>>,
    /// The value; for an object or an array of several lines, its beginning.
    value: Range<usize>,
    /// Whether the value is an object or an array that is written by indentation.
    block: bool,
}

/// The places found so far, by pointer.
type Found = BTreeMap<String, Spans>;

/// How many bytes are parsed again, at most, to find what the first pass did not.
const PROBED_BYTES: usize = 64 << 20;

/// The spans of `wanted` nodes in `text`, in the order of `wanted`; each lies within one line.
pub(crate) fn locate(text: &str, wanted: &[(&str, Part)]) -> Vec<Range<usize>> {
    let found = find(text, wanted);
    wanted.iter().map(|(pointer, part)| nearest(text, &found, pointer, *part)).collect()
}

/// The span of the node at `pointer`, within one line; `None` when it has no text of its own.
pub(crate) fn exact(text: &str, pointer: &str, part: Part) -> Option<Range<usize>> {
    let found = find(text, &[(pointer, part)]);
    found.contains_key(pointer).then(|| nearest(text, &found, pointer, part))
}

/// The span of the second key of that name in the object, where a key was written twice.
pub(crate) fn second_key(text: &str, pointer: &str) -> Option<Range<usize>> {
    let span = json::second_key(text, pointer)
        .or_else(|| yaml::second_key(text, pointer))
        .or_else(|| probe::second_key(text, pointer));
    span.map(|span| text::first_line(text, span))
}

fn find(text: &str, wanted: &[(&str, Part)]) -> Found {
    let mut pointers: Vec<&str> = wanted.iter().flat_map(|(pointer, _)| with_ancestors(pointer)).collect();
    pointers.sort_unstable();
    pointers.dedup();
    if text.trim_start().starts_with(['{', '['])
        && let Some(found) = json::find(text, &pointers)
    {
        return found;
    }
    if is_bottomless(text) {
        return Found::new();
    }
    let (mut found, complete) = yaml::find(text, &pointers);
    if !complete {
        probe_for_the_rest(text, wanted, &mut found);
    }
    found
}

fn probe_for_the_rest(text: &str, wanted: &[(&str, Part)], found: &mut Found) {
    let mut probes = PROBED_BYTES / text.len().max(1);
    for (pointer, _) in wanted {
        for candidate in with_ancestors(pointer) {
            if probes == 0 || found.contains_key(candidate) {
                break;
            }
            probes -= 1;
            if let Some(spans) = probe::find(text, candidate) {
                found.insert(candidate.to_owned(), spans);
            }
        }
    }
}

/// `pointer` and everything above it.
fn with_ancestors(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer), |pointer| pointer::parent(pointer))
}

fn nearest(text: &str, found: &Found, pointer: &str, part: Part) -> Range<usize> {
    for candidate in with_ancestors(pointer) {
        if let Some(spans) = found.get(candidate) {
            let part = if candidate == pointer { part } else { Part::Key };
            let span = text::first_line(text, spans.shown(part));
            return if span.is_empty() { text::word(text, span.start) } else { span };
        }
    }
    0..0
}

/// More open brackets than this are too many for a YAML parser.
const OPEN_BRACKETS: usize = 1_000;

/// Whether a text has so many open brackets that a YAML parser takes too long over it.
fn is_bottomless(text: &str) -> bool {
    let mut open = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > OPEN_BRACKETS
    })
}

impl Spans {
    /// What the caret goes under. An object that is written by indentation begins on the line after its key, where
    /// its first member stands; its key says better what is meant.
    fn shown(&self, part: Part) -> Range<usize> {
        match (&self.key, part) {
            (Some(key), Part::Key) => key.clone(),
            (Some(key), Part::Value) if self.block => key.clone(),
            _ => self.value.clone(),
        }
    }
}
