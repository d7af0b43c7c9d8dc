//! The events of a YAML document, with marks: the one reader of YAML.
//!
//! `saphyr-parser` reads YAML 1.2 to the letter. In two points it is stricter than the authors of documents are, and than
//! the parsers that they use: a line in brackets or quotes has to be indented further than the block around it, and no tab
//! may follow a colon. Where a text fails for that alone it is read again with such lines indented and such tabs replaced,
//! which changes none of its values.

mod relax;

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::text::Lines;
use relax::Relaxed;

/// A range of characters.
pub(crate) type Characters = Range<usize>;

/// The events of a text, one after the other.
pub(crate) struct Events<'t> {
    parser: Parser<'t, StrInput<'t>>,
    relaxed: Option<&'t Relaxed>,
    /// The number of characters of a text whose last line has no end.
    unended: Option<usize>,
    /// The open collections: of one in brackets, the line on which it begins.
    open: Vec<Option<usize>>,
    /// The line on which the last collection in brackets begins, if no node follows it so far.
    closed: Option<usize>,
    /// How many of the lines that were indented are known to be in brackets or quotes.
    confirmed: usize,
    /// Whether a tab that was replaced is in text.
    has_lost_tab: bool,
}

/// An error of the parser: what is wrong, and at which character.
#[derive(Clone, Debug)]
pub(crate) struct YamlError {
    pub(crate) message: String,
    pub(crate) character: usize,
}

/// How the errors begin that a text may have for being read to the letter.
const STRICT: [&str; 3] = ["invalid indentation", "':' must be followed by a valid YAML whitespace", "tab"];

/// Reads `text` by `read`, which may be called twice.
pub(crate) fn read<R>(
    text: &str,
    mut read: impl FnMut(&mut Events<'_>) -> Result<R, YamlError>,
) -> Result<R, YamlError> {
    let first = read(&mut Events::of(text, None));
    let Err(error) = &first else { return first };
    if !STRICT.iter().any(|strict| error.message.starts_with(strict)) {
        return first;
    }
    let Some(relaxed) = relax::relax(text) else { return first };
    let mut events = Events::of(relaxed.text(), Some(&relaxed));
    let result = read(&mut events)?;
    // Who reads may stop early, at an alias for one; what was indented may stand behind that.
    while events.next()?.is_some() {}
    // A line that is neither in brackets nor in quotes means something else when it is indented.
    if events.is_confirmed() { Ok(result) } else { first }
}

impl<'t> Events<'t> {
    fn of(text: &'t str, relaxed: Option<&'t Relaxed>) -> Self {
        let unended = (!text.ends_with(['\n', '\r'])).then(|| text.chars().count());
        Self {
            parser: Parser::new_from_str(text),
            relaxed,
            unended,
            open: Vec::new(),
            closed: None,
            confirmed: 0,
            has_lost_tab: false,
        }
    }

    /// The next event and where it stands; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<(Event<'t>, Characters)>, YamlError> {
        match self.parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => Ok(None),
            Some(Ok((mut event, span))) => {
                self.confirm(&event, span);
                if let Event::Scalar(text, ScalarStyle::Literal | ScalarStyle::Folded, ..) = &mut event
                    && self.unended == Some(span.end.index())
                    && text.ends_with('\n')
                {
                    // The parser ends a text that the file ends in with a line break that is not there.
                    text.to_mut().pop();
                }
                let start = self.original(span.start.index());
                Ok(Some((event, start..self.original(span.end.index()).max(start))))
            }
            Some(Err(error)) => Err(self.error(&error)),
        }
    }

    fn error(&self, error: &ScanError) -> YamlError {
        YamlError { message: error.info().to_owned(), character: self.original(error.marker().index()) }
    }

    fn original(&self, character: usize) -> usize {
        self.relaxed.map_or(character, |relaxed| relaxed.original(character))
    }

    /// Notes which of the lines that were indented are in brackets or quotes. The parser may give the end of brackets too
    /// early, so the next node tells where they end.
    fn confirm(&mut self, event: &Event<'_>, span: Span) {
        let Some(relaxed) = self.relaxed else { return };
        let is_node =
            matches!(event, Event::MappingStart(..) | Event::SequenceStart(..) | Event::Scalar(..) | Event::Alias(_));
        if is_node || matches!(event, Event::DocumentEnd) {
            let end = span.start.line() + usize::from(!is_node);
            self.confirmed += self.closed.take().map_or(0, |start| relaxed.lines_within(start + 1..end));
        }
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let is_block = span.start.index() == span.end.index();
                self.open.push((!is_block).then(|| span.start.line()));
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let start = self.open.pop().flatten();
                self.closed = start.filter(|_| self.is_in_block()).or(self.closed);
            }
            Event::Scalar(..) => {
                self.has_lost_tab |= relaxed.has_tab_within(span.start.index()..span.end.index());
                if self.is_in_block() {
                    self.confirmed += relaxed.lines_within(span.start.line() + 1..span.end.line() + 1);
                }
            }
            _ => {}
        }
    }

    fn is_in_block(&self) -> bool {
        self.open.iter().all(Option::is_none)
    }

    fn is_confirmed(&self) -> bool {
        self.relaxed.is_none_or(|relaxed| relaxed.line_count() == self.confirmed && !self.has_lost_tab)
    }
}

/// Where the innermost brackets begin that are open at a byte, as far as that can be told of a text that is not YAML.
pub(crate) fn open_bracket(text: &str, offset: usize) -> Option<usize> {
    relax::open_bracket(text, offset)
}

/// The byte offsets of a range of characters.
pub(crate) fn bytes(lines: &Lines<'_>, characters: &Characters) -> Range<usize> {
    lines.of_character(characters.start)..lines.of_character(characters.end)
}
