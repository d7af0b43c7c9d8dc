//! YAML 1.2 with its core schema.

mod builder;
mod merge;
mod messages;
mod scalar;

use std::collections::HashSet;

use saphyr_parser::Event;
use serde_json::Value;

use super::{ErrorPosition, Parsed, SyntaxError};
use crate::document::limits::Limits;
use crate::source::text::Lines;
use crate::source::yaml::{self, Characters, Events, YamlError};
use builder::{Builder, Refused, Step};

/// What came of reading a text to its end.
enum Read {
    Tree(Parsed),
    /// The limits, or what JSON can hold, keep it from being a tree.
    Refused(Box<Refused>),
    /// Nodes are repeated; which ones has to be known before.
    Aliases,
    /// There is a second document, which begins here.
    Second(Characters),
}

/// Parses a text that holds one YAML document; `null` when it holds none.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Parsed, SyntaxError> {
    if let Some((offset, character)) = forbidden(text) {
        let code = u32::from(character);
        let message = format!("the control character U+{code:04X} is not allowed in YAML");
        return Err(SyntaxError::new(message, ErrorPosition::Byte(offset)));
    }
    check_size(text, limits)?;
    let failed = |error: YamlError| messages::syntax(text, &error, limits);
    let read = match yaml::read(text, |events| tree(events, limits, None)).map_err(failed)? {
        Read::Aliases => {
            let repeated = yaml::read(text, repeated).map_err(failed)?;
            yaml::read(text, |events| tree(events, limits, Some(&repeated))).map_err(failed)?
        }
        read => read,
    };
    match read {
        Read::Tree(mut parsed) => {
            merge::apply(&mut parsed.tree);
            Ok(parsed)
        }
        Read::Refused(refused) => Err(messages::refused(text, *refused, limits)),
        Read::Second(at) => Err(messages::second_document(Lines::of(text).of_character(at.start))),
        Read::Aliases => Ok(Parsed::default()),
    }
}

/// The value of a scalar without quotes; `None` for what JSON cannot hold.
pub(crate) fn value(text: &str) -> Option<Value> {
    scalar::plain(text).ok()
}

/// Reads the first document, in which the nodes `repeated` stand more than once; they are not known if that is `None`.
fn tree(events: &mut Events<'_>, limits: &Limits, repeated: Option<&HashSet<usize>>) -> Result<Read, YamlError> {
    let mut builder = Builder::new(limits, repeated);
    while let Some((event, at)) = events.next()? {
        if matches!(event, Event::DocumentEnd) {
            return Ok(second(events).map_or_else(|| Read::Tree(builder.finish()), Read::Second));
        }
        match builder.take(event, at) {
            Ok(Step::On) => {}
            Ok(Step::Aliases) => return Ok(Read::Aliases),
            Err(refused) => return Ok(Read::Refused(refused)),
        }
    }
    Ok(Read::Tree(builder.finish()))
}

/// Where a second document begins, if it is not empty. What cannot be read is one too.
fn second(events: &mut Events<'_>) -> Option<Characters> {
    let mut begins = 0..0;
    loop {
        match events.next() {
            Ok(None) => return None,
            Ok(Some((Event::DocumentStart(_), at))) => begins = at,
            Ok(Some((Event::DocumentEnd, _))) => {}
            Ok(Some((Event::Scalar(text, ..), _))) if scalar::is_null(&text) => {}
            Ok(Some(_)) => return Some(begins),
            Err(error) if begins.is_empty() => return Some(error.character..error.character),
            Err(_) => return Some(begins),
        }
    }
}

/// The nodes of the first document that stand more than once.
fn repeated(events: &mut Events<'_>) -> Result<HashSet<usize>, YamlError> {
    let mut repeated = HashSet::new();
    while let Some((event, _)) = events.next()? {
        match event {
            Event::Alias(node) => {
                repeated.insert(node);
            }
            Event::DocumentEnd => break,
            _ => {}
        }
    }
    Ok(repeated)
}

/// The first character that YAML does not allow anywhere (YAML 1.2.2, section 5.1), with its byte offset.
fn forbidden(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| {
        let allowed = matches!(character, '\t' | '\n' | '\r' | '\u{85}')
            || !(character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}'));
        !allowed
    })
}

/// Refuses a text of so many values at sight: the parser keeps in memory what is in brackets.
fn check_size(text: &str, limits: &Limits) -> Result<(), SyntaxError> {
    let mut marks = 0_usize;
    for (offset, byte) in text.bytes().enumerate() {
        let next = || text.as_bytes().get(offset + 1);
        marks += usize::from(match byte {
            b'[' | b'{' | b',' | b'\n' | b'\r' => true,
            b'-' | b'?' | b':' => matches!(next(), Some(b' ' | b'\t')),
            _ => false,
        });
        if marks > limits.nodes {
            let message = format!("more than {} values in one file", limits.nodes);
            let error = SyntaxError::new(message, ErrorPosition::Byte(offset)).label("given up here");
            return Err(error.help("split the document into several files"));
        }
    }
    Ok(())
}
