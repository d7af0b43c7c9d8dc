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
        Value::Array(items) if parameter.explode => items.iter().map(|item| pair(name, vec![plain(item)])).collect(),
        Value::Array(items) if items.is_empty() => Vec::new(),
        Value::Array(items) => vec![pair(name, items.iter().map(plain).collect())],
        Value::Object(_) if parameter.style == "deepObject" => {
            deep(name, value).map(|(name, text)| pair(&name, vec![text])).collect()
        }
        Value::Object(members) if parameter.explode => {
            members.iter().map(|(key, value)| pair(key, vec![plain(value)])).collect()
        }
        Value::Object(members) => {
            vec![pair(name, members.iter().flat_map(|(key, value)| [key.clone(), plain(value)]).collect())]
        }
        scalar => vec![pair(name, vec![plain(scalar)])],
    }
}

fn deep(name: &str, value: &Value) -> Box<dyn Iterator<Item = (String, String)>> {
    match value {
        Value::Object(members) => {
            let inner: Vec<_> =
                members.iter().flat_map(|(key, value)| deep(&format!("{name}[{key}]"), value)).collect();
            Box::new(inner.into_iter())
        }
        Value::Array(items) => {
            let inner: Vec<_> = items.iter().flat_map(|item| deep(name, item)).collect();
            Box::new(inner.into_iter())
        }
        scalar => Box::new(std::iter::once((name.to_owned(), plain(scalar)))),
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

/// Whether no style has a way to write a value, so that a caller writes it as text, which is JSON here: what is in a list or an object is
/// made of others itself, and the object is not one of `deepObject`, or that is in a list of its properties.
fn is_of_callers(parameter: &Parameter<'_>, value: &Value) -> bool {
    let is_made_of_others = |value: &Value| value.is_array() || value.is_object();
    let is_deep = parameter.style == "deepObject" && value.is_object();
    match value {
        Value::Array(items) => items.iter().any(is_made_of_others),
        Value::Object(members) if is_deep => {
            members.values().any(|member| is_made_of_others(member) && is_of_callers(parameter, member))
        }
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
