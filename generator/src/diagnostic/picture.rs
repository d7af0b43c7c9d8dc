//! The lines of a source file around a place, with a caret.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Origin, Snippet};

use super::place::SourceSpan;
use super::printable;
use crate::source::text;
use crate::text::Terminal;

/// Related places of the same file that are at most that many lines away are drawn into the same picture.
const NEAR_LINES: u32 = 60;

/// Lines that are longer, in bytes, are cut around the caret: some documents are one line of several megabytes, and are drawn once
/// for each message.
const LONG_LINE: usize = 2_000;

pub(super) fn is_near(position: &SourceSpan<'_>, other: &SourceSpan<'_>) -> bool {
    position.path == other.path
        && position.line.abs_diff(other.line) <= NEAR_LINES
        && position.span != other.span
        && text::lines_around(position.text, &around(&position.span, &other.span), LONG_LINE).is_some()
}

fn around(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

/// Adds the lines that hold `position` and the places `near` it to `group`.
pub(super) fn picture<'a>(
    group: Group<'a>,
    position: &SourceSpan<'a>,
    label: &'a str,
    near: &[(SourceSpan<'a>, &'a str)],
) -> Group<'a> {
    let all = near.iter().fold(position.span.clone(), |all, (other, _)| around(&all, &other.span));
    let Some(window) = text::lines_around(position.text, &all, LONG_LINE) else {
        return excerpt(group, position, label);
    };
    let lines_before =
        position.text.get(window.start..position.span.start).map_or(0, |before| before.matches('\n').count());
    let first_line = (position.line as usize).saturating_sub(lines_before);
    let mark = |kind: AnnotationKind, span: &Range<usize>, label: &'a str| {
        marked(kind, span.start - window.start..span.end - window.start, label)
    };
    let snippet = Snippet::source(printable::source(position.text.get(window.clone()).unwrap_or_default()))
        .path(printable::path(position.path))
        .line_start(first_line)
        .annotation(mark(AnnotationKind::Primary, &position.span, label))
        .annotations(near.iter().map(|(other, label)| mark(AnnotationKind::Context, &other.span, label)));
    group.element(snippet)
}

/// A few words around a place in a very long line. The column of the line is said, and not that of the excerpt.
fn excerpt<'a>(group: Group<'a>, position: &SourceSpan<'a>, label: &'a str) -> Group<'a> {
    let start = text::floor(position.text, position.span.start.saturating_sub(40));
    let end = text::floor(position.text, position.span.end.min(position.span.start + 60) + 40).max(start);
    let before = position.text.get(start..position.span.start).unwrap_or_default();
    let after = position.text.get(position.span.start..end).unwrap_or_default();
    let start = before.rfind('\n').map_or(start, |index| start + index + 1);
    let end = after.find(['\n', '\r']).map_or(end, |index| position.span.start + index);
    let cut = start..end;
    let span = position.span.start - cut.start..position.span.end.min(cut.end) - cut.start;
    let origin =
        Origin::path(printable::path(position.path)).line(position.line as usize).char_column(position.column as usize);
    let snippet = Snippet::source(printable::source(position.text.get(cut).unwrap_or_default()))
        .line_start(position.line as usize)
        .annotation(marked(AnnotationKind::Primary, span, label));
    group.element(origin).element(snippet)
}

fn marked<'a>(kind: AnnotationKind, span: Range<usize>, label: &'a str) -> Annotation<'a> {
    let annotation = kind.span(span);
    if label.is_empty() { annotation } else { annotation.label(Terminal::line(label).to_string()) }
}
