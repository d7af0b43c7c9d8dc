//! How values are laid out in parameters (OpenAPI 3.0.4, sections 4.7.12.3 and 4.7.12.4).

use serde_json::Value;

use super::parameter::Parameter;
use super::text::plain;

/// A pair of the query, or a cookie: its name, and the pieces of its value with what stands between them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) pieces: Vec<String>,
    pub(super) separators: &'static [&'static str],
}

/// The pairs of a parameter in a query.
pub(super) fn pairs(parameter: &Parameter<'_>, value: &Value) -> Vec<Pair> {
    let pair =
        |name: &str, pieces: Vec<String>| Pair { name: name.to_owned(), pieces, separators: separators(parameter) };
    let name = parameter.name.as_str();
    match value {
        _ if parameter.json || is_of_callers(parameter, value) => vec![pair(name, vec![value.to_string()])],
        _ if parameter.style == "deepObject" => {
            deep(name, value).into_iter().map(|(name, text)| pair(&name, vec![text])).collect()
        }
        Value::Array(items) if parameter.explode => items.iter().map(|item| pair(name, vec![plain(item)])).collect(),
        Value::Array(items) if items.is_empty() => Vec::new(),
        Value::Array(items) => vec![pair(name, items.iter().map(plain).collect())],
        Value::Object(members) if parameter.explode => {
            members.iter().map(|(key, value)| pair(key, vec![plain(value)])).collect()
        }
        Value::Object(members) => {
            vec![pair(name, members.iter().flat_map(|(key, value)| [key.clone(), plain(value)]).collect())]
        }
        scalar => vec![pair(name, vec![plain(scalar)])],
    }
}

/// OpenAPI has no more than `name[key]=value`. Services that have lists there read `name[]=value`, and `name[0][key]=value` where the
/// items are objects; what is no object at all stands under the name alone.
fn deep(name: &str, value: &Value) -> Vec<(String, String)> {
    let is_flat = |items: &[Value]| !items.iter().any(|item| item.is_array() || item.is_object());
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(key, value)| deep(&format!("{name}[{key}]"), value)).collect()
        }
        Value::Array(items) if is_flat(items) => items.iter().map(|item| (format!("{name}[]"), plain(item))).collect(),
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(index, item)| deep(&format!("{name}[{index}]"), item)).collect()
        }
        scalar => vec![(name.to_owned(), plain(scalar))],
    }
}

fn separators(parameter: &Parameter<'_>) -> &'static [&'static str] {
    match parameter.style.as_str() {
        _ if parameter.json => &[],
        "spaceDelimited" => &["%20", "+"],
        "pipeDelimited" => &["%7C", "%7c", "|"],
        Parameter::TABS => &["%09"],
        _ => &[","],
    }
}

/// Whether the style has no way to write a value, so that a caller writes it as text, which is JSON here: what is in a list or an object is
/// made of others itself. The style `deepObject` has a way for all of them.
fn is_of_callers(parameter: &Parameter<'_>, value: &Value) -> bool {
    let is_made_of_others = |value: &Value| value.is_array() || value.is_object();
    match value {
        _ if parameter.style == "deepObject" => false,
        Value::Array(items) => items.iter().any(is_made_of_others),
        Value::Object(members) => members.values().any(is_made_of_others),
        _ => false,
    }
}

/// The text of a parameter in a path or a header, not encoded.
pub(super) fn text(parameter: &Parameter<'_>, value: &Value) -> String {
    if is_of_callers(parameter, value) {
        return value.to_string();
    }
    let (prefix, separator) = match (parameter.style.as_str(), parameter.explode) {
        ("label", true) => (".".to_owned(), "."),
        // By RFC 6570, section 3.2.5; the table of OpenAPI 3.0.3 has points.
        ("label", false) => (".".to_owned(), ","),
        ("matrix", true) => (";".to_owned(), ";"),
        ("matrix", false) => (format!(";{}=", parameter.name), ","),
        _ => (String::new(), parameter.joined_by_callers().unwrap_or(",")),
    };
    let named = |text: String| match (parameter.style.as_str(), parameter.explode) {
        ("matrix", true) => format!("{}={text}", parameter.name),
        _ => text,
    };
    let pieces: Vec<String> = match value {
        _ if parameter.json => vec![value.to_string()],
        Value::Array(items) => items.iter().map(|item| named(plain(item))).collect(),
        Value::Object(members) if parameter.explode => {
            members.iter().map(|(key, value)| format!("{key}={}", plain(value))).collect()
        }
        Value::Object(members) => members.iter().flat_map(|(key, value)| [key.clone(), plain(value)]).collect(),
        scalar => vec![named(plain(scalar))],
    };
    prefix + &pieces.join(separator)
}
