//! Indents lines in brackets and quotes that are not indented further than the block around them, and replaces tabs behind
//! colons.

use std::ops::Range;

/// More than this many spaces are not added to a text.
const ADDED: usize = 16 << 20;

/// A text with more spaces in front of some lines.
#[derive(Debug)]
pub(super) struct Relaxed {
    text: String,
    added: Vec<Added>,
    /// The numbers of the characters that were tabs behind a colon, and are spaces.
    tabs: Vec<usize>,
}

/// Spaces in front of a line.
#[derive(Debug)]
struct Added {
    /// The line, from 1.
    line: usize,
    /// The number of the character in the new text that the spaces begin at.
    start: usize,
    count: usize,
    /// The spaces that were added before.
    before: usize,
}

impl Relaxed {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The number that a character has in the text as it was.
    pub(super) fn original(&self, character: usize) -> usize {
        let index = self.added.partition_point(|added| added.start <= character);
        match index.checked_sub(1).and_then(|index| self.added.get(index)) {
            Some(Added { start, count, before, .. }) => character - before - (character - start).min(*count),
            None => character,
        }
    }

    pub(super) fn line_count(&self) -> usize {
        self.added.len()
    }

    /// How many of `lines` were indented.
    pub(super) fn lines_within(&self, lines: Range<usize>) -> usize {
        let start = self.added.partition_point(|added| added.line < lines.start);
        let end = self.added.partition_point(|added| added.line < lines.end);
        end.saturating_sub(start)
    }

    /// Whether a tab that was replaced is among `characters`.
    pub(super) fn has_tab_within(&self, characters: Range<usize>) -> bool {
        self.tabs.get(self.tabs.partition_point(|tab| *tab < characters.start)).is_some_and(|tab| *tab < characters.end)
    }
}

/// The text with its lines indented and its tabs replaced; `None` when there is nothing to be done.
pub(super) fn relax(text: &str) -> Option<Relaxed> {
    let mut lexer = Lexer {
        bytes: text.as_bytes(),
        at: 0,
        line_start: 0,
        block: None,
        plain: None,
        edits: Vec::new(),
        open: Vec::new(),
    };
    while lexer.at < lexer.bytes.len() {
        lexer.line();
    }
    let edits = lexer.edits;
    let total: usize = edits.iter().map(|(_, count)| count).sum();
    if edits.is_empty() || total > ADDED {
        return None;
    }
    let (added, tabs) = (Vec::new(), Vec::new());
    let mut relaxed = Relaxed { text: String::with_capacity(text.len() + total), added, tabs };
    let (mut copied, mut characters, mut line, mut before) = (0, 0, 1, 0);
    for (at, count) in edits {
        let part = text.get(copied..at)?;
        relaxed.text.push_str(part);
        characters += part.chars().count();
        line += part.matches('\n').count();
        if count == 0 {
            relaxed.text.push(' ');
            relaxed.tabs.push(characters);
            (copied, characters) = (at + 1, characters + 1);
        } else {
            relaxed.text.extend(std::iter::repeat_n(' ', count));
            relaxed.added.push(Added { line, start: characters, count, before });
            (copied, characters, before) = (at, characters + count, before + count);
        }
    }
    relaxed.text.push_str(text.get(copied..)?);
    Some(relaxed)
}

/// Where the brackets begin that are open at a byte: the innermost ones.
pub(super) fn open_bracket(text: &str, offset: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(..offset)?;
    let mut lexer =
        Lexer { bytes, at: 0, line_start: 0, block: None, plain: None, edits: Vec::new(), open: Vec::new() };
    while lexer.at < lexer.bytes.len() {
        lexer.line();
    }
    lexer.open.pop()
}

