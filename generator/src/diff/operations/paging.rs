use super::{OperationPair, request_item};
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};

/// Compares how results come in pages.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old, new) = (pair.old.ir, pair.new.ir);
    let change = match (&old.paging, &new.paging) {
        (None, Some(_)) => {
            PendingChange::new(Subject::Paging, Aspect::Added, format!("the results of {} come in pages", pair.label))
                .effect(Source::Minor, Wire::Compatible)
                .action("Use `stream` to get all of them.")
        }
        (Some(_), None) => PendingChange::new(
            Subject::Paging,
            Aspect::Removed,
            format!("the results of {} come in no pages any more", pair.label),
        )
        .effect(Source::Major, Wire::Compatible)
        .action("Use `send` in place of `stream` and `pages`."),
        (Some(was), Some(is)) if was != is => {
            let message = format!("pages of {} are asked for by {is}, and were by {was}", pair.label);
            // The parameters themselves, and what they allow, are compared as such.
            PendingChange::new(Subject::Paging, Aspect::Sent, message)
                .effect(Source::None, Wire::Compatible)
                .action("Build with the new version, which asks for pages in the new way.")
        }
        _ => return,
    };
    let item = |size: Option<&crate::ir::Paging>, item: String| size.map_or(String::new(), |_| item);
    let before = item(old.paging.as_ref(), request_item(comparison.old, pair.old, "stream"));
    let after = item(new.paging.as_ref(), request_item(comparison.new, pair.new, "stream"));
    comparison.push(change.anchors(Anchor::new(&old.location, before), Anchor::new(&new.location, after)));
}
