//! Unions: `json::union!` and what it expands to.

use std::cell::Cell;

use serde::de::{DeserializeOwned, Deserializer, Error};
use serde::{Deserialize, Serialize};
use serde_json::Value;

thread_local! {
    /// How many unknown properties and values of enumerations were read since the count was last reset.
    static UNKNOWN_COUNT: Cell<u32> = const { Cell::new(0) };
    /// How many values may still be read to decode the outermost union; none while no union is decoded.
    static DECODE_BUDGET: Cell<Option<usize>> = const { Cell::new(None) };
}

/// How often each value of a union may be read, which makes the budget: unions in unions are read once for each variant of each of
/// them, which is without bound where a service sends them deeper and deeper. What is left then is kept as it came.
const READS_PER_VALUE: usize = 256;

/// Counts a property or a value that the type which is being read does not know.
pub(crate) fn note_unknown() {
    UNKNOWN_COUNT.set(UNKNOWN_COUNT.get().saturating_add(1));
}

/// A value of a union that is being read, with the best reading of it so far.
pub(crate) struct Candidates<T> {
    value: Value,
    /// How many values it has in it.
    size: usize,
    is_outermost: bool,
    /// The count of unknown properties and values before this union.
    before: u32,
    best: Option<(u32, T)>,
}

impl<T> Candidates<T> {
    pub(crate) fn of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let size = size(&value);
        let is_outermost = DECODE_BUDGET.get().is_none();
        if is_outermost {
            DECODE_BUDGET.set(Some(size.saturating_mul(READS_PER_VALUE)));
        }
        Ok(Self { value, size, is_outermost, before: UNKNOWN_COUNT.get(), best: None })
    }

    /// Reads the value as one variant; it is taken where it knows more of the value than those before it. A property that
    /// has another value than its constants shows that the value is of another variant.
    pub(crate) fn read<V: DeserializeOwned>(mut self, constants: &[Property<'_>], variant: fn(V) -> T) -> Self {
        if !constants.iter().all(|property| allows(property, &self.value)) {
            return self;
        }
        let budget = DECODE_BUDGET.get().and_then(|budget| budget.checked_sub(self.size));
        if matches!(self.best, Some((0, _))) || budget.is_none() {
            return self;
        }
        DECODE_BUDGET.set(budget);
        UNKNOWN_COUNT.set(0);
        let read = V::deserialize(&self.value);
        let unknown_count = UNKNOWN_COUNT.get();
        if let Ok(read) = read
            && self.best.as_ref().is_none_or(|(fewest, _)| unknown_count < *fewest)
        {
            self.best = Some((unknown_count, variant(read)));
        }
        self
    }

    /// The best reading, or the value itself where it is of no variant: nothing in it is known then.
    pub(crate) fn finish(self, unknown: fn(Value) -> T) -> T {
        let size = u32::try_from(self.size).unwrap_or(u32::MAX);
        let (unknown_count, best) = self.best.unwrap_or_else(|| (size, unknown(self.value)));
        UNKNOWN_COUNT.set(self.before.saturating_add(unknown_count));
        if self.is_outermost {
            DECODE_BUDGET.set(None);
        }
        best
    }
}

/// A value that a property has in every object of a variant.
pub(crate) trait Constant {
    fn is(&self, value: &Value) -> bool;
}

impl Constant for &str {
    fn is(&self, value: &Value) -> bool {
        value == self
    }
}

impl Constant for bool {
    fn is(&self, value: &Value) -> bool {
        value == self
    }
}

impl Constant for i64 {
    /// 1.0 is 1 (JSON Schema 2020-12, Core, section 4.2.3).
    fn is(&self, value: &Value) -> bool {
        value == self || value.as_f64() == Some(*self as f64)
    }
}

/// A property, and the constants that it may have.
pub(crate) type Property<'a> = (&'a str, &'a [&'a dyn Constant]);

/// Whether a value has one of the constants, or nothing that says otherwise.
fn allows((name, constants): &Property<'_>, value: &Value) -> bool {
    match value.get(name) {
        None | Some(Value::Null) => true,
        Some(own) => constants.iter().any(|constant| constant.is(own)),
    }
}

