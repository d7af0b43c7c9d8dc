//! Objects: `json::object!` and what it expands to.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::field::{Entry, Slot};
use super::key::Keys;
use super::unread::Unread;

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
/// Fields beyond the names are for the properties that have none, where they take these, and for what the others do not hold; what no
/// field takes is skipped.
pub(crate) fn read<'de, A: MapAccess<'de>>(
    mut map: A,
    names: &'static [&'static str],
    fields: &mut [&mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    let takes_others = fields.get(names.len()).is_some_and(|field| field.takes_others());
    let mut keys = Keys::new(names, takes_others);
    while let Some(index) = map.next_key_seed(&mut keys)? {
        match fields.get_mut(index) {
            Some(field) if index < names.len() || takes_others => field.fill(&mut map, &mut keys)?,
            _ => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    fields.last_mut().into_iter().for_each(|field| field.finish(&mut keys));
    Ok(())
}

/// Writes an object. A field beyond the names writes names of its own; what the fields do not hold comes last.
pub(crate) fn write<S: Serializer>(
    serializer: S,
    names: &[&'static str],
    fields: &[&dyn Entry<S::SerializeMap>],
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let none = Unread::default();
    let unread = fields.last().and_then(|field| field.unread()).unwrap_or(&none);
    let all = names.iter().copied().chain([""]);
    all.zip(fields).try_for_each(|(name, field)| field.write(name, &mut map, unread))?;
    unread.write(&mut map, |name| names.contains(&name) || fields.iter().any(|field| field.writes(name)))?;
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
/// - `unread`, an [`Unread`](crate::Unread), without a key and at the very end: the properties that have no field, and values that are not
///   of their field's type. `odd`, the same, is for these values alone.
///
/// `optional_scalar`, `nullable_scalar`, `required_scalar` and `required_nullable_scalar` are for texts, numbers, booleans and dates, for
/// enumerations, and for lists and maps of these: a value of another type goes where `odd` or `unread` keeps it, and fails nothing.
///
/// `sent` before the name is for objects that callers make: it adds `new`, and setters. Behind the key then stands how a caller gives
/// a field: `=> (T)` as an argument of `new`; `= Kind::Only` not at all, as it has one value; `(T)` by a setter, which has the name of
/// the field, or another one as in `(T) as clone_`; and `(T) or thing_null` by one that takes a value and one that makes it null.
///
/// It is expanded for every model, so that what it expands to is little, and leaves little to
/// infer.
macro_rules! object {
    (sent $type:ident {
        $($kind:ident $field:ident $(: $key:literal)?
            $(=> ($($argument:tt)+))? $(($($own:tt)+) $(as $setter:ident)? $(or $null:ident)?)? $(= $constant:expr)?),* $(,)?
    }) => {
        #[allow(
            clippy::new_without_default,
            clippy::self_named_constructors,
            clippy::should_implement_trait,
            clippy::too_many_arguments,
            clippy::wrong_self_convention,
            deprecated,
            reason = "what it has, and what that is called, is the document's choice"
        )]
        impl $type {
            #[doc = concat!("Makes a [`", stringify!($type), "`] of what it must have.")]
            pub fn new($($($field: $crate::runtime::json::argument!($($argument)+),)?)*) -> Self {
                Self {
                    $($field: $crate::runtime::json::initial!(
                        $kind $(=> $field ($($argument)+))? $(= $constant)?
                    )),*
                }
            }

            $($($crate::runtime::json::setter! {
                $kind $field ($($own)+) $(as $setter)? $(or $null)?
            })?)*
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
