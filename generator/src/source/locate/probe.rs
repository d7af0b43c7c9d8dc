//! Positions by the marks of `serde_yaml`: a walk down to the node that ends in an error there, since errors are what
//! that parser gives a place to.

use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Spans;
use crate::source::{pointer, text};

/// Where the node at `pointer` begins, and its key.
pub(super) fn find(text: &str, pointer: &str) -> Option<Spans> {
    let tokens: Vec<String> = pointer::tokens(pointer).map(Into::into).collect();
    let value = mark(text, &tokens, Stop::Value)?;
    let key = mark(text, &tokens, Stop::Key);
    let block = key.as_ref().is_some_and(|key| starts_on_another_line(text, key.end, value.start));
    Some(Spans { key, value, block })
}

/// The second key of the same name as the member at `pointer`.
pub(super) fn second_key(text: &str, pointer: &str) -> Option<Range<usize>> {
    let tokens: Vec<String> = pointer::tokens(pointer).map(Into::into).collect();
    mark(text, &tokens, Stop::SecondKey)
}

fn starts_on_another_line(text: &str, key_end: usize, value_start: usize) -> bool {
    text.get(key_end..value_start).is_some_and(|between| between.contains('\n'))
}

#[derive(Clone, Copy, PartialEq)]
enum Stop {
    Key,
    SecondKey,
    Value,
}

/// What the walk's own error says, to tell it from an error of the parser.
const ARRIVED: &str = "arrived";

fn mark(text: &str, tokens: &[String], stop: Stop) -> Option<Range<usize>> {
    let document = serde_yaml::Deserializer::from_str(text).next()?;
    let error = Walk { tokens, stop }.deserialize(document).err()?;
    if !error.to_string().contains(ARRIVED) {
        return None;
    }
    let start = text::Lines::of(text).of_character(error.location()?.index());
    Some(scalar(text, start))
}

/// The scalar that begins at `start`, as far as it can be told without parsing: a quoted text, or up to a colon, a
/// comma, a bracket or the end of the line.
fn scalar(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    if line.starts_with(['[', '{']) {
        return start..start + 1;
    }
    let quoted = line.chars().next().filter(|character| matches!(character, '"' | '\''));
    let len = match quoted {
        Some(quote) => line.get(1..).and_then(|inner| inner.find(quote)).map_or(line.len(), |end| end + 2),
        None => [": ", ", ", " #", "]", "}"].iter().filter_map(|end| line.find(end)).min().unwrap_or(line.len()),
    };
    let shown = line.get(..len).unwrap_or(line).trim_end().trim_end_matches([':', ',']);
    start..start + shown.len().max(line.chars().next().map_or(0, char::len_utf8))
}

/// A walk along `tokens` that ends in an error.
struct Walk<'t> {
    tokens: &'t [String],
    stop: Stop,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(if self.tokens.is_empty() { ARRIVED } else { "a collection" })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Some((token, rest)) = self.tokens.split_first() else {
            return Err(A::Error::custom(ARRIVED));
        };
        let index: usize = token.parse().map_err(A::Error::custom)?;
        for _ in 0..index {
            if items.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        items.next_element_seed(Walk { tokens: rest, stop: self.stop }).map(|_| ())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Some((token, rest)) = self.tokens.split_first() else {
            return Err(A::Error::custom(ARRIVED));
        };
        let is_last = rest.is_empty();
        let mut wanted = (is_last && self.stop == Stop::Key).then_some(token.as_str());
        while let Some(key) = members.next_key_seed(Key { wanted })? {
            match self.stop {
                Stop::SecondKey if is_last && key == *token => wanted = Some(token),
                _ if key == *token => {
                    return members.next_value_seed(Walk { tokens: rest, stop: self.stop });
                }
                _ => {}
            }
            members.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// Reads a key; ends in an error at the wanted one.
struct Key<'t> {
    wanted: Option<&'t str>,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<String, E> {
        if self.wanted == Some(key) { Err(E::custom(ARRIVED)) } else { Ok(key.to_owned()) }
    }
}
