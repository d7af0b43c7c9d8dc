//! From the key of a property to its field.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};
use serde_json::Value;

use super::unknown::{note_odd_value, note_unknown_property};
use super::unread::Unread;

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
    /// Values that are not of the type of their fields.
    unread: Unread,
}

impl Keys {
    pub(super) fn new(names: &'static [&'static str], keeps_others: bool) -> Self {
        Self { names, expected: 0, other: keeps_others.then(String::new), unread: Unread::default() }
    }

    /// Keeps the value of the last key, which has no name; none where it is one that no `Value` can be, which is skipped.
    pub(super) fn keep_property(&mut self, value: Option<Value>) {
        note_unknown_property();
        let name = self.take_other();
        match value {
            Some(value) => self.unread.insert(name, value),
            None => self.forget(&name),
        }
    }

    /// Keeps the value of the last key, which its field does not hold.
    pub(super) fn keep(&mut self, value: Value) {
        if let Some(name) = self.last() {
            self.keep_as(name.to_owned(), value);
        }
    }

    /// What is wrong with the value of the last key, where nothing else can stand for it.
    pub(super) fn unreadable(&self, value: &Value) -> String {
        format!("invalid value of `{}`: {value}", self.last().unwrap_or_default())
    }

    /// Keeps the value of a property, which no field holds since it is of another type.
    pub(super) fn keep_as(&mut self, name: String, value: Value) {
        note_odd_value();
        self.unread.insert(name, value);
    }

    /// Drops what was kept of the last key: it came again, and the last one counts.
    pub(super) fn drop_unread(&mut self) {
        if let Some(name) = self.last() {
            self.forget(name);
        }
    }

    /// Drops what was kept of a property.
    pub(super) fn forget(&mut self, name: &str) {
        if !self.unread.is_empty() {
            self.unread.remove(name);
        }
    }

    /// What was kept.
    pub(super) fn take_unread(&mut self) -> Unread {
        std::mem::take(&mut self.unread)
    }

    /// The last key, where it has a name.
    fn last(&self) -> Option<&'static str> {
        self.names.get(self.expected.checked_sub(1)?).copied()
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
