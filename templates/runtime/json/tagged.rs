//! Values of unions that tell by a property what they are.

use serde::de::{DeserializeOwned, Deserializer};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::union::note_kept;
use super::unknown::{Unknown, note_unknown_value};

/// A value, and what the property says.
pub(crate) fn tagged<'de, D: Deserializer<'de>>(
    deserializer: D,
    property: &str,
) -> Result<(Value, Option<String>), D::Error> {
    let value = Value::deserialize(deserializer)?;
    let tag = value.get(property).and_then(Value::as_str).map(str::to_owned);
    Ok((value, tag))
}

/// A value that is being read.
pub(crate) struct Tagged<T> {
    value: Value,
    /// What was read; nothing where the property names no variant, or the value is not as that one must be.
    read: Option<T>,
    /// What was not known before this union.
    before: Unknown,
}

impl<T> Tagged<T> {
    /// Reads the variant that the property names.
    pub(crate) fn read<V: DeserializeOwned>(value: Value, variant: fn(V) -> T) -> Self {
        let before = Unknown::counted();
        let read = V::deserialize(&value).ok().map(variant);
        Self { value, read, before }
    }

    /// A value of which the property names no variant.
    pub(crate) fn other(value: Value) -> Self {
        Self { value, read: None, before: Unknown::counted() }
    }

    /// Reads what could not be read as the variant that the others extend, where it can be.
    pub(crate) fn or<V: DeserializeOwned>(self, variant: fn(V) -> T) -> Self {
        if self.read.is_some() {
            return self;
        }
        self.before.reset();
        match V::deserialize(&self.value) {
            Ok(base) => {
                note_unknown_value();
                Self { read: Some(variant(base)), ..self }
            }
            Err(_) => self,
        }
    }

    /// What was read; the value itself where it is of no variant, or not as the one that it names must be.
    pub(crate) fn finish(self, unknown: fn(Value) -> T) -> T {
        self.read.unwrap_or_else(|| {
            self.before.and_a_value().reset();
            note_kept(&self.value);
            unknown(self.value)
        })
    }
}

/// Writes a variant, with the property that names it where the variant has none of its own.
pub(crate) fn write_tagged<V: Serialize, S: Serializer>(
    content: &V,
    property: &str,
    tag: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(content).map_err(serde::ser::Error::custom)?;
    if let Value::Object(members) = &mut value {
        let own = members.entry(property).or_insert(Value::Null);
        if own.is_null() {
            *own = tag.into();
        }
    }
    value.serialize(serializer)
}
