//! The parser counts characters; slices of a text need bytes.

use std::ops::Range;

use saphyr_parser::Span;

use crate::source::locate::{Found, Spans};

/// Spans as the parser counts them: in characters.
pub(super) type CharSpans = (Option<Range<usize>>, Range<usize>, bool);
pub(super) type CharFound = Vec<(String, CharSpans)>;

pub(super) fn chars(span: Span) -> Range<usize> {
    span.start.index()..span.end.index().max(span.start.index())
}

pub(super) fn to_bytes(text: &str, found: CharFound) -> Found {
    to_bytes_in_order(text, &found).collect()
}

/// Turns character numbers into byte offsets, in one pass over the text.
pub(super) fn to_bytes_in_order<'a>(
    text: &str,
    found: &'a CharFound,
) -> impl Iterator<Item = (String, Spans)> + use<'a> {
    let ends = |range: &Range<usize>| [range.start, range.end];
    let mut numbers: Vec<usize> = found
        .iter()
        .flat_map(|(_, (key, value, _))| key.iter().map(ends).chain([ends(value)]).flatten().collect::<Vec<_>>())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut offsets = Vec::with_capacity(numbers.len());
    let mut characters = text.char_indices().map(|(offset, _)| offset).enumerate().peekable();
    for number in &numbers {
        while characters.peek().is_some_and(|(index, _)| index < number) {
            characters.next();
        }
        offsets.push(characters.peek().map_or(text.len(), |(_, offset)| *offset));
    }
    let byte = move |number: usize| {
        numbers.binary_search(&number).ok().and_then(|index| offsets.get(index)).copied().unwrap_or_default()
    };
    found.iter().map(move |(pointer, (key, value, block))| {
        let range = |range: &Range<usize>| byte(range.start)..byte(range.end);
        (pointer.clone(), Spans { key: key.as_ref().map(range), value: range(value), block: *block })
    })
}
