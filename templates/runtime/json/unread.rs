//! What of an object its fields do not hold.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde_json::Value;

/// What a service sent of an object and its fields do not hold, by the names of the properties, as it came.
///
/// That is a value of another type than the document says, such as a text where a number is to be: the field has what is meant by it
/// (5 for `"5"`), else nothing; where it cannot be nothing it has a zero, an empty text or list, or the beginning of 1970. In
/// most objects that are sent as well it is also each property that the document does not name.
///
/// When the object is written, all of it is written as it came; a value whose field has another value by then is not, so that one which
/// is to be nothing, or what was meant, must be taken out by [`remove`](Self::remove). Numbers are those of
/// [`serde_json::Value`]: beyond 2^64 and 17 digits they are rounded.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::box_collection, reason = "there is one in each object, which mostly is empty")]
pub struct Unread(Option<Box<BTreeMap<String, Value>>>);

impl Unread {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The value of a property.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.get(name)
    }

    /// All properties with their values, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().flat_map(|all| all.iter()).map(|(name, value)| (name.as_str(), value))
    }

    /// Adds a property, or gives it another value: it is sent where no field has a value for it.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.0.get_or_insert_default().insert(name.into(), value.into());
    }

    /// Takes a property out: it is not sent any more.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let value = self.0.as_mut()?.remove(name);
        self.0.take_if(|all| all.is_empty());
        value
    }

    /// Writes the properties that nothing else writes.
    pub(super) fn write<M: SerializeMap>(
        &self,
        map: &mut M,
        is_written: impl Fn(&str) -> bool,
    ) -> Result<(), M::Error> {
        let mut beyond = self.iter().filter(|(name, _)| !is_written(name));
        beyond.try_for_each(|(name, value)| map.serialize_entry(name, value))
    }
}
