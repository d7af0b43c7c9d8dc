//! The items of bodies that are sequences: programs read and write each with a model of their choice.

use super::{OperationPair, OperationSide};
use crate::diff::Subject;
use crate::diff::code;
use crate::diff::comparison::{Comparison, Traffic};
use crate::diff::pending_change::Anchor;
use crate::ir::{MediaType, MediaTypeKind, SchemaRef};
use std::collections::BTreeMap;

/// Compares the items of what is sent and of what a success gives, as each media type that both documents have.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    of(comparison, pair, Traffic::REQUEST, |operation| {
        operation.ir.body.iter().flat_map(|body| &body.content).collect()
    });
    of(comparison, pair, Traffic::RESPONSE, |operation| {
        // What a client reads item by item has a type, and is compared with what a success gives.
        let content = operation.ir.successes().flat_map(|response| &response.content);
        content.filter(|own| !matches!(own.kind, MediaTypeKind::Items(_))).collect()
    });
}

fn of<'a>(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'a>,
    traffic: Traffic,
    content: impl Fn(OperationSide<'a>) -> Vec<&'a MediaType>,
) {
    let (subject, message) = match traffic.request {
        true => (Subject::Body, "a request"),
        false => (Subject::Response, "a success"),
    };
    // The first of a name counts.
    let mut new: BTreeMap<&str, Option<SchemaRef>> = BTreeMap::new();
    for own in content(pair.new) {
        new.entry(&own.name).or_insert(own.item);
    }
    for was in content(pair.old) {
        let is = new.get(was.name.as_str()).copied().flatten();
        let Some(items) = was.item.zip(is) else { continue };
        let what = format!("an item of {message} of {} as {}", pair.label, code(&was.name));
        let anchors = (Anchor::new(&pair.old.ir.location, ""), Anchor::new(&pair.new.ir.location, ""));
        comparison.of_programs(subject, &what, (Some(items.0), Some(items.1)), anchors, traffic);
    }
}
