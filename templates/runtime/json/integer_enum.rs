//! Open enums of whole numbers: `json::integer_enum!` and what it expands to.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// Reads a whole number as a type that can be made of any.
pub(crate) fn deserialize_integer<'de, T: From<i64>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_i64(IntegerVisitor(PhantomData))
}

struct IntegerVisitor<T>(PhantomData<T>);

impl<T: From<i64>> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        Ok(T::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let number = i64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))?;
        Ok(T::from(number))
    }
}

/// Declares an enum that is a JSON integer: `json::integer_enum! { pub enum Name else Unknown { Variant = 1, … } }`. Each
/// variant comes with its documentation. `Unknown(i64)` is the variant for values that the document does not list.
macro_rules! integer_enum {
    ($(#[$meta:meta])* pub enum $type:ident else $unknown:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $value:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum $type {
            $(
                $(#[$variant_meta])*
                $variant,
            )*
            /// A value that the document does not list, as it came.
            $unknown(i64),
        }

        impl $type {
            /// The value as it is in JSON.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => *value,
                }
            }
        }

        impl ::std::convert::From<i64> for $type {
            fn from(value: i64) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => {
                        $crate::runtime::json::note_unknown_value();
                        Self::$unknown(value)
                    }
                }
            }
        }

        impl $crate::runtime::json::Open for $type {
            type Base = i64;
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::num::ParseIntError;

            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::num::ParseIntError> {
                value.parse().map(|value: i64| Self::from(value))
            }
        }

        impl $crate::runtime::Parameter for $type {
            fn text(&self) -> ::std::string::String {
                ::std::string::ToString::to_string(&self.as_i64())
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                $crate::runtime::json::deserialize_integer(deserializer)
            }
        }
    };
}
pub(crate) use integer_enum;
