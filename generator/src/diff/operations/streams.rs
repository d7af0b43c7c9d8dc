//! Responses that are read item by item.

use super::{OperationPair, request_item};
use crate::diff::comparison::{ComparedValue, Comparison, Traffic};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ItemFormat, Output, SchemaRef};
use crate::surface::{self, RustType};

/// The schemas of the items of two outputs that are streams of one type.
pub(super) fn both_typed(old: &Output, new: &Output) -> Option<(SchemaRef, SchemaRef)> {
    match (old, new) {
        (Output::Items { format: was, item: Some(old) }, Output::Items { format: is, item: Some(new) }) => {
            is_one_stream(*was, *is).then_some((*old, *new))
        }
        _ => None,
    }
}

/// Whether items that stand in these formats come by one type: lines of JSON and JSON texts do.
fn is_one_stream(old: ItemFormat, new: ItemFormat) -> bool {
    (old == ItemFormat::Events) == (new == ItemFormat::Events)
}

/// Whether two outputs have one type, whatever is in it.
pub(super) fn is_one_kind(old: &Output, new: &Output) -> bool {
    match (old, new) {
        (Output::Items { format: was, item: old }, Output::Items { format: is, item: new }) => {
            is_one_stream(*was, *is) && old == new
        }
        (old, new) => std::mem::discriminant(old) == std::mem::discriminant(new),
    }
}

/// Compares items.
pub(super) fn compare(
    comparison: &mut Comparison<'_, '_>,
    what: &str,
    (old, new): (SchemaRef, SchemaRef),
    (was, is): (&surface::Output, &surface::Output),
    (before, after): (Anchor, Anchor),
) {
    let item = |output: &surface::Output| match output {
        surface::Output::Items(_, item) => item.clone(),
        _ => RustType::Unit,
    };
    let old = ComparedValue { schema: Some(old), rust: item(was).into(), anchor: before };
    let new = ComparedValue { schema: Some(new), rust: item(is).into(), anchor: after };
    comparison.value(Subject::Response, &format!("an item of {what}"), old, new, Traffic::RESPONSE);
}

/// Compares what is done to get the items, beside asking for them.
pub(super) fn settings(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old, new) = (pair.old.ir, pair.new.ir);
    if old.stream == new.stream {
        return;
    }
    let message = format!("a stream of {} is asked for, or ends, in another way", pair.label);
    let change = PendingChange::new(Subject::Response, Aspect::Sent, message).effect(Source::None, Wire::Compatible);
    let change = change.action("Build with the new version, which asks for it in the new way.");
    let before = request_item(comparison.old, pair.old, "send");
    let after = request_item(comparison.new, pair.new, "send");
    comparison.push(change.anchors(Anchor::new(&old.location, before), Anchor::new(&new.location, after)));
}
