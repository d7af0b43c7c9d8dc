//! Values as the text that they are in URLs and headers, and the same value in two spellings.

use chrono::DateTime;
use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A scalar as text, without quotes.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether two texts say the same: they are the same, or they are times of one instant, or spell one number.
pub(super) fn same(expected: &str, found: &str) -> bool {
    let instants = || Some(DateTime::parse_from_rfc3339(expected).ok()? == DateTime::parse_from_rfc3339(found).ok()?);
    let numbers = || Some(number(expected)? == number(found)?);
    expected == found || instants().or_else(numbers).unwrap_or(false)
}

/// A number in the spelling of JSON.
fn number(text: &str) -> Option<f64> {
    serde_json::from_str::<serde_json::Number>(text).ok()?.as_f64()
}

/// Text from a URL; `+` is a space to nearly all servers.
pub(super) fn decoded(raw: &str, plus: bool) -> Option<String> {
    let raw = if plus { raw.replace('+', " ") } else { raw.to_owned() };
    Some(percent_decode_str(&raw).decode_utf8().ok()?.into_owned())
}

/// Where two JSON values differ, as pointers with what was expected and what was found.
pub(super) fn differences(expected: &Value, found: &Value, at: &str) -> Vec<String> {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let lost = expected.keys().filter(|key| !found.contains_key(*key));
            let added = found.keys().filter(|key| !expected.contains_key(*key));
            let common = expected.iter().filter_map(|(key, value)| Some((key, value, found.get(key)?)));
            let lost = lost.map(|key| format!("{at}/{key} is lost: {}", expected[key]));
            let added = added.map(|key| format!("{at}/{key} is added: {}", found[key]));
            let inner = common.flat_map(|(key, expected, found)| differences(expected, found, &format!("{at}/{key}")));
            lost.chain(added).chain(inner).collect()
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let pairs = expected.iter().zip(found).enumerate();
            pairs
                .flat_map(|(index, (expected, found))| differences(expected, found, &format!("{at}/{index}")))
                .collect()
        }
        (Value::String(expected), Value::String(found)) if same_instant(expected, found) => Vec::new(),
        (Value::Number(expected), Value::Number(found)) if same(&expected.to_string(), &found.to_string()) => {
            Vec::new()
        }
        _ if expected == found => Vec::new(),
        _ => vec![format!("{at} is {found} in place of {expected}")],
    }
}

fn same_instant(expected: &str, found: &str) -> bool {
    let read = DateTime::parse_from_rfc3339;
    expected == found || read(expected).is_ok_and(|expected| read(found).is_ok_and(|found| expected == found))
}
