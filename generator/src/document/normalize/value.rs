//! JSON values in words, and their types.

use serde_json::{Number, Value};

/// What a value is, with its article.
pub(super) fn described(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A type of a schema with its article.
pub(super) fn type_described(name: &str) -> String {
    let article = if name.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// A value as JSON, cut off where it is too long for a line.
pub(super) fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    let text = value.to_string();
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// Whether a value is of the type `name`; of an unknown type, everything is.
pub(super) fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.as_number().is_some_and(is_integral),
        _ => true,
    }
}

/// Whether a number is whole, however it is written: 1.0 is (JSON Schema Validation, section 6.1.1).
pub(super) fn is_integral(number: &Number) -> bool {
    number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|float| float.fract() == 0.0)
}

/// A whole number without a fraction of zeros, where it is one that 64 bits hold exactly.
pub(super) fn without_fraction(number: &Number) -> Option<Number> {
    // Up to here every whole number is a float of its own, so that the way there and back is exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float = number.as_f64()?;
    let whole = number.is_f64() && float.fract() == 0.0 && float.abs() <= EXACT;
    whole.then(|| Number::from(float as i64))
}

/// The value that was meant where a value of the type `name` belongs: a number or a flag in quotes, or one whose
/// quotes were forgotten. `None` where that is not clear.
pub(super) fn converted(value: &Value, name: &str) -> Option<Value> {
    match (name, value) {
        ("string", Value::Number(number)) => Some(Value::String(number.to_string())),
        ("string", Value::Bool(flag)) => Some(Value::String(flag.to_string())),
        ("boolean", Value::String(text)) => flag(text).map(Value::Bool),
        ("number", Value::String(text)) => number(text).map(Value::Number),
        ("integer", Value::String(text)) => {
            let number = number(text).filter(is_integral)?;
            Some(Value::Number(without_fraction(&number).unwrap_or(number)))
        }
        _ => None,
    }
}

/// The flag that a text spells.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// The number that a text spells, as JSON writes numbers (RFC 8259, section 6).
pub(super) fn number(text: &str) -> Option<Number> {
    serde_json::from_str(text.trim()).ok()
}
