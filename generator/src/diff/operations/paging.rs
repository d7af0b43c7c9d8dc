use super::{OperationPair, request_item};
use crate::diff::code;
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::Operation;

/// Compares how results come in pages.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    pages(comparison, pair);
    total_count(comparison, pair);
}

/// The header in which it is said how many results there are in all. Whether it comes is told of with the headers.
fn total_count(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let name = |operation: &Operation| operation.total_count.as_deref().map(str::to_ascii_lowercase);
    let (was, is) = (name(pair.old.ir), name(pair.new.ir));
    if was == is {
        return;
    }
    let said = |name: Option<String>| name.map_or("no header".to_owned(), |name| format!("the header {}", code(&name)));
    let message =
        format!("the number of all results of {} is read from {}, and was from {}", pair.label, said(is), said(was));
    let change = PendingChange::new(Subject::Paging, Aspect::Sent, message).effect(Source::None, Wire::Compatible);
    let change = change.action("Build with the new version, which reads it there.");
    let (before, after) = pair.anchors(comparison);
    comparison.push(change.anchors(before, after));
}

fn pages(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
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
