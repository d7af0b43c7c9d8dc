//! Values that services send otherwise than their documents say.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde_json::Value;

/// A text, a number, a boolean or a date, or a list or a map of these.
pub(crate) trait Scalar: Sized + PartialEq {
    /// Whether a value is of the type.
    fn is(value: &Value) -> bool;

    /// Reads a value of the type; one of another type is given back.
    fn read(value: Value) -> Result<Self, Value>;

    /// What is meant by a value of another type.
    fn guess(_value: &Value) -> Option<Self> {
        None
    }

    /// What stands where there must be a value, and none can be told; without it, that is an error.
    fn neutral() -> Option<Self>;
}

/// An open enumeration: it can be made of any value of a type.
pub(crate) trait Open: From<Self::Base> + PartialEq {
    type Base: Scalar;
}

impl<T: Open> Scalar for T {
    fn is(value: &Value) -> bool {
        T::Base::is(value)
    }

    fn read(value: Value) -> Result<Self, Value> {
        T::Base::read(value).map(Self::from)
    }

    fn guess(value: &Value) -> Option<Self> {
        T::Base::guess(value).map(Self::from)
    }

    fn neutral() -> Option<Self> {
        T::Base::neutral().map(Self::from)
    }
}

impl Scalar for String {
    fn is(value: &Value) -> bool {
        value.is_string()
    }

    fn read(value: Value) -> Result<Self, Value> {
        match value {
            Value::String(text) => Ok(text),
            other => Err(other),
        }
    }

    /// The text of a number that is exact, or of a boolean.
    fn guess(value: &Value) -> Option<Self> {
        let is_exact = value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.abs() < EXACT);
        (is_exact || value.is_boolean()).then(|| value.to_string())
    }

    fn neutral() -> Option<Self> {
        Some(Self::new())
    }
}

impl Scalar for bool {
    fn is(value: &Value) -> bool {
        value.is_boolean()
    }

    fn read(value: Value) -> Result<Self, Value> {
        value.as_bool().ok_or(value)
    }

    fn guess(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => text.parse().ok(),
            Value::Number(number) if number.as_u64() == Some(0) => Some(false),
            Value::Number(number) if number.as_u64() == Some(1) => Some(true),
            _ => None,
        }
    }

    fn neutral() -> Option<Self> {
        Some(false)
    }
}

impl Scalar for f64 {
    fn is(value: &Value) -> bool {
        value.is_number()
    }

    fn read(value: Value) -> Result<Self, Value> {
        value.as_f64().ok_or(value)
    }

    /// JSON has no number that is not finite, so that none could be written.
    fn guess(value: &Value) -> Option<Self> {
        value.as_str()?.parse().ok().filter(|number: &f64| number.is_finite())
    }

    fn neutral() -> Option<Self> {
        Some(0.0)
    }
}

/// Whole numbers. 1.0 is 1 (JSON Schema 2020-12, Core, section 4.2.3).
macro_rules! whole_numbers {
    ($($number:ty),*) => {
        $(impl $crate::runtime::json::Scalar for $number {
            fn is(value: &::serde_json::Value) -> bool {
                $crate::runtime::json::whole(value).is_some_and(|number| <$number>::try_from(number).is_ok())
            }

            fn read(value: ::serde_json::Value) -> ::std::result::Result<Self, ::serde_json::Value> {
                $crate::runtime::json::whole(&value).and_then(|number| number.try_into().ok()).ok_or(value)
            }

            fn guess(value: &::serde_json::Value) -> ::std::option::Option<Self> {
                value.as_str()?.parse().ok()
            }

            fn neutral() -> ::std::option::Option<Self> {
                ::std::option::Option::Some(0)
            }
        })*
    };
}
whole_numbers!(i32, i64, u32, u64);

/// Whole numbers up to this one, 2^53, are what they are written as.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The whole number that a value is. Beyond 2^53 a fraction cannot be told from none.
pub(crate) fn whole(value: &Value) -> Option<i128> {
    match value {
        Value::Number(number) if number.is_u64() => number.as_u64().map(i128::from),
        Value::Number(number) if number.is_i64() => number.as_i64().map(i128::from),
        Value::Number(number) => {
            let number = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= EXACT)?;
            Some(number as i128)
        }
        _ => None,
    }
}

impl Scalar for NaiveDate {
    fn is(value: &Value) -> bool {
        value.as_str().is_some_and(|text| text.parse::<Self>().is_ok())
    }

