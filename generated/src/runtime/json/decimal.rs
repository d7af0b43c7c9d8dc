//! Numbers with all of their digits.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::unknown::note_odd_value;
use crate::runtime::Parameter;

/// A number with all of its digits, of which an `f64` keeps some 16: amounts of money, for instance.
///
/// It is what stands in JSON (RFC 8259, section 6), and two are equal where they are written alike: `1.0` is not `1.00`. To calculate,
/// parse [`as_str`](Self::as_str) as a number of your choice, and parse a `Decimal` of its text. What a service sends that is no
/// number, such as a number in quotes, is kept and goes out as it came.
///
/// A number in a value that may be of several types has the digits of an `f64`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(Box<str>);

impl Decimal {
    /// The number as it is written, such as `12.30` or `1e3`; without the quotes where a service sends it in some. The JSON of
    /// whatever else a service sends.
    pub fn as_str(&self) -> &str {
        let quoted = self.0.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        quoted.filter(|text| is_number(text)).unwrap_or(&self.0)
    }
}

/// Whether a text is a number of JSON.
fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && text.ends_with(|last: char| last.is_ascii_digit())
        && serde_json::from_str::<&RawValue>(text).is_ok()
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why a text is no [`Decimal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDecimalError;

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is no number as JSON has it, such as `-12.30` or `1e3`")
    }
}

impl std::error::Error for ParseDecimalError {}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_number(text) { Ok(Self(text.into())) } else { Err(ParseDecimalError) }
    }
}

/// Whole numbers are what they are.
macro_rules! whole {
    ($($number:ty),*) => {
        $(impl ::std::convert::From<$number> for $crate::runtime::json::Decimal {
            fn from(number: $number) -> Self {
                Self(::std::string::ToString::to_string(&number).into_boxed_str())
            }
        })*
    };
}
whole!(i32, i64, u32, u64);

impl Parameter for Decimal {
    fn text(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.to_string()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let token = Box::<RawValue>::deserialize(deserializer)?;
        if !is_number(token.get()) {
            // What is written is kept, as long as it is a value: the rest of the text is read after it.
            serde_json::from_str::<Value>(token.get()).map_err(D::Error::custom)?;
            note_odd_value();
        }
        Ok(Self(Box::<str>::from(token)))
    }
}
