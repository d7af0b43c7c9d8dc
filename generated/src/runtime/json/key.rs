//! From the key of a property to its field.

use std::fmt;

use super::unknown::note_unknown_property;
use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

/// Reads the keys of an object, one after the other.
///
/// A key is compared where the decoder has it, as bytes, without a check for UTF-8 and without
/// making a `String` of it.
pub(crate) struct Keys {
    names: &'static [&'static str],
    /// Where the key is expected: services write the properties of all objects of a kind in one
    /// order.
    expected: usize,
    /// The last key that has no name, where those are kept.
    other: Option<String>,
}

impl Keys {
    pub(super) fn new(names: &'static [&'static str], keeps_others: bool) -> Self {
        Self { names, expected: 0, other: keeps_others.then(String::new) }
    }

    /// The last key that has no name.
    pub(super) fn take_other(&mut self) -> String {
        self.other.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// The index of a key, which is the number of names where it has none.
    #[inline]
    fn find(&mut self, key: &[u8]) -> usize {
        let index = match self.names.get(self.expected) {
            Some(name) if name.as_bytes() == key => self.expected,
            _ => self.names.iter().position(|name| name.as_bytes() == key).unwrap_or(self.names.len()),
        };
        self.expected = index + 1;
        index
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        let index = self.find(key);
        if index < self.names.len() {
            return Ok(index);
        }
        match &mut self.other {
            Some(other) => {
                let text = std::str::from_utf8(key).map_err(|_| E::invalid_value(Unexpected::Bytes(key), &"a key"))?;
                text.clone_into(other);
            }
            None => note_unknown_property(),
        }
        Ok(index)
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        self.visit_bytes(key.as_bytes())
    }
}
