//! Which characters a comment may hold.

use crate::text::is_hidden;

/// Put where a line must not be read as the start of an HTML block; a noncharacter, so that no text contains it. It is
/// taken out with the other [forbidden](is_forbidden) characters when the text is read.
pub(super) const GUARD: char = '\u{FDD0}';

/// Whether a character shows nothing and may do harm: what is [hidden](is_hidden), but for what prose is written with and does none.
/// Persian and emoji need the joiners, Chinese names the selectors of variants.
fn is_forbidden(character: char) -> bool {
    is_hidden(character) && !matches!(character, '\u{200C}' | '\u{200D}' | '\u{E0100}'..='\u{E01EF}')
}

/// A source text with `\n` as its only line ending and without forbidden characters; tabs stay, since they have a
/// meaning for the structure.
pub(super) fn source(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let ends = |c| {
        if matches!(c, '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}') { '\n' } else { c }
    };
    lines.chars().map(ends).filter(|&c| c == '\n' || c == '\t' || !is_forbidden(c)).collect()
}

/// The text of a stretch on one line: every kind of space is a space.
pub(super) fn one_line(text: &str) -> String {
    let spaces = |c: char| if c.is_whitespace() { ' ' } else { c };
    text.chars().map(spaces).filter(|&c| !is_forbidden(c)).collect()
}

/// The text of a code block: tabs are four spaces, lines end in text, and no line before the first or after the last
/// is empty.
pub(super) fn code_block(text: &str) -> String {
    let line = |line: &str| {
        let line: String = line.replace('\t', "    ").chars().filter(|&c| !is_forbidden(c)).collect();
        line.trim_end().to_owned()
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(first, |last| last + 1);
    lines.get(first..last).unwrap_or_default().join("\n")
}
