//! Unions: `json::union!` and what it expands to.

use std::cell::Cell;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

use super::unknown::Unknown;

thread_local! {
    /// How many values may still be read to decode the outermost union; none while no union is decoded.
    static DECODE_BUDGET: Cell<Option<usize>> = const { Cell::new(None) };
    /// How many values there are in the value that was kept last as it came.
    static KEPT_SIZE: Cell<usize> = const { Cell::new(0) };
}

/// How often each value of a union may be read, which makes the budget: unions in unions are read once for each variant of each of
/// them, which is without bound where a service sends them deeper and deeper. What is left then is kept as it came.
const READS_PER_VALUE: usize = 256;

/// A value of a union that is being read, with the best reading of it so far.
pub(crate) struct Candidates<T> {
    value: Value,
    /// How many values it has in it.
    size: usize,
    is_outermost: bool,
    /// What was not known before this union.
    before: Unknown,
    best: Option<(Unknown, T)>,
}

impl<T> Candidates<T> {
    pub(crate) fn of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let size = size(&value);
        let is_outermost = DECODE_BUDGET.get().is_none();
        if is_outermost {
            DECODE_BUDGET.set(Some(size.saturating_mul(READS_PER_VALUE)));
        }
        Ok(Self { value, size, is_outermost, before: Unknown::counted(), best: None })
    }

    /// Reads the value as one variant; it is taken where it knows more of the value than those before it. A property that
    /// has another value than its constants shows that the value is of another variant.
    pub(crate) fn read<V: DeserializeOwned>(mut self, constants: &[Property<'_>], variant: fn(V) -> T) -> Self {
        if !constants.iter().all(|property| allows(property, &self.value)) {
            return self;
        }
        let budget = DECODE_BUDGET.get().and_then(|budget| budget.checked_sub(self.size));
        let is_known = self.best.as_ref().is_some_and(|(unknown, _)| *unknown == Unknown::default());
        if is_known || budget.is_none() {
            return self;
        }
        DECODE_BUDGET.set(budget);
        Unknown::default().reset();
        KEPT_SIZE.set(0);
        let read = V::deserialize(&self.value);
        // A variant that is a union itself keeps what it does not know: it is of none of its variants, and so of none of these.
        if KEPT_SIZE.get() == self.size {
            return self;
        }
        let unknown = Unknown::counted();
        if let Ok(read) = read
            && self.best.as_ref().is_none_or(|(least, _)| unknown < *least)
        {
            self.best = Some((unknown, variant(read)));
        }
        self
    }

    /// The best reading, or the value itself where it is of no variant.
    pub(crate) fn finish(self, unknown: fn(Value) -> T) -> T {
        let (left, best) = self.best.unwrap_or_else(|| {
            KEPT_SIZE.set(self.size);
            (Unknown::default().and_a_value(), unknown(self.value))
        });
        self.before.and(left).reset();
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

/// Notes that a value was kept as it came.
pub(crate) fn note_kept(value: &Value) {
    KEPT_SIZE.set(size(value));
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

/// Makes an enum a union: `json::union!(Name else Unknown { Cat(Cat), … })`. `Unknown(Value)` keeps what is of no
/// variant. A variant may hold its content in a `Box`.
///
/// Without a discriminator, the variant is taken that knows the most of the value: the first one, in order, of
/// those that leave the fewest properties and values of enumerations unknown. `Cat(Cat) if "kind" == "cat" | "tomcat"` leaves the
/// variant out where the property has another value. With a discriminator, `by "kind"` and `Cat(Cat) = "cat" | "tomcat"`, the
/// property decides (OpenAPI 3.0.4, section 4.7.25), and what is not as the variant that it names must be is of none; `or Pet(Pet)` is
/// the variant of both.
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
                ::std::result::Result::Ok((match tag.as_deref() {
                    $(::std::option::Option::Some($tag $(| $other)*) => $crate::runtime::json::Tagged::read(
                        value,
                        |content: $content| Self::$variant(content.into()),
                    ),)*
                    _ => $crate::runtime::json::Tagged::other(value),
                })
                $(.or(|content: $base| Self::$fallback(content.into())))?
                .finish(Self::$unknown))
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