/// How many values there are in a value, itself included.
fn size(value: &Value) -> usize {
    let inner: usize = match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    };
    inner.saturating_add(1)
}

/// A value that tells by a property what it is, and what the property says.
pub(crate) fn tagged<'de, D: Deserializer<'de>>(
    deserializer: D,
    property: &str,
) -> Result<(Value, Option<String>), D::Error> {
    let value = Value::deserialize(deserializer)?;
    let tag = value.get(property).and_then(Value::as_str).map(str::to_owned);
    Ok((value, tag))
}

/// Reads the variant that the property names.
pub(crate) fn variant<T, V: DeserializeOwned, E: Error>(value: Value, variant: fn(V) -> T) -> Result<T, E> {
    V::deserialize(value).map(variant).map_err(E::custom)
}

/// Reads the variant of what the property says nothing of, where the value can be of it.
pub(crate) fn fallback<T, V: DeserializeOwned>(value: &Value, variant: fn(V) -> T) -> Option<T> {
    V::deserialize(value).ok().map(variant)
}

/// Writes a variant, with the property that names it where the variant has none of its own.
pub(crate) fn write_tagged<V: Serialize, S: serde::Serializer>(
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

/// Makes an enum a union: `json::union!(Name else Unknown { Cat(Cat), … })`. `Unknown(Value)` keeps what is of no
/// variant. A variant may hold its content in a `Box`.
///
/// Without a discriminator, the variant is taken that knows the most of the value: the first one, in order, of
/// those that leave the fewest properties and values of enumerations unknown. `Cat(Cat) if "kind" == "cat" | "tomcat"` leaves the
/// variant out where the property has another value. With a discriminator, `by "kind"` and `Cat(Cat) = "cat" | "tomcat"`, the
/// property decides (OpenAPI 3.0.4, section 4.7.25); `or Pet(Pet)` is the variant of what it says nothing of.
macro_rules! union {
    ($type:ident else $unknown:ident {
        $($variant:ident($content:ty) $(if $($property:literal == $($constant:literal)|+)&&+)?),* $(,)?
    }) => {
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                let candidates = $crate::runtime::json::Candidates::of(deserializer)?
                    $(.read(
                        &[$($(($property, &[$(&$constant),+])),+)?],
                        |content: $content| Self::$variant(content.into()),
                    ))*;
                ::std::result::Result::Ok(candidates.finish(Self::$unknown))
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                match self {
                    $(Self::$variant(content) => content.serialize(serializer),)*
                    Self::$unknown(value) => value.serialize(serializer),
                }
            }
        }
    };
    ($type:ident by $property:literal $(or $fallback:ident($base:ty))? else $unknown:ident {
        $($variant:ident($content:ty) = $tag:literal $(| $other:literal)*),* $(,)?
    }) => {
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                let (value, tag) = $crate::runtime::json::tagged(deserializer, $property)?;
                match tag.as_deref() {
                    $(::std::option::Option::Some($tag $(| $other)*) => {
                        $crate::runtime::json::variant(value, |content: $content| Self::$variant(content.into()))
                    })*
                    _ => {
                        $crate::runtime::json::note_unknown();
                        $(
                            let read = |content: $base| Self::$fallback(content.into());
                            if let ::std::option::Option::Some(own) = $crate::runtime::json::fallback(&value, read) {
                                return ::std::result::Result::Ok(own);
                            }
                        )?
                        ::std::result::Result::Ok(Self::$unknown(value))
                    }
                }
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                match self {
                    $(Self::$variant(content) => {
                        $crate::runtime::json::write_tagged(content, $property, $tag, serializer)
                    })*
                    $(Self::$fallback(content) => content.serialize(serializer),)?
                    Self::$unknown(value) => value.serialize(serializer),
                }
            }
        }
    };
}
pub(crate) use union;

/// Makes the variants of a union from what they hold: `json::from_variants!(Name { Cat(Cat), … })`.
macro_rules! from_variants {
    ($type:ident { $($variant:ident($content:ty)),* $(,)? }) => {
        $(impl ::std::convert::From<$content> for $type {
            fn from(content: $content) -> Self {
                Self::$variant(content.into())
            }
        })*
    };
}
pub(crate) use from_variants;
