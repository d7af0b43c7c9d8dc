//! Offsets, lines and columns of a text.

use std::ops::Range;

/// The lines of a text, for those who ask for many positions.
pub(crate) struct Lines<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let behind = text.match_indices('\n').map(|(index, _)| index + 1);
        Self { text, starts: std::iter::once(0).chain(behind).collect() }
    }

    /// The line and the column, both from 1, of the character at byte `offset`; columns count characters.
    pub(crate) fn position(&self, offset: usize) -> (u32, u32) {
        let offset = floor(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        (small(line), small(column))
    }

    /// The same for many offsets, in their order. Each line is gone through once, since a document may be one line of megabytes.
    pub(crate) fn positions(&self, offsets: &[usize]) -> Vec<(u32, u32)> {
        let mut order: Vec<usize> = (0..offsets.len()).collect();
        order.sort_by_key(|index| offsets.get(*index));
        let mut positions = vec![(1, 1); offsets.len()];
        // The offset that was looked at last, with its line and its column.
        let mut last: (usize, usize, usize) = (0, 0, 0);
        for index in order {
            let offset = floor(self.text, offsets.get(index).copied().unwrap_or_default());
            let line = self.starts.partition_point(|start| *start <= offset);
            let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or_default();
            let (from, before) = if line == last.1 { (last.0, last.2) } else { (start, 0) };
            let column = before + self.text.get(from..offset).map_or(0, |between| between.chars().count());
            last = (offset, line, column);
            if let Some(position) = positions.get_mut(index) {
                *position = (small(line), small(column + 1));
            }
        }
        positions
    }
}

/// The line and the column, both from 1, of the character at byte `offset`; columns count characters.
pub(crate) fn line_column(text: &str, offset: usize) -> (u32, u32) {
    Lines::of(text).position(offset)
}

/// The byte offset of a line and a column, both from 1; the end of the line where the column lies behind it.
pub(crate) fn offset(text: &str, line: u32, column: u32) -> usize {
    let start = match line.saturating_sub(1) {
        0 => 0,
        before => text.match_indices('\n').nth(before as usize - 1).map_or(text.len(), |(index, _)| index + 1),
    };
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    start + line.char_indices().nth(column.saturating_sub(1) as usize).map_or(line.len(), |(index, _)| index)
}

/// The byte offset of the character with that number, from 0; the length of the text behind its end.
pub(crate) fn byte_of_char(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(offset, _)| offset)
}

/// The part of `span` that lies on its first line, without the line's end.
pub(crate) fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let start = floor(text, span.start);
    let end = floor(text, span.end.max(span.start));
    let part = text.get(start..end).unwrap_or_default();
    let line = part.split(['\n', '\r']).next().unwrap_or_default();
    start..start + line.trim_end().len()
}

/// The word that begins at `offset`, or the one character there: what a caret goes under when only a point is known.
pub(crate) fn word(text: &str, offset: usize) -> Range<usize> {
    let start = floor(text, offset);
    let rest = text.get(start..).unwrap_or_default();
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
    if let Some(len) = quote.and_then(|quote| quoted(rest, quote)) {
        return start..start + len;
    }
    let is_word = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '$' | '/');
    let len = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
    let len =
        if len == 0 { rest.chars().next().filter(|c| *c != '\n' && *c != '\r').map_or(0, char::len_utf8) } else { len };
    start..start + len
}

/// The length of the quoted text at the beginning of `rest`, when it ends on that line.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let line = rest.split('\n').next().unwrap_or_default();
    line.get(1..)?.find(quote).map(|end| end + 2)
}

/// The lines that hold `span`: from the start of the first to the end of the last.
pub(crate) fn lines_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.get(..floor(text, span.start)).and_then(|before| before.rfind('\n')).map_or(0, |index| index + 1);
    let end = floor(text, span.end.max(span.start));
    let len = text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |index| end + index);
    start..len
}

/// The start of the character that `offset` lies in.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a: é\r\nbc: x\n";

    #[test]
    fn lines_and_columns_are_those_of_an_editor() {
        assert_eq!(line_column(TEXT, 0), (1, 1));
        assert_eq!(line_column(TEXT, 3), (1, 4));
        assert_eq!(line_column(TEXT, 7), (2, 1));
        assert_eq!(line_column(TEXT, TEXT.len()), (3, 1));
        for position in [(1, 1), (1, 4), (2, 1), (2, 5), (3, 1)] {
            assert_eq!(line_column(TEXT, offset(TEXT, position.0, position.1)), position);
        }
    }

    #[test]
    fn offsets_behind_the_end_or_inside_a_character_are_harmless() {
        assert_eq!(line_column(TEXT, 4), (1, 4));
        assert_eq!(line_column(TEXT, 999), (3, 1));
        assert_eq!(offset(TEXT, 99, 99), TEXT.len());
        assert_eq!(word(TEXT, 999), TEXT.len()..TEXT.len());
    }

    #[test]
    fn a_span_is_cut_to_its_line_and_a_point_grows_to_its_word() {
        assert_eq!(first_line(TEXT, 3..TEXT.len()), 3..5);
        assert_eq!(&TEXT[word(TEXT, 7)], "bc");
        assert_eq!(&TEXT[word(TEXT, 1)], ":");
        assert_eq!(&TEXT[lines_around(TEXT, &(8..9))], "bc: x");
    }
}