/// Knows of YAML what tells brackets and quotes from text. It need not be right about a text that is not valid: what is
/// read is held against what was indented.
struct Lexer<'t> {
    bytes: &'t [u8],
    at: usize,
    line_start: usize,
    /// The column of the innermost block so far; `None` before the first.
    block: Option<usize>,
    /// A text without quotes that the next line may go on with, by the column of the block that it stands in.
    plain: Option<Option<usize>>,
    /// The lines to be indented, by their beginning, and the missing spaces; a tab that is to be replaced has none.
    edits: Vec<(usize, usize)>,
    /// Where the open brackets are.
    open: Vec<usize>,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn is_space(&self, ahead: usize) -> bool {
        self.peek(ahead).is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    }

    fn column(&self) -> usize {
        self.at - self.line_start
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(0), Some(b' ' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    fn skip_word(&mut self) {
        while !self.is_space(0) && !matches!(self.peek(0), Some(b',' | b']' | b'}')) {
            self.at += 1;
        }
    }

    /// Goes to the end of the line, or behind it.
    fn skip_line(&mut self) {
        while self.peek(0).is_some_and(|byte| byte != b'\n') {
            self.at += 1;
        }
        self.at += 1;
        self.line_start = self.at;
    }

    /// Goes over one line outside of brackets and quotes, and over what begins in it.
    fn line(&mut self) {
        self.line_start = self.at;
        self.skip_spaces();
        let goes_on = self.plain.is_some_and(|block| block.is_none_or(|block| self.column() > block));
        match self.peek(0) {
            None | Some(b'\n' | b'#') => return self.skip_line(),
            Some(_) if goes_on => return self.skip_line(),
            Some(_) => self.plain = None,
        }
        let mut node = None;
        loop {
            self.skip_spaces();
            let column = *node.get_or_insert(self.column());
            match self.peek(0) {
                None | Some(b'\n' | b'#') => return self.skip_line(),
                Some(b'-' | b'?' | b':') if self.is_space(1) => {
                    self.block = Some(self.column());
                    self.at += 1;
                    node = None;
                }
                Some(b'&' | b'!' | b'*') => self.skip_word(),
                Some(b'|' | b'>') => return self.block_scalar(),
                Some(quote @ (b'"' | b'\'')) => {
                    self.quoted(quote);
                    self.key(column, &mut node);
                }
                Some(b'[' | b'{') => {
                    self.brackets();
                    self.key(column, &mut node);
                }
                Some(_) if self.plain() => self.key(column, &mut node),
                Some(_) => {
                    self.plain = Some(self.block);
                    return self.skip_line();
                }
            }
        }
    }

    /// Goes over a colon that makes what was before it a key.
    fn key(&mut self, column: usize, node: &mut Option<usize>) {
        self.skip_spaces();
        if self.peek(0) == Some(b':') && self.is_space(1) {
            self.colon();
            self.block = Some(column);
            *node = None;
        }
    }

    /// Goes over a colon, and over the tabs behind it.
    fn colon(&mut self) {
        self.at += 1;
        while self.peek(0) == Some(b'\t') {
            self.edits.push((self.at, 0));
            self.at += 1;
        }
    }

    /// Goes over text without quotes, up to a colon or the end of the line; gives whether there is a colon.
    fn plain(&mut self) -> bool {
        while self.peek(0).is_some_and(|byte| byte != b'\n') {
            if self.peek(0) == Some(b':') && self.is_space(1) {
                return true;
            }
            self.at += 1;
        }
        false
    }

    fn block_scalar(&mut self) {
        self.skip_line();
        loop {
            let start = self.at;
            self.skip_spaces();
            let is_blank = matches!(self.peek(0), Some(b'\n'));
            if !is_blank && (self.peek(0).is_none() || self.block.is_some_and(|block| self.column() <= block)) {
                (self.at, self.line_start) = (start.min(self.bytes.len()), start);
                if self.bytes.get(start).is_none() {
                    self.at = self.bytes.len();
                }
                return;
            }
            self.skip_line();
        }
    }

    /// Goes to the next line, which has to be indented further than the block.
    fn inner_line(&mut self) {
        self.at += 1;
        self.line_start = self.at;
        while self.peek(0) == Some(b' ') {
            self.at += 1;
        }
        let wanted = self.block.map_or(0, |block| block + 1);
        if self.column() < wanted && !matches!(self.peek(0), None | Some(b'\n' | b'\r')) {
            self.edits.push((self.line_start, wanted - self.column()));
        }
    }

    fn quoted(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\n' => self.inner_line(),
                b'\\' if quote == b'"' && self.peek(1) != Some(b'\n') => self.at += 2,
                b'\'' if quote == b'\'' && self.peek(1) == Some(b'\'') => self.at += 2,
                _ => {
                    self.at += 1;
                    if byte == quote {
                        return;
                    }
                }
            }
        }
    }

    fn brackets(&mut self) {
        let (mut in_text, mut after_space) = (false, true);
        while let Some(byte) = self.peek(0) {
            let was_after_space = std::mem::replace(&mut after_space, matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
            match byte {
                b'\n' => self.inner_line(),
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'#' if was_after_space => {
                    while self.peek(0).is_some_and(|byte| byte != b'\n') {
                        self.at += 1;
                    }
                }
                b'"' | b'\'' if !in_text => self.quoted(byte),
                b'&' | b'!' | b'*' if !in_text => self.skip_word(),
                b'[' | b'{' => {
                    self.open.push(self.at);
                    (in_text, self.at) = (false, self.at + 1);
                }
                b']' | b'}' => {
                    self.open.pop();
                    (in_text, self.at) = (false, self.at + 1);
                    if self.open.is_empty() {
                        return;
                    }
                }
                b',' => (in_text, self.at) = (false, self.at + 1),
                b':' if self.is_space(1) || matches!(self.peek(1), Some(b',' | b'[' | b']' | b'{' | b'}')) => {
                    in_text = false;
                    self.colon();
                }
                _ => (in_text, self.at) = (true, self.at + 1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{open_bracket, relax};

    #[test]
    fn lines_in_brackets_and_quotes_are_indented_further_than_the_block_around_them() {
        let text = "a:\n  b: {\n    c: 'x\n  y',\n  }\n  d: [\n1, # ]\n]\ne: |\n  [\n]\n";
        let relaxed = relax(text).unwrap();
        let expected = "a:\n  b: {\n    c: 'x\n   y',\n   }\n  d: [\n   1, # ]\n   ]\ne: |\n  [\n]\n";
        assert_eq!(relaxed.text(), expected);
        assert_eq!(
            (relaxed.original(0), relaxed.original(expected.find("y'").unwrap())),
            (0, text.find("y'").unwrap())
        );
    }

    #[test]
    fn the_innermost_open_bracket_is_known() {
        let text = "a: '['\nb: [c, {d: e}, {f: [g]";
        assert_eq!(open_bracket(text, text.len()), text.rfind('{'));
        assert_eq!(open_bracket(text, text.find('b').unwrap()), None);
    }

    #[test]
    fn text_that_goes_on_is_not_in_brackets() {
        assert!(relax("a: one\n  [two\n b: {\n c\n").is_none());
    }
}
