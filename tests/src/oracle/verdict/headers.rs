//! Headers, cookies and credentials.

use crate::oracle::operation::Operation;
use crate::oracle::parameter::Place;
use crate::oracle::sample::Sample;
use crate::oracle::{style, text};
use crate::server::Request;

/// The headers that a client sends of itself; they are looked at elsewhere.
const OWN: [&str; 8] = [
    "host",
    "accept",
    "accept-encoding",
    "user-agent",
    "content-type",
    "content-length",
    "transfer-encoding",
    "authorization",
];

pub(super) fn faults(operation: &Operation<'_>, sample: &Sample, request: &Request) -> Vec<String> {
    let mut faults: Vec<String> = declared_faults(operation, sample, request);
    faults.extend(undeclared(operation, request).map(|name| format!("the header {name} is not declared")));
    faults.extend(cookie_faults(operation, sample, request));
    faults.extend(authorization_fault(operation, request));
    faults
}

fn declared_faults(operation: &Operation<'_>, sample: &Sample, request: &Request) -> Vec<String> {
    let sampled = operation.parameters.iter().zip(&sample.parameters);
    let headers = sampled.filter(|(parameter, _)| parameter.place == Place::Header);
    let fault = |(parameter, value)| {
        let parameter: &crate::oracle::Parameter<'_> = parameter;
        let expected = style::text(parameter, value);
        match request.header_values(&parameter.name)[..] {
            [found] if text::same(&expected, found) => None,
            ref found => Some(format!("the header {} is {found:?} in place of {expected:?}", parameter.name)),
        }
    };
    headers.filter_map(fault).collect()
}

fn undeclared<'r>(operation: &'r Operation<'_>, request: &'r Request) -> impl Iterator<Item = &'r str> {
    let is_declared = |name: &str| {
        let cookies = name.eq_ignore_ascii_case("cookie");
        let mut parameters = operation.parameters.iter();
        parameters.any(|parameter| match parameter.place {
            Place::Header => parameter.name.eq_ignore_ascii_case(name),
            Place::Cookie => cookies,
            Place::Path | Place::Query => false,
        })
    };
    let names = request.headers.iter().map(|(name, _)| name.as_str());
    names.filter(move |name| !OWN.contains(&name.to_lowercase().as_str()) && !is_declared(name))
}

fn cookie_faults(operation: &Operation<'_>, sample: &Sample, request: &Request) -> Vec<String> {
    let found = request.header("cookie").unwrap_or_default();
    let found: Vec<(&str, &str)> = found.split("; ").filter_map(|cookie| cookie.split_once('=')).collect();
    let sampled = operation.parameters.iter().zip(&sample.parameters);
    let cookies = sampled.filter(|(parameter, _)| parameter.place == Place::Cookie);
    let pairs = cookies.flat_map(|(parameter, value)| style::pairs(parameter, value));
    let is_missing = |pair: &style::Pair| {
        let expected = pair.pieces.join(",");
        !found
            .iter()
            .any(|(name, value)| *name == pair.name && text::decoded(value, false).as_deref() == Some(&expected))
    };
    pairs.filter(is_missing).map(|pair| format!("the cookie {} is missing", pair.name)).collect()
}

fn authorization_fault(operation: &Operation<'_>, request: &Request) -> Option<String> {
    let bearer = format!("Bearer {}", super::TOKEN);
    let found = request.header_values("authorization");
    let expected: &[&str] = if operation.authenticated { &[&bearer] } else { &[] };
    (found != expected).then(|| format!("the credentials are {found:?} in place of {expected:?}"))
}
