//! The kinds of fields, by the names that `json::object!` has for them.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Error, MapAccess};
use serde::ser::{Serialize, SerializeMap};
use serde_json::value::RawValue;

use super::key::Keys;
use super::unread::Unread;

/// A place for the value of a property while an object is read.
pub(crate) trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the value of the property whose key was read last.
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error>;

    /// Whether it is for properties that have no field.
    fn takes_others(&self) -> bool {
        false
    }

    /// Takes what no field holds, when all has been read.
    fn finish(&mut self, _: &mut Keys) {}
}

/// A field while an object is written.
pub(crate) trait Entry<M: SerializeMap> {
    /// Writes the property or, where it is absent, nothing. What no field holds is given, for a field of which it is.
    fn write(&self, key: &'static str, map: &mut M, unread: &Unread) -> Result<(), M::Error>;

    /// Whether it is for properties that have no field, and writes one of this name.
    fn writes(&self, _name: &str) -> bool {
        false
    }

    /// What no field holds, where this is the entry of that.
    fn unread(&self) -> Option<&Unread> {
        None
    }
}

/// The slot of a field that tells null from absent, or that must not be absent: `None` until the property was read.
pub(crate) struct PresentSlot<T>(pub(crate) Option<T>);

/// The slot of additional properties, which have no field of their own.
pub(crate) struct AdditionalSlot<T>(pub(crate) BTreeMap<String, T>);

/// The slot of what no field holds: values that are not of the type of their fields, and, where it takes them, properties that have no
/// field.
#[derive(Default)]
pub(crate) struct UnreadSlot {
    pub(crate) unread: Unread,
    pub(crate) takes_others: bool,
}

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

    fn takes_others(&self) -> bool {
        true
    }
}

impl<'de, A: MapAccess<'de>> Slot<'de, A> for UnreadSlot {
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error> {
        let text: Box<RawValue> = map.next_value()?;
        keys.keep_property(serde_json::from_str(text.get()).ok());
        Ok(())
    }

    fn takes_others(&self) -> bool {
        self.takes_others
    }

    fn finish(&mut self, keys: &mut Keys) {
        self.unread = keys.take_unread();
    }
}

impl<M: SerializeMap> Entry<M> for Unread {
    fn write(&self, _: &'static str, _: &mut M, _: &Unread) -> Result<(), M::Error> {
        Ok(())
    }

    fn unread(&self) -> Option<&Unread> {
        Some(self)
    }
}

impl<T: Serialize, M: SerializeMap> Entry<M> for Option<T> {
    fn write(&self, key: &'static str, map: &mut M, _: &Unread) -> Result<(), M::Error> {
        match self {
            Some(value) => map.serialize_entry(key, value),
            None => Ok(()),
        }
    }
}

impl<T: Serialize, M: SerializeMap> Entry<M> for RequiredEntry<'_, T> {
    fn write(&self, key: &'static str, map: &mut M, _: &Unread) -> Result<(), M::Error> {
        map.serialize_entry(key, self.0)
    }
}

impl<T: Serialize, M: SerializeMap> Entry<M> for AdditionalEntry<'_, T> {
    fn write(&self, _: &'static str, map: &mut M, _: &Unread) -> Result<(), M::Error> {
        self.0.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
    }

    fn writes(&self, name: &str) -> bool {
        self.0.contains_key(name)
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
    (optional_scalar) => {
        $crate::runtime::json::scalar_field::ScalarSlot(::std::option::Option::None)
    };
    (required_nullable_scalar) => {
        $crate::runtime::json::scalar_field::ScalarSlot(::std::option::Option::None)
    };
    (nullable_scalar) => {
        $crate::runtime::json::scalar_field::NullableScalarSlot(::std::option::Option::None)
    };
    (rest_scalar) => {
        $crate::runtime::json::scalar_field::AdditionalScalarSlot(::std::default::Default::default())
    };
    (required_scalar) => {
        $crate::runtime::json::scalar_field::RequiredScalarSlot(::std::option::Option::None)
    };
    (odd) => {
        $crate::runtime::json::field::UnreadSlot::default()
    };
    (unread) => {
        $crate::runtime::json::field::UnreadSlot { takes_others: true, ..::std::default::Default::default() }
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
    (required $slot:ident $key:literal) => {
        match $slot.0 {
            ::std::option::Option::Some(value) => value,
            ::std::option::Option::None => return $crate::runtime::json::field::missing($key),
        }
    };
    (required_scalar $slot:ident $key:literal) => {
        $crate::runtime::json::take!(required $slot $key)
    };
    (odd $slot:ident) => {
        $slot.unread
    };
    (unread $slot:ident) => {
        $slot.unread
    };
    ($kind:ident $slot:ident $($key:literal)?) => {
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
    (rest_scalar $value:expr) => {
        &$crate::runtime::json::field::AdditionalEntry($value)
    };
    (optional_scalar $value:expr) => {
        &$crate::runtime::json::scalar_field::ScalarEntry($value)
    };
    (nullable_scalar $value:expr) => {
        &$crate::runtime::json::scalar_field::NullableScalarEntry($value)
    };
    (required_scalar $value:expr) => {
        &$crate::runtime::json::scalar_field::RequiredScalarEntry($value)
    };
    (required_nullable_scalar $value:expr) => {
        &$crate::runtime::json::scalar_field::RequiredNullableScalarEntry($value)
    };
    (odd $value:expr) => {
        $value
    };
    (unread $value:expr) => {
        $value
    };
}

pub(crate) use {entry, slot, take};
