//! Scalars: the core schema of YAML 1.2.2 (section 10.3.2), whose plain scalars are null, flags, numbers or text.

use saphyr_parser::{ScalarStyle, Tag};
use serde_json::{Number, Value};

use crate::document::read::tree_error::TreeError;

/// What the names of YAML's own tags begin with.
const CORE: &str = "tag:yaml.org,2002:";

/// The value of a scalar.
pub(super) fn value(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, TreeError> {
    match tag.map(|tag| format!("{}{}", tag.handle, tag.suffix)) {
        Some(tag) if tag.starts_with('!') => Err(TreeError::Tag(name(&tag))),
        Some(tag) => tagged(text, tag.strip_prefix(CORE).unwrap_or_default()),
        None if style == ScalarStyle::Plain => plain(text),
        None => Ok(Value::String(text.to_owned())),
    }
}

/// The name of a tag that means nothing here: one that begins with `!`, as those of YAML itself do not.
pub(super) fn local(tag: Option<&Tag>) -> Option<String> {
    let tag = tag.map(|tag| format!("{}{}", tag.handle, tag.suffix))?;
    tag.starts_with('!').then(|| name(&tag))
}

fn name(tag: &str) -> String {
    tag.trim_start_matches('!').to_owned()
}

fn tagged(text: &str, kind: &str) -> Result<Value, TreeError> {
    match kind {
        "bool" => flag(text).map(Value::Bool).ok_or(TreeError::Unlike("true or false")),
        "int" => integer(text).ok_or(TreeError::Unlike("a whole number")),
        "float" => finite(float(text).ok_or(TreeError::Unlike("a number"))?),
        "null" if is_null(text) && !text.is_empty() => Ok(Value::Null),
        "null" => Err(TreeError::Unlike("null")),
        _ => Ok(Value::String(text.to_owned())),
    }
}

/// The value of a scalar without quotes.
pub(super) fn plain(text: &str) -> Result<Value, TreeError> {
    if is_null(text) {
        return Ok(Value::Null);
    }
    if let Some(value) = flag(text).map(Value::Bool).or_else(|| integer(text)) {
        return Ok(value);
    }
    match float(text).filter(|_| !has_leading_zero(text)) {
        Some(number) => finite(number),
        None => Ok(Value::String(text.to_owned())),
    }
}

fn finite(number: f64) -> Result<Value, TreeError> {
    Number::from_f64(number).map(Value::Number).ok_or(TreeError::NotFinite(number))
}

pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// A whole number in decimal, or after `0x`, `0o` and `0b`. One beyond 64 bits becomes the nearest double, as JSON parsers
/// read it (RFC 8259, section 6); one beyond 128 bits is left to [`float`].
fn integer(text: &str) -> Option<Value> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, radix) = [("0x", 16), ("0o", 8), ("0b", 2)]
        .iter()
        .find_map(|(prefix, radix)| Some((digits.strip_prefix(prefix)?, *radix)))
        .unwrap_or((digits, 10));
    if digits.starts_with(['+', '-']) || (radix == 10 && has_leading_zero(text)) {
        return None;
    }
    let magnitude = u128::from_str_radix(digits, radix).ok()?;
    if !is_negative {
        let nearest = || Number::from_f64(magnitude as f64).map(Value::Number);
        return u64::try_from(magnitude).map(Value::from).ok().or_else(nearest);
    }
    let number = 0_i128.checked_sub_unsigned(magnitude)?;
    let nearest = || Number::from_f64(number as f64).map(Value::Number);
    i64::try_from(number).map(Value::from).ok().or_else(nearest)
}

fn float(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    match (text, digits) {
        (_, ".inf" | ".Inf" | ".INF") => Some(f64::INFINITY),
        ("-.inf" | "-.Inf" | "-.INF", _) => Some(f64::NEG_INFINITY),
        (".nan" | ".NaN" | ".NAN", _) => Some(f64::NAN),
        _ if digits.len() < text.len() && digits.starts_with(['+', '-']) => None,
        _ => digits.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}

/// Whether it is digits with a zero in front: text in YAML 1.2, an octal number in YAML 1.1.
fn has_leading_zero(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}
