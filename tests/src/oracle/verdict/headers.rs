//! Headers and cookies.

use crate::oracle::operation::Operation;
use crate::oracle::parameter::{Parameter, Place};
use crate::oracle::sample::Sample;
use crate::oracle::{style, text};
use crate::server::Request;

use serde_json::Value;

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
    faults.extend(undeclared(operation, sample, request).map(|name| format!("the header {name} is not declared")));
    faults.extend(cookie_faults(operation, sample, request));
    faults
}

fn declared_faults(operation: &Operation<'_>, sample: &Sample, request: &Request) -> Vec<String> {
    let headers = sample.sent(operation).filter(|(parameter, _)| parameter.place == Place::Header);
    let fault = |(parameter, value): (&Parameter<'_>, &Value)| {
        let expected = style::text(parameter, value);
        match request.header_values(&parameter.name)[..] {
            [found] if text::same(&expected, found) => None,
            ref found => Some(format!("the header {} is {found:?} in place of {expected:?}", parameter.name)),
        }
    };
    headers.filter_map(fault).collect()
}

fn undeclared<'r>(
    operation: &'r Operation<'_>,
    sample: &'r Sample,
    request: &'r Request,
) -> impl Iterator<Item = &'r str> {
    let is_declared = |name: &str| {
        let cookies = name.eq_ignore_ascii_case("cookie");
        let mut parameters = sample.sent(operation);
        parameters.any(|(parameter, _)| match parameter.place {
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
    let cookies = sample.sent(operation).filter(|(parameter, _)| parameter.place == Place::Cookie);
    let pairs = cookies.flat_map(|(parameter, value)| style::pairs(parameter, value));
    let is_missing = |pair: &style::Pair| {
        let expected = pair.pieces.join(",");
        !found
            .iter()
            .any(|(name, value)| *name == pair.name && text::decoded(value, false).as_deref() == Some(&expected))
    };
    pairs.filter(is_missing).map(|pair| format!("the cookie {} is missing", pair.name)).collect()
}
