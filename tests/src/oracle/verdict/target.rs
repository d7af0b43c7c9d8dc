//! The path.

use crate::oracle::operation::Operation;
use crate::oracle::parameter::Place;
use crate::oracle::sample::Sample;
use crate::oracle::text;
use crate::oracle::{style, template};

/// Each segment must be, decoded, that of the template with its variables replaced by the samples. Segments are told apart
/// before they are decoded, so that a `/` in a value must have been encoded.
pub(super) fn faults(operation: &Operation<'_>, sample: &Sample, base: &str, path: &str) -> Vec<String> {
    let Some(rest) = path.strip_prefix(base).and_then(|rest| rest.strip_prefix(&*operation.server)) else {
        return vec![format!("the path {path} is not under {base}{}", operation.server)];
    };
    let template: Vec<&str> = template::sent(&operation.path).0.split('/').collect();
    let segments: Vec<&str> = rest.split('/').collect();
    if template.len() != segments.len() {
        return vec![format!("the path {rest} is not of the template {}", operation.path)];
    }
    let pairs = template.iter().zip(&segments);
    pairs.filter_map(|(template, segment)| fault(operation, sample, template, segment)).collect()
}

fn fault(operation: &Operation<'_>, sample: &Sample, template: &str, segment: &str) -> Option<String> {
    let value = |name: &str| value(operation, sample, name);
    let expected = template::filled(template, value);
    match text::decoded(segment, false) {
        Some(found) if text::same(&expected, &found) => None,
        _ => Some(format!("the segment {segment} is not {expected:?}, for {template}")),
    }
}

/// The text of the variable of a path.
pub(super) fn value(operation: &Operation<'_>, sample: &Sample, name: &str) -> String {
    let mut own =
        sample.sent(operation).filter(|(parameter, _)| parameter.place == Place::Path && parameter.name == name);
    own.next().map(|(parameter, value)| style::text(parameter, value)).unwrap_or_default()
}
