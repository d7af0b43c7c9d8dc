//! The kinds of fields, by the names that `json::object!` has for them.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Error, MapAccess};
use serde::ser::{Serialize, SerializeMap};

use super::key::Keys;

/// A place for the value of a property while an object is read.
pub(crate) trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the value of the property whose key was read last.
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error>;
}

/// A field while an object is written.
pub(crate) trait Entry<M: SerializeMap> {
    /// Writes the property or, where it is absent, nothing.
    fn write(&self, key: &'static str, map: &mut M) -> Result<(), M::Error>;
}

/// The slot of a field that tells null from absent, or that must not be absent: `None` until the property was read.
pub(crate) struct PresentSlot<T>(pub(crate) Option<T>);

/// The slot of additional properties, which have no field of their own.
pub(crate) struct AdditionalSlot<T>(pub(crate) BTreeMap<String, T>);

/// The entry of a required field, which is always written.
pub(crate) struct RequiredEntry<'a, T>(pub(crate) &'a T);

/// The entry of additional properties, which have no field of their own.
pub(crate) struct AdditionalEntry<'a, T>(pub(crate) &'a BTreeMap<String, T>);

impl<'de, T: Deserialize<'de>, A: MapAccess<'de>> Slot<'de, A> for Option<T> {
    fn fill(&mut self, map: &mut A, _: &mut Keys) -> Result<(), A::Error> {
        *self = map.next_value()?;
        Ok(())
    }
}

impl<'de, T: Deserialize<'de>, A: MapAccess<'de>> Slot<'de, A> for PresentSlot<T> {
    fn fill(&mut self, map: &mut A, _: &mut Keys) -> Result<(), A::Error> {
        self.0 = Some(map.next_value()?);
        Ok(())
    }
}

impl<'de, T: Deserialize<'de>, A: MapAccess<'de>> Slot<'de, A> for AdditionalSlot<T> {
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error> {
        self.0.insert(keys.take_other(), map.next_value()?);
        Ok(())
    }
}

impl<T: Serialize, M: SerializeMap> Entry<M> for Option<T> {
    fn write(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        match self {
            Some(value) => map.serialize_entry(key, value),
            None => Ok(()),
        }
    }
}

impl<T: Serialize, M: SerializeMap> Entry<M> for RequiredEntry<'_, T> {
    fn write(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(key, self.0)
    }
}

impl<T: Serialize, M: SerializeMap> Entry<M> for AdditionalEntry<'_, T> {
    fn write(&self, _key: &'static str, map: &mut M) -> Result<(), M::Error> {
        self.0.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
    }
}

/// The error for a property that must not be absent.
pub(crate) fn missing<T, E: Error>(key: &'static str) -> Result<T, E> {
    Err(E::missing_field(key))
}

/// An empty slot for a kind of field.
macro_rules! slot {
    (optional) => {
        ::std::option::Option::None
    };
    (required_nullable) => {
        ::std::option::Option::None
    };
    (nullable) => {
        $crate::runtime::json::field::PresentSlot(::std::option::Option::None)
    };
    (required) => {
        $crate::runtime::json::field::PresentSlot(::std::option::Option::None)
    };
    (rest) => {
        $crate::runtime::json::field::AdditionalSlot(::std::default::Default::default())
    };
}

/// The value of a field, from its slot.
macro_rules! take {
    (optional $slot:ident $key:literal) => {
        $slot
    };
    (required_nullable $slot:ident $key:literal) => {
        $slot
    };
    (nullable $slot:ident $key:literal) => {
        $slot.0
    };
    (required $slot:ident $key:literal) => {
        match $slot.0 {
            ::std::option::Option::Some(value) => value,
            ::std::option::Option::None => return $crate::runtime::json::field::missing($key),
        }
    };
    (rest $slot:ident) => {
        $slot.0
    };
}

/// The entry of a field.
macro_rules! entry {
    (optional $value:expr) => {
        $value
    };
    (nullable $value:expr) => {
        $value
    };
    (required $value:expr) => {
        &$crate::runtime::json::field::RequiredEntry($value)
    };
    (required_nullable $value:expr) => {
        &$crate::runtime::json::field::RequiredEntry($value)
    };
    (rest $value:expr) => {
        &$crate::runtime::json::field::AdditionalEntry($value)
    };
}

/// The value of a field in a new object: the argument, or nothing.
macro_rules! initial {
    (required $value:ident) => {
        $value
    };
    ($kind:ident $value:ident) => {
        ::std::default::Default::default()
    };
}

pub(crate) use {entry, initial, slot, take};