    fn read(value: Value) -> Result<Self, Value> {
        value.as_str().and_then(|text| text.parse().ok()).ok_or(value)
    }

    /// The day of a time.
    fn guess(value: &Value) -> Option<Self> {
        value.as_str()?.get(..10)?.parse().ok()
    }

    fn neutral() -> Option<Self> {
        Some(Self::default())
    }
}

impl Scalar for DateTime<FixedOffset> {
    fn is(value: &Value) -> bool {
        value.as_str().is_some_and(|text| text.parse::<Self>().is_ok())
    }

    fn read(value: Value) -> Result<Self, Value> {
        value.as_str().and_then(|text| text.parse().ok()).ok_or(value)
    }

    /// A time without an offset is one of UTC.
    fn guess(value: &Value) -> Option<Self> {
        let text = value.as_str()?;
        let with_offset = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%d %H:%M:%S%.f%#z"];
        let without = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
        let mut known = with_offset.iter().filter_map(|format| Self::parse_from_str(text, format).ok());
        let mut local = without.iter().filter_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
        let midnight = || text.parse::<NaiveDate>().ok().map(NaiveDateTime::from);
        known.next().or_else(|| Some(local.next().or_else(midnight)?.and_utc().fixed_offset()))
    }

    fn neutral() -> Option<Self> {
        Some(Self::default())
    }
}

impl<T: Scalar> Scalar for Option<T> {
    fn is(value: &Value) -> bool {
        value.is_null() || T::is(value)
    }

    fn read(value: Value) -> Result<Self, Value> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }

    fn guess(value: &Value) -> Option<Self> {
        T::guess(value).map(Some)
    }

    fn neutral() -> Option<Self> {
        Some(None)
    }
}

impl<T: Scalar> Scalar for Vec<T> {
    fn is(value: &Value) -> bool {
        value.as_array().is_some_and(|items| items.iter().all(T::is))
    }

    fn read(value: Value) -> Result<Self, Value> {
        match value {
            Value::Array(items) if items.iter().all(T::is) => {
                Ok(items.into_iter().filter_map(|item| T::read(item).ok()).collect())
            }
            other => Err(other),
        }
    }

    /// Items are meant as what each is meant as, and a value that is no list as the only item.
    fn guess(value: &Value) -> Option<Self> {
        match value {
            Value::Null => None,
            Value::Array(items) => items.iter().map(meant).collect(),
            item => Some(vec![meant(item)?]),
        }
    }

    fn neutral() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Scalar> Scalar for BTreeMap<String, T> {
    fn is(value: &Value) -> bool {
        value.as_object().is_some_and(|members| members.values().all(T::is))
    }

    fn read(value: Value) -> Result<Self, Value> {
        match value {
            Value::Object(members) if members.values().all(T::is) => {
                let read = |(name, value)| Some((name, T::read(value).ok()?));
                Ok(members.into_iter().filter_map(read).collect())
            }
            other => Err(other),
        }
    }

    fn guess(value: &Value) -> Option<Self> {
        value.as_object()?.iter().map(|(name, value)| Some((name.clone(), meant(value)?))).collect()
    }

    fn neutral() -> Option<Self> {
        Some(Self::new())
    }
}

/// What a value is, or is meant as.
pub(super) fn meant<T: Scalar>(value: &Value) -> Option<T> {
    if T::is(value) { T::read(value.clone()).ok() } else { T::guess(value) }
}

/// Strings of a format that the config has a type of another package for: `mapped!(::uuid::Uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8")`,
/// where there is a string that stands for those that cannot be read.
macro_rules! mapped {
    ($($type:ty $(= $fallback:literal)?),*) => {
        $(
            impl $crate::runtime::json::Scalar for $type {
                fn is(value: &::serde_json::Value) -> bool {
                    value.as_str().is_some_and(|text| text.parse::<Self>().is_ok())
                }

                fn read(value: ::serde_json::Value) -> ::std::result::Result<Self, ::serde_json::Value> {
                    value.as_str().and_then(|text| text.parse().ok()).ok_or(value)
                }

                fn neutral() -> ::std::option::Option<Self> {
                    let fallback: &[&str] = &[$($fallback)?];
                    fallback.first().and_then(|text| text.parse().ok())
                }
            }
        )*
        $crate::runtime::parameter::displayed!($($type),*);
    };
}
pub(crate) use mapped;
