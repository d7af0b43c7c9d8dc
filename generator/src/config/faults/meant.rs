use super::{Allowed, Format, words::key_of};
use toml::de::DeValue;

/// What is to be written in place of a value of another type, where that is plain.
pub(super) fn help(path: &str, allowed: Allowed<'_>, found: &DeValue<'_>) -> Option<String> {
    match found {
        DeValue::String(text) => of_text(allowed, text),
        DeValue::Integer(number) if allowed.format() == Some(Format::TimeSpan) => {
            Some(format!("write its unit: `\"{number}s\"`, `\"{number}ms\"`"))
        }
        DeValue::Float(_) if allowed.format() == Some(Format::Version) => {
            Some("write three numbers in quotes: `\"0.1.0\"`".to_owned())
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            of_plain(allowed, found)
        }
        DeValue::Array(items) => {
            let is_tables = items.iter().all(|item| item.get_ref().is_table());
            (allowed.is("object") && is_tables && !items.is_empty())
                .then(|| format!("there is one such table: write `[{}]`", key_of(path)))
        }
        DeValue::Table(_) => None,
    }
}

/// A string stands where something else must.
fn of_text(allowed: Allowed<'_>, text: &str) -> Option<String> {
    let is_number = allowed.is("integer") && text.parse::<i64>().is_ok();
    let is_boolean = allowed.is("boolean") && matches!(text, "true" | "false");
    if is_number || is_boolean {
        return Some(format!("write it without quotes: `{text}`"));
    }
    let is_item = allowed.is("array") && allowed.items().is("string");
    is_item.then(|| format!("write a list: `[\"{}\"]`", text.escape_debug()))
}

/// What is no string stands where one must.
fn of_plain(allowed: Allowed<'_>, found: &DeValue<'_>) -> Option<String> {
    let is_any_text = allowed.is("string") && allowed.words().is_empty() && allowed.format().is_none();
    let item = allowed.items();
    match found {
        _ if is_any_text => Some("write it in quotes".to_owned()),
        DeValue::Integer(number) if allowed.is("array") && item.is("integer") && item.holds(number) => {
            Some(format!("write a list: `[{number}]`"))
        }
        _ => None,
    }
}
