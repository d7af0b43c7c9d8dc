//! Values as styles tell them apart.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A value as JSON, or why it cannot be written as that.
///
/// All values that are not mere text come through here, so that a model's code for writing is
/// compiled for one serializer only.
pub(super) fn json(value: &(impl Serialize + ?Sized)) -> Result<Vec<u8>, String> {
    serde_json::to_vec(value).map_err(|error| format!("it cannot be written as JSON: {error}"))
}

/// [`json`] as text.
pub(super) fn json_text(value: &(impl Serialize + ?Sized)) -> Result<String, String> {
    utf8(json(value))
}

pub(super) fn utf8(json: Result<Vec<u8>, String>) -> Result<String, String> {
    String::from_utf8(json?).map_err(|error| error.to_string())
}

/// A value as styles tell values apart. What is null is "undefined" (RFC 6570, section 2.3), and is
/// left out of arrays and objects.
pub(super) enum Shape {
    Null,
    Scalar(String),
    Array(Vec<Value>),
    /// The properties in their own order.
    Object(Vec<(String, Value)>),
}

impl Shape {
    pub(super) fn of(json: Result<Vec<u8>, String>) -> Result<Self, String> {
        let json = json?;
        // `Value` would sort the properties.
        let shape = match json.first() {
            Some(b'{') => serde_json::from_slice::<Pairs<Value>>(&json).map(|Pairs(pairs)| Self::Object(pairs)),
            _ => serde_json::from_slice::<Value>(&json).map(Self::of_value),
        };
        shape.map(Self::defined).map_err(|error| error.to_string())
    }

    pub(super) fn of_value(value: Value) -> Self {
        match value {
            Value::Array(items) => Self::Array(items).defined(),
            Value::Object(object) => Self::Object(object.into_iter().collect()).defined(),
            value => scalar(&value).map_or(Self::Null, Self::Scalar),
        }
    }

    fn defined(mut self) -> Self {
        match &mut self {
            Self::Array(items) => items.retain(|item| !item.is_null()),
            Self::Object(pairs) => pairs.retain(|(_, value)| !value.is_null()),
            Self::Null | Self::Scalar(_) => {}
        }
        self
    }
}

/// The text of a value that is neither null nor made of others, as a parameter of its own would
/// have it.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Bool(value) => Some(value.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        Value::Number(number) => Some(number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// An object in the order of its properties.
pub(super) struct Pairs<T>(pub(super) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}
