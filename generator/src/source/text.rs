//! Offsets, lines and columns of a text.

use std::ops::Range;

/// Between two bytes of a text whose characters before them are known.
const STRIDE: usize = 1024;

/// The lines of a text, made in one pass; a position is found in a time that does not grow with the text, since a document
/// may be one line of megabytes.
pub(crate) struct Lines<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// The number of characters that begin before every byte whose offset is a multiple of [`STRIDE`].
    characters: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let behind = text.match_indices('\n').map(|(index, _)| index + 1);
        let starts = std::iter::once(0).chain(behind).collect();
        let counts = text.as_bytes().chunks(STRIDE).scan(0, |before, chunk| {
            let this = *before;
            *before += count(chunk);
            Some(this)
        });
        Self { text, starts, characters: counts.collect() }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The line and the column, both from 1, of the character at byte `offset`; columns count characters.
    pub(crate) fn position(&self, offset: usize) -> (u32, u32) {
        let offset = floor(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        (small(line), small(self.before(offset) - self.before(start) + 1))
    }

    /// The byte offset of a line and a column, both from 1; the end of the line where the column lies behind it.
    pub(crate) fn offset(&self, line: u32, column: u32) -> usize {
        let index = line.saturating_sub(1) as usize;
        let Some(start) = self.starts.get(index).copied() else { return self.text.len() };
        let end = self.starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
        self.of_character(self.before(start) + column.saturating_sub(1) as usize).min(end)
    }

    /// The byte offset of the character with that number, from 0; the length of the text behind its end.
    pub(crate) fn of_character(&self, number: usize) -> usize {
        let stride = self.characters.partition_point(|before| *before <= number).saturating_sub(1);
        let before = self.characters.get(stride).copied().unwrap_or(0);
        let bytes = self.text.as_bytes().iter().enumerate().skip(stride * STRIDE);
        let mut begins = bytes.filter(|(_, byte)| is_first(**byte)).map(|(offset, _)| offset);
        begins.nth(number - before).unwrap_or(self.text.len())
    }

    /// The number of characters before a byte at which one begins.
    fn before(&self, offset: usize) -> usize {
        let stride = offset / STRIDE;
        let rest = self.text.as_bytes().get(stride * STRIDE..offset).unwrap_or_default();
        // Where the text ends with a stride, there is none that begins behind it.
        let known = self.characters.get(stride).copied();
        known.unwrap_or_else(|| count(self.text.as_bytes())) + count(rest)
    }
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first(**byte)).count()
}

/// Whether a byte of UTF-8 is the first of a character.
fn is_first(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// The line and the column, both from 1, of the character at byte `offset`; columns count characters.
pub(crate) fn line_column(text: &str, offset: usize) -> (u32, u32) {
    Lines::of(text).position(offset)
}

/// The byte offset of a line and a column, both from 1; the end of the line where the column lies behind it.
pub(crate) fn offset(text: &str, line: u32, column: u32) -> usize {
    Lines::of(text).offset(line, column)
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
    let inner = rest.get(1..)?;
    let end = inner.find([quote, '\n'])?;
    inner.get(end..)?.starts_with(quote).then_some(end + 2)
}

/// The lines that hold `span`: from the start of the first to the end of the last, without what ends that. `None` when one of them is longer than
/// `longest` bytes, of which no more is looked at.
pub(crate) fn lines_around(text: &str, span: &Range<usize>, longest: usize) -> Option<Range<usize>> {
    let (from, to) = (floor(text, span.start), floor(text, span.end.max(span.start)));
    let earliest = floor(text, from.saturating_sub(longest));
    let start = match text.get(earliest..from)?.rfind('\n') {
        Some(index) => earliest + index + 1,
        None if earliest == 0 => 0,
        None => return None,
    };
    let latest = floor(text, to.saturating_add(longest));
    let end = match text.get(to..latest)?.find('\n') {
        Some(index) => to + index,
        None if latest == text.len() => latest,
        None => return None,
    };
    let end = end - usize::from(text.get(to..end)?.ends_with('\r'));
    let is_short = |line: &str| line.len() <= longest;
    text.get(start..end)?.split('\n').all(is_short).then_some(start..end)
}

/// The start of the character that `offset` lies in.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// JSON without its comments and without commas before closing brackets, each replaced by as many spaces, so that all else stays where it
/// is; none where the text has no such.
pub(crate) fn without_comments(text: &str) -> Option<String> {
    let mut stripped = text.to_owned();
    json_strip_comments::strip(&mut stripped).ok()?;
    (stripped != text).then_some(stripped)
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
    fn positions_are_those_of_counting_from_the_start_of_the_line() {
        let text = format!("{}\n{}", "aé€😀".repeat(700), "é".repeat(STRIDE));
        let lines = Lines::of(&text);
        for (number, (offset, _)) in text.char_indices().enumerate() {
            let (line, column) = if number < 2800 { (1, number + 1) } else { (2, number - 2800) };
            let expected = if number == 2800 { (1, 2801) } else { (line, small(column)) };
            assert_eq!(lines.position(offset), expected, "{number}");
            assert_eq!(lines.of_character(number), offset);
            assert_eq!(lines.offset(expected.0, expected.1), offset);
        }
        assert_eq!(lines.position(text.len()), (2, small(STRIDE + 1)));
        assert_eq!(lines.of_character(9999), text.len());
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
        assert_eq!(lines_around(TEXT, &(8..9), 5), Some(7..12));
        assert_eq!(lines_around(TEXT, &(8..9), 4), None);
        assert_eq!(lines_around(TEXT, &(0..1), 6), Some(0..5));
    }
}
