use super::adapter::Keywords;
use crate::ir::{IntegerFormat, NumberFormat, SchemaKind, StringFormat};
use serde_json::Value;

/// A string, a number, a boolean; `None` for every other `type`.
pub(super) fn scalar(keywords: &Keywords<'_>) -> Option<SchemaKind> {
    match keywords.type_name? {
        "boolean" => Some(SchemaKind::Boolean),
        "integer" => Some(SchemaKind::Integer(integer(keywords))),
        "number" => Some(SchemaKind::Number(number(keywords.format))),
        "string" => Some(SchemaKind::String(string(keywords.format))),
        _ => None,
    }
}

/// The formats of numbers that stand for decimal fractions, in the registry of formats (`decimal`, `decimal128`).
fn number(format: Option<&str>) -> NumberFormat {
    match format {
        Some("decimal" | "decimal128") => NumberFormat::Decimal,
        _ => NumberFormat::Double,
    }
}

/// Without a format, or with an unknown one, an integer is as wide as can be.
fn integer(keywords: &Keywords<'_>) -> IntegerFormat {
    let (bits, unsigned) = match keywords.format {
        Some("int32" | "int16" | "int8") => (32, false),
        Some("uint32" | "uint16" | "uint8") => (32, true),
        Some("uint64") => (64, true),
        _ if is_past_i64(keywords) => (64, true),
        _ => (64, false),
    };
    // A bound that is left out itself is the next number.
    let minimum = keywords.minimum.and_then(whole).map(|bound| bound + i64::from(keywords.exclusive_minimum));
    let maximum = keywords.maximum.and_then(whole).map(|bound| bound - i64::from(keywords.exclusive_maximum));
    IntegerFormat { bits, unsigned, minimum, maximum }
}

/// Whether numbers are allowed that `i64` does not hold, and none that `u64` does not.
fn is_past_i64(keywords: &Keywords<'_>) -> bool {
    const LIMIT: f64 = i64::MAX as f64;
    let values = keywords.values;
    let is_large = |value: &Value| value.as_i64().is_none() && value.as_u64().is_some();
    let is_listed = values.iter().any(is_large) && values.iter().all(|value| value.as_u64().is_some());
    is_listed || keywords.maximum.is_some_and(|most| most > LIMIT) && keywords.minimum.is_some_and(|least| least >= 0.0)
}

/// A bound as a whole number, where it is one that `f64` holds exactly.
fn whole(bound: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (bound.fract() == 0.0 && bound.abs() <= EXACT).then_some(bound as i64)
}

fn string(format: Option<&str>) -> StringFormat {
    match format {
        None => StringFormat::Text,
        Some("date") => StringFormat::Date,
        Some("date-time") => StringFormat::DateTime,
        Some("duration") => StringFormat::Duration,
        Some("byte" | "base64") => StringFormat::Byte,
        Some("binary") => StringFormat::Binary,
        Some(other) => StringFormat::Other(other.to_owned()),
    }
}
