//! Builds a tree from what the parser finds, within limits, and remembers where it gave up.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};

use super::State;
use crate::document::read::tree_error::TreeError;

/// Builds the root node from what `deserializer` finds.
pub(super) fn build<'de, D: Deserializer<'de>>(state: &State<'_>, deserializer: D) -> Result<Value, D::Error> {
    Seed { state, depth: 0 }.deserialize(deserializer)
}

/// Builds one node.
#[derive(Clone, Copy)]
struct Seed<'s, 'a> {
    state: &'s State<'a>,
    /// The number of objects and arrays around it.
    depth: usize,
}

impl Seed<'_, '_> {
    fn inner<E: de::Error>(self) -> Result<Self, E> {
        if self.depth >= self.state.limits.depth {
            return Err(self.state.fail(TreeError::Depth));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.state.count_node()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value that JSON can hold")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    // JSON has no number that is not finite.
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.state.count_text(value)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut array = Vec::new();
        loop {
            let known = self.state.known_twice();
            match items.next_element_seed(inner) {
                Ok(Some(value)) => {
                    self.state.found_in(known, || array.len().to_string());
                    array.push(value);
                }
                Ok(None) => return Ok(Value::Array(array)),
                Err(error) => {
                    self.state.on_the_way_out(array.len().to_string());
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut object = Map::new();
        let before = self.state.known_twice();
        while let Some(key) = members.next_key_seed(Key)? {
            self.state.count_text(&key)?;
            let place = object.entry(key);
            if let Entry::Occupied(place) = &place {
                self.state.once_more(before, place.key());
            }
            let known = self.state.known_twice();
            match members.next_value_seed(inner) {
                Ok(value) => {
                    self.state.found_in(known, || place.key().clone());
                    match place {
                        Entry::Vacant(place) => {
                            place.insert(value);
                        }
                        Entry::Occupied(mut place) => {
                            place.insert(value);
                        }
                    }
                }
                Err(error) => {
                    self.state.on_the_way_out(place.key().clone());
                    return Err(error);
                }
            };
        }
        Ok(Value::Object(object))
    }
}

/// A key: its text as it is written, so that `200`, `no` and `null` stay what they look like.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a key that is text")
    }

    fn visit_str<E>(self, key: &str) -> Result<String, E> {
        Ok(key.to_owned())
    }

    fn visit_string<E>(self, key: String) -> Result<String, E> {
        Ok(key)
    }
}
