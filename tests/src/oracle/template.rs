//! Path templates, and the parameters that fill them (OpenAPI 3.0.4, section 4.7.8.2).

use super::parameter::{Parameter, Place};

/// The path of a template as it is sent, and the query that it has of itself, which may be empty. A fragment is not sent (RFC 9110,
/// section 7.1).
pub(super) fn sent(path: &str) -> (&str, &str) {
    let sent = path.split('#').next().unwrap_or_default();
    sent.split_once('?').unwrap_or((sent, ""))
}

/// The names of a template's variables, in their order.
pub(super) fn variables(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

/// The parameters with those of the path made to fit the template: one that the template lacks is the variable that is
/// spelled alike, or the only one that is left; else it is dropped. A variable that no parameter fills is a string.
pub(super) fn fitted<'d>(path: &str, parameters: Vec<Parameter<'d>>) -> Vec<Parameter<'d>> {
    let variables = variables(path);
    let is_misfit =
        |parameter: &Parameter<'_>| parameter.place == Place::Path && !variables.contains(&parameter.name.as_str());
    let (misfits, mut fitted): (Vec<_>, Vec<_>) = parameters.into_iter().partition(is_misfit);
    let is_filled = |fitted: &[Parameter<'_>], name: &str| {
        fitted.iter().any(|parameter| parameter.place == Place::Path && parameter.name == name)
    };
    let left: Vec<&str> = variables.iter().copied().filter(|name| !is_filled(&fitted, name)).collect();
    for misfit in &misfits {
        let alike = left.iter().find(|name| bare(name) == bare(&misfit.name));
        let only = if let ([only], [_]) = (left.as_slice(), misfits.as_slice()) { Some(only) } else { None };
        if let Some(name) = alike.or(only).filter(|name| !is_filled(&fitted, name)) {
            fitted.push(Parameter { name: (*name).to_owned(), ..misfit.clone() });
        }
    }
    for name in variables {
        if !is_filled(&fitted, name) {
            fitted.push(Parameter::undeclared(name));
        }
    }
    fitted
}

/// A name without what spellings differ in.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// The template with each variable replaced by what `value` gives for it.
pub(super) fn filled(segment: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = segment;
    while let Some((literal, tail)) = rest.split_once('{') {
        let Some((name, tail)) = tail.split_once('}') else { break };
        filled += literal;
        filled += &value(name);
        rest = tail;
    }
    filled + rest
}
