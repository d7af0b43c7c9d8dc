//! The formats of numbers and strings (OpenAPI 3.0.4, section 4.4.1, and the registry of formats).

use serde::Serialize;

/// How much of a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberFormat {
    /// Its value, as near as a double comes to it.
    Double,
    /// Each digit.
    Decimal,
}

/// How large a whole number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct IntegerFormat {
    /// The width in bits: 32 or 64.
    pub bits: u8,
    /// Whether negative numbers are left out, by format.
    pub unsigned: bool,
    /// The least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// The greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i64>,
}

impl IntegerFormat {
    /// The least and the greatest number of the Rust type.
    pub fn type_range(self) -> (i128, i128) {
        match (self.bits, self.unsigned) {
            (32, false) => (i32::MIN.into(), i32::MAX.into()),
            (32, true) => (0, u32::MAX.into()),
            (_, false) => (i64::MIN.into(), i64::MAX.into()),
            (_, true) => (0, u64::MAX.into()),
        }
    }

    /// The least and the greatest number that the document allows.
    pub fn range(self) -> (i128, i128) {
        let (least, greatest) = self.type_range();
        let minimum = self.minimum.map_or(least, i128::from);
        let maximum = self.maximum.map_or(greatest, i128::from);
        (least.max(minimum), greatest.min(maximum))
    }
}

/// What a string holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StringFormat {
    /// Text, of no format.
    Text,
    /// A full-date (RFC 3339, section 5.6).
    Date,
    /// A date-time (RFC 3339, section 5.6).
    DateTime,
    /// A duration (RFC 3339, appendix A; ISO 8601), as `P1M` or `PT1H30M`. It is text in Rust: no type of `std` or `chrono` can
    /// tell a month from a number of days, or a week from seven, so that what was read would not be written back.
    Duration,
    /// Bytes as base64 (RFC 4648, section 4).
    Byte,
    /// Bytes as they are.
    Binary,
    /// Text of a format that changes nothing in Rust.
    Other(String),
    /// Text of a format that has a type of its own by the config.
    Mapped(MappedFormat),
}

/// A format that has a type of its own by the config.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MappedFormat {
    /// The format: `uuid`.
    pub format: String,
    /// The path of the type, of at least two segments: `uuid`, `Uuid`.
    pub path: Vec<String>,
    /// A string that can be read as the type.
    pub example: String,
}

impl StringFormat {
    /// Whether its values are text in Rust, which any string can be.
    pub fn is_text(&self) -> bool {
        !self.has_own_type()
    }

    /// Whether its values are of another type than text in Rust, which not every string can be.
    pub fn has_own_type(&self) -> bool {
        matches!(self, Self::Date | Self::DateTime | Self::Mapped(_))
    }

    /// What the document calls it; `None` for text of no format.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Text => None,
            Self::Date => Some("date"),
            Self::DateTime => Some("date-time"),
            Self::Duration => Some("duration"),
            Self::Byte => Some("byte"),
            Self::Binary => Some("binary"),
            Self::Other(format) | Self::Mapped(MappedFormat { format, .. }) => Some(format),
        }
    }
}
