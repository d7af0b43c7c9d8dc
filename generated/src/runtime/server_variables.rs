//! Variables in the addresses of servers (OpenAPI 3.0, "Server Variable Object").

use super::base_url::{Http, checked};
use super::settings::{ServerVariable, Settings};

/// The values that a caller has given, by the names of the variables.
pub(crate) type Given = [(&'static str, String)];

/// An address with the values of its variables: those that were given, else the defaults. A variable within a value is text. What was given
/// may lead to no other host than the one that it is a part of, and leave no path.
pub(crate) fn filled(settings: &Settings, template: &str, given: &Given, http: Http) -> Result<String, String> {
    let mut parts = template.split('{');
    let mut url = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let named = part.split_once('}');
        let variable = named.and_then(|(name, rest)| {
            let variable = settings.server_variables.iter().find(|variable| variable.name == name)?;
            Some((variable, rest))
        });
        match variable {
            Some((variable, rest)) => url.extend([value(variable, given, &url, http)?, rest]),
            None => url.extend(["{", part]),
        }
    }
    Ok(url)
}

/// The value of a variable behind what the address begins with. What the document says is as it is.
fn value<'a>(variable: &'a ServerVariable, given: &'a Given, before: &str, http: Http) -> Result<&'a str, String> {
    let own = given.iter().find(|(name, value)| *name == variable.name && value != variable.default);
    let Some((name, value)) = own else { return Ok(variable.default) };
    if !variable.values.is_empty() && !variable.values.contains(&value.as_str()) {
        return Err(format!("the server variable {name} is {value}, which is none of {}", variable.values.join(", ")));
    }
    if before.is_empty() && value.contains("://") {
        return checked(&format!("the server variable {name}"), value, http).map(|_| value.trim_end_matches('/'));
    }
    match stays_in_place(value, before) {
        true => Ok(value),
        false => Err(format!(
            "the server variable {name} is empty, or has characters that would lead to another host or path"
        )),
    }
}

/// Whether a value is a part of the scheme, of the host or of the path, whichever it stands in.
fn stays_in_place(value: &str, before: &str) -> bool {
    let is_hidden = |character: char| character.is_control() || character.is_whitespace();
    if value.contains(['?', '#', '@', '\\', '%']) || value.contains(is_hidden) {
        return false;
    }
    match before.split_once("://") {
        None if before.starts_with('/') => is_path(value),
        None => {
            !value.is_empty() && value.chars().all(|own| own.is_ascii_alphanumeric() || matches!(own, '+' | '-' | '.'))
        }
        Some((_, host)) if host.contains('/') => is_path(value),
        Some(_) => !value.trim_matches('.').is_empty() && !value.contains('/'),
    }
}

fn is_path(value: &str) -> bool {
    value.split('/').all(|segment| !matches!(segment, "." | ".."))
}

/// Whether the host of an origin is one variable, so that any other has it as well.
pub(crate) fn is_any_host(template: &str) -> bool {
    let host = template.split_once("://").map_or(template, |(_, host)| host);
    host.strip_prefix('{').and_then(|rest| rest.split_once('}')).is_some_and(|(_, behind)| behind.is_empty())
}

/// Whether an origin is one that an address can have, whatever its variables are.
pub(crate) fn is_of(template: &str, origin: &str) -> bool {
    let mut parts = template.split('{');
    let Some(mut rest) = parts.next().and_then(|first| origin.strip_prefix(first)) else { return false };
    let mut last = "";
    for part in parts {
        let behind = part.split_once('}').map_or("", |(_, behind)| behind);
        match rest.find(behind) {
            Some(at) => rest = rest.get(at + behind.len()..).unwrap_or_default(),
            None => return false,
        }
        last = behind;
    }
    rest.is_empty() || (template.ends_with('}') && last.is_empty())
}
