//! Prose without markup, which most descriptions are: it is read without the parser of CommonMark, into the same tree.
//!
//! What is prose here is less than what CommonMark reads as such: lines that begin as a sentence does, of letters and of signs that mean
//! nothing within a line, and code between single backticks.

use super::tree::{Block, Inline};
use crate::text::is_hidden;

/// Signs that mean nothing within a line.
const SIGNS: &str = " ,.;:'\"()?!/-+=%$@#>";

/// What may stand in code besides: nothing that ends it, opens a tag, or ends a cell of a table.
const CODE_SIGNS: &str = "_*~[]{}^&";

/// Words that MDX takes for a statement where a paragraph begins with one.
const STATEMENTS: [&str; 2] = ["import", "export"];

/// The paragraphs of a text, as [`read`](super::read::read) gives them; none where it may be more than prose.
pub(super) fn read(text: &str) -> Option<Vec<Block>> {
    let paragraph = |paragraph: &str| Some(Block::Paragraph(inlines(paragraph)?));
    trimmed(text)?.split("\n\n").map(paragraph).collect()
}

/// A text of prose as it is written, which is as it stands; none where it may be more.
pub(super) fn written(text: &str) -> Option<&str> {
    let text = trimmed(text)?;
    let is_prose = |paragraph: &str| {
        let is_statement = STATEMENTS.iter().any(|word| paragraph.starts_with(word));
        !is_statement && paragraph.split('\n').all(|text| line(text, |_| {}).is_some())
    };
    text.split("\n\n").all(is_prose).then_some(text)
}

/// The same, for a text on one line.
pub(super) fn written_on_one_line(text: &str) -> Option<&str> {
    written(text).filter(|text| !text.contains('\n'))
}

fn trimmed(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\n').trim_end_matches([' ', '\n']);
    (!text.is_empty()).then_some(text)
}

fn inlines(paragraph: &str) -> Option<Vec<Inline>> {
    let mut list = Vec::with_capacity(1);
    for text in paragraph.split('\n') {
        if !list.is_empty() {
            list.push(Inline::SoftBreak);
        }
        line(text, |part| {
            list.push(match part {
                Part::Text(text) => Inline::Text(text.to_owned()),
                Part::Code(code) => Inline::Code(code.to_owned()),
            });
        })?;
    }
    Some(list)
}

/// A part of a line.
enum Part<'a> {
    Text(&'a str),
    Code(&'a str),
}

/// Takes a line apart; none where it may begin a block, or have markup.
fn line<'a>(line: &'a str, mut found: impl FnMut(Part<'a>)) -> Option<()> {
    if !begins_a_sentence(line) || line.ends_with(' ') {
        return None;
    }
    let mut rest = line;
    loop {
        let (text, code) = rest.split_once('`').map_or((rest, None), |(text, code)| (text, Some(code)));
        if !is_text(text) {
            return None;
        }
        if !text.is_empty() {
            found(Part::Text(text));
        }
        let Some(code) = code else { return Some(()) };
        let (code, after) = code.split_once('`')?;
        // Several backticks in a row are another mark.
        if !is_code(code) || after.starts_with('`') {
            return None;
        }
        found(Part::Code(code));
        rest = after;
    }
}

/// Whether a line begins no block: with a letter, a quotation, code, or a number that numbers no item of a list.
fn begins_a_sentence(line: &str) -> bool {
    match line.chars().next() {
        Some(first) if first.is_ascii_digit() => {
            !line.trim_start_matches(|digit: char| digit.is_ascii_digit()).starts_with(['.', ')'])
        }
        Some(first) => is_word(first) || "`'\"(".contains(first),
        None => false,
    }
}

fn is_text(text: &str) -> bool {
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let is_prose = match character {
            // Within a word it emphasizes nothing.
            '_' => is_word(before) && is_word(after),
            // It begins no entity.
            '&' => after == ' ',
            // It would end the scheme of a URL, which becomes a link.
            '/' => before != ':',
            _ => is_word(character) || SIGNS.contains(character),
        };
        if !is_prose {
            return false;
        }
        before = character;
    }
    true
}

fn is_code(code: &str) -> bool {
    !code.is_empty()
        && !code.starts_with(' ')
        && !code.ends_with(' ')
        && code.chars().all(|sign| is_word(sign) || SIGNS.contains(sign) || CODE_SIGNS.contains(sign))
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !is_hidden(character)
}
