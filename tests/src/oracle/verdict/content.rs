//! Media types: what is sent, and what is asked for.

use crate::oracle::operation::Operation;
use crate::oracle::sample::{Form, Sample};
use crate::server::Request;

/// Every success with a body must be acceptable in one of its forms (RFC 9110, section 12.5.1), and nothing is asked for
/// that the document does not have.
pub(super) fn accept_faults(operation: &Operation<'_>, request: &Request) -> Vec<String> {
    let accept = request.header_values("accept").join(",");
    let ranges: Vec<String> = accept.split(',').map(essence).filter(|range| !range.is_empty()).collect();
    let covers = |range: &String, name: &str| {
        let (kind, subtype) = range.split_once('/').unwrap_or((range, "*"));
        let (own, own_subtype) = name.split_once('/').unwrap_or((name, ""));
        (kind == "*" || own == "*" || kind == own) && (subtype == "*" || own_subtype == "*" || subtype == own_subtype)
    };
    let is_covered = |name: &String| ranges.iter().any(|range| covers(range, &essence(name)));
    let mut faults = Vec::new();
    for (status, content) in operation.successes() {
        if !content.is_empty() && !content.iter().any(|(name, _)| is_covered(name)) {
            faults.push(format!("Accept: {accept} covers nothing that {status} answers with"));
        }
    }
    let declared: Vec<&String> =
        operation.responses.iter().flat_map(|(_, content)| content).map(|(name, _)| name).collect();
    let is_declared =
        |range: &&String| declared.is_empty() || declared.iter().any(|name| covers(range, &essence(name)));
    let undeclared = ranges.iter().filter(|range| !is_declared(range));
    faults.extend(undeclared.map(|range| format!("Accept: {range} is nothing that the document has")));
    faults
}

/// The body's media type is one that is declared; where there is no body, there is none.
pub(super) fn content_type_faults(operation: &Operation<'_>, sample: &Sample, request: &Request) -> Option<String> {
    let found = request.header_values("content-type");
    let Some(body) = &sample.body else {
        return (!found.is_empty()).then(|| format!("there is a Content-Type, {found:?}, and no body"));
    };
    let is_declared = |name: &str| match Form::of(&body.media_type) {
        Form::Json if body.media_type.contains('*') => name == "application/json",
        _ => operation.body.iter().any(|(declared, _)| essence(declared) == name),
    };
    // A form of which no field is set is no body, where the operation can do without.
    let is_none = request.body.is_empty() && !operation.body_required && body.value == serde_json::json!({});
    match found[..] {
        [] if is_none => None,
        [name] if is_declared(&essence(name)) => None,
        _ => Some(format!("Content-Type is {found:?}, and declared is {}", body.media_type)),
    }
}

/// A media type without its parameters.
fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_lowercase()
}
