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

/// Fills the fields of an object from its properties. Where a property comes twice, the last
/// counts.
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

/// Makes a struct a JSON object: `json::object!(Name { optional field: "key", … })`, with the kinds
/// of fields:
///
/// - `optional`, an `Option<T>`: absent and null are read as `None`, which is not written.
/// - `nullable`, an `Option<Option<T>>`: absent is `None`, null is `Some(None)`.
/// - `required`, a `T`: absent is an error.
/// - `required_nullable`, an `Option<T>`: absent and null are read as `None`, which is written as
///   null.
/// - `rest`, a `BTreeMap<String, T>`, without a key and at the end: the properties that have no
///   field (OpenAPI 3.0, `additionalProperties`).
///
/// `new` before the name adds a constructor, which takes the required fields; each of them then has its type at its end:
/// `json::object!(new Name { required field: "key" => String, … })`.
///
/// It is expanded for every model, so that what it expands to is little, and leaves little to
/// infer.
macro_rules! object {
    (new $type:ident { $($kind:ident $field:ident $(: $key:literal)? $(=> $required:ty)?),* $(,)? }) => {
        impl $type {
            #[doc = concat!("Makes a [`", stringify!($type), "`] of what it must have.")]
            #[allow(
                clippy::self_named_constructors,
                clippy::too_many_arguments,
                deprecated,
                reason = "what it is called and must have is the document's choice"
            )]
            pub fn new($($($field: $required,)?)*) -> Self {
                Self { $($field: $crate::runtime::json::initial!($kind $field)),* }
            }
        }

        $crate::runtime::json::object!($type { $($kind $field $(: $key)?),* });
    };
    ($type:ident { $($kind:ident $field:ident $(: $key:literal)?),* $(,)? }) => {
        #[allow(deprecated, reason = "a field that the document advises against is on the wire all the same")]
        impl $crate::runtime::json::Object for $type {
            fn read<'de, __A: ::serde::de::MapAccess<'de>>(
                map: __A,
            ) -> ::std::result::Result<Self, __A::Error> {
                $(let mut $field = $crate::runtime::json::slot!($kind);)*
                $crate::runtime::json::read(map, &[$($($key,)?)*], &mut [$(&mut $field),*])?;
                ::std::result::Result::Ok(Self { $($field: $crate::runtime::json::take!($kind $field $($key)?)),* })
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                $crate::runtime::json::deserialize(deserializer)
            }
        }

        #[allow(deprecated, reason = "a field that the document advises against is on the wire all the same")]
        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::runtime::json::write(
                    serializer,
                    &[$($($key,)?)*],
                    &[$($crate::runtime::json::entry!($kind &self.$field)),*],
                )
            }
        }
    };
}
pub(crate) use object;
