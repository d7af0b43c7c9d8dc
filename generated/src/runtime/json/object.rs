//! Objects: `json::object!` and what it expands to.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::field::{Entry, Slot};
use super::key::Keys;

/// A model that is a JSON object.
pub(crate) trait Object: Sized {
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads an object.
#[inline]
pub(crate) fn deserialize<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// Fills the fields of an object from its properties. Where a property comes twice, the last counts.
///
/// A field beyond the names is for the properties that have none; without it they are skipped.
pub(crate) fn read<'de, A: MapAccess<'de>>(
    mut map: A,
    names: &'static [&'static str],
    fields: &mut [&mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    let mut keys = Keys::new(names, fields.len() > names.len());
    while let Some(index) = map.next_key_seed(&mut keys)? {
        match fields.get_mut(index) {
            Some(field) => field.fill(&mut map, &mut keys)?,
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    Ok(())
}

/// Writes an object. A field beyond the names writes names of its own.
pub(crate) fn write<S: Serializer>(
    serializer: S,
    names: &[&'static str],
    fields: &[&dyn Entry<S::SerializeMap>],
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let names = names.iter().copied().chain([""]);
    names.zip(fields).try_for_each(|(name, field)| field.write(name, &mut map))?;
    map.end()
}

/// Makes a struct a JSON object: `json::object!(Name { optional field: "key", … })`. The kinds of fields are those of
/// [`field`](super::field); `rest`, without a key, comes last.
///
/// The first arm is the second, written with less to compile: in most objects every property is optional.
macro_rules! object {
    ($type:ident { $(optional $field:ident: $key:literal),* $(,)? }) => {
        #[allow(deprecated, reason = "a field that the document advises against is still on the wire")]
        impl $crate::runtime::json::Object for $type {
            fn read<'de, A: ::serde::de::MapAccess<'de>>(map: A) -> ::std::result::Result<Self, A::Error> {
                #[allow(unused_mut, reason = "an object may have no fields")]
                let mut object = Self { $($field: None),* };
                $crate::runtime::json::read(map, &[$($key),*], &mut [$(&mut object.$field),*])?;
                Ok(object)
            }
        }

        #[allow(deprecated, reason = "as above")]
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::json::deserialize(deserializer)
            }
        }

        #[allow(deprecated, reason = "as above")]
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::json::write(serializer, &[$($key),*], &[$(&self.$field),*])
            }
        }
    };
    ($type:ident { $($kind:ident $field:ident $(: $key:literal)?),* $(,)? }) => {
        #[allow(deprecated, reason = "a field that the document advises against is still on the wire")]
        impl $crate::runtime::json::Object for $type {
            fn read<'de, A: ::serde::de::MapAccess<'de>>(map: A) -> ::std::result::Result<Self, A::Error> {
                use $crate::runtime::json::field;
                $(let mut $field = field::$kind::slot();)*
                $crate::runtime::json::read(map, &[$($($key,)?)*], &mut [$(&mut $field),*])?;
                Ok(Self { $($field: field::$kind::take($field $(, $key)?)?),* })
            }
        }

        #[allow(deprecated, reason = "as above")]
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::json::deserialize(deserializer)
            }
        }

        #[allow(deprecated, reason = "as above")]
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                use $crate::runtime::json::field;
                $crate::runtime::json::write(serializer, &[$($($key,)?)*], &[$(&field::$kind::entry(&self.$field)),*])
            }
        }
    };
}
pub(crate) use object;
