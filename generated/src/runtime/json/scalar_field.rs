//! The kinds of fields for values that services may send otherwise than their documents say.

use std::collections::BTreeMap;

use serde::de::{Error, MapAccess};
use serde::ser::{Serialize, SerializeMap};
use serde_json::Value;

use super::field::{Entry, Slot};
use super::key::Keys;
use super::scalar::{Scalar, meant};
use super::unread::Unread;

/// The slot of a field whose value may be absent or null: `None` until the property was read.
pub(crate) struct ScalarSlot<T>(pub(crate) Option<T>);

/// The slot of a field that tells null from absent.
pub(crate) struct NullableScalarSlot<T>(pub(crate) Option<Option<T>>);

/// The slot of a field that must have a value.
pub(crate) struct RequiredScalarSlot<T>(pub(crate) Option<T>);

/// The slot of additional properties, which have no field of their own.
pub(crate) struct AdditionalScalarSlot<T>(pub(crate) BTreeMap<String, T>);

impl<'de, T: Scalar, A: MapAccess<'de>> Slot<'de, A> for AdditionalScalarSlot<T> {
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error> {
        let (value, name) = (T::read(map.next_value()?), keys.take_other());
        // Of a property that comes twice, the last counts.
        self.0.remove(&name);
        keys.forget(&name);
        match value {
            Ok(value) => drop(self.0.insert(name, value)),
            Err(other) => keys.keep_as(name, other),
        }
        Ok(())
    }

    fn takes_others(&self) -> bool {
        true
    }
}

impl<'de, T: Scalar, A: MapAccess<'de>> Slot<'de, A> for ScalarSlot<T> {
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error> {
        self.0 = read(map.next_value()?, keys);
        Ok(())
    }
}

impl<'de, T: Scalar, A: MapAccess<'de>> Slot<'de, A> for NullableScalarSlot<T> {
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error> {
        let value: Value = map.next_value()?;
        keys.drop_unread();
        self.0 = if value.is_null() { Some(None) } else { read(value, keys).map(Some) };
        Ok(())
    }
}

impl<'de, T: Scalar, A: MapAccess<'de>> Slot<'de, A> for RequiredScalarSlot<T> {
    fn fill(&mut self, map: &mut A, keys: &mut Keys) -> Result<(), A::Error> {
        let value: Value = map.next_value()?;
        keys.drop_unread();
        // There is no place for `null` but beside the field.
        let read = if value.is_null() { Err(value) } else { T::read(value) };
        self.0 = match read {
            Ok(value) => Some(value),
            Err(other) => match T::guess(&other).or_else(T::neutral) {
                Some(meant) => {
                    keys.keep(other);
                    Some(meant)
                }
                None => return Err(A::Error::custom(keys.unreadable(&other))),
            },
        };
        Ok(())
    }
}

/// A value, or what is meant by one of another type, which is kept beside the field then. There is none of null.
fn read<T: Scalar>(value: Value, keys: &mut Keys) -> Option<T> {
    keys.drop_unread();
    if value.is_null() {
        return None;
    }
    T::read(value).map_or_else(|other| beside(other, keys), Some)
}

fn beside<T: Scalar>(value: Value, keys: &mut Keys) -> Option<T> {
    let meant = T::guess(&value);
    keys.keep(value);
    meant
}

/// The entry of a field whose value may be absent.
pub(crate) struct ScalarEntry<'a, T>(pub(crate) &'a Option<T>);

/// The entry of a field that tells null from absent.
pub(crate) struct NullableScalarEntry<'a, T>(pub(crate) &'a Option<Option<T>>);

/// The entry of a field that may be null, and is always written.
pub(crate) struct RequiredNullableScalarEntry<'a, T>(pub(crate) &'a Option<T>);

/// The entry of a field that must have a value.
pub(crate) struct RequiredScalarEntry<'a, T>(pub(crate) &'a T);

impl<T: Scalar + Serialize, M: SerializeMap> Entry<M> for ScalarEntry<'_, T> {
    fn write(&self, key: &'static str, map: &mut M, unread: &Unread) -> Result<(), M::Error> {
        match (unread.get(key), self.0) {
            (Some(value), own) if T::guess(value) == *own => map.serialize_entry(key, value),
            (_, Some(own)) => map.serialize_entry(key, own),
            (_, None) => Ok(()),
        }
    }
}

impl<T: Scalar + Serialize, M: SerializeMap> Entry<M> for NullableScalarEntry<'_, T> {
    fn write(&self, key: &'static str, map: &mut M, unread: &Unread) -> Result<(), M::Error> {
        match (unread.get(key), self.0) {
            (Some(value), own) if T::guess(value).map(Some) == *own => map.serialize_entry(key, value),
            (_, Some(own)) => map.serialize_entry(key, own),
            (_, None) => Ok(()),
        }
    }
}

impl<T: Scalar + Serialize, M: SerializeMap> Entry<M> for RequiredNullableScalarEntry<'_, T> {
    fn write(&self, key: &'static str, map: &mut M, unread: &Unread) -> Result<(), M::Error> {
        match unread.get(key) {
            Some(value) if T::guess(value) == *self.0 => map.serialize_entry(key, value),
            _ => map.serialize_entry(key, self.0),
        }
    }
}

impl<T: Scalar + Serialize, M: SerializeMap> Entry<M> for RequiredScalarEntry<'_, T> {
    fn write(&self, key: &'static str, map: &mut M, unread: &Unread) -> Result<(), M::Error> {
        match unread.get(key) {
            Some(value) if meant::<T>(value).or_else(T::neutral).as_ref() == Some(self.0) => {
                map.serialize_entry(key, value)
            }
            _ => map.serialize_entry(key, self.0),
        }
    }
}
