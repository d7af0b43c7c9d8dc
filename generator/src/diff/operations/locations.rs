use super::{OperationPair, request_item};
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};

/// Compares whether the address can be had to which a response leads.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old, new) = (pair.old.ir, pair.new.ir);
    let change = |aspect, how: &str| {
        PendingChange::new(Subject::Response, aspect, format!("the address that {} leads to {how}", pair.label))
    };
    let item = |side, operation, ir: &crate::ir::Operation| {
        let location = ir.redirects().next().map_or(&ir.location, |response| &response.location);
        Anchor::new(location, request_item(side, operation, "send_location"))
    };
    match (old.signature.location, new.signature.location) {
        (false, true) => {
            let change = change(Aspect::Added, "can be asked for").effect(Source::Minor, Wire::Compatible);
            comparison.push(change.action("Nothing.").after(item(comparison.new, pair.new, new)));
        }
        (true, false) => {
            let change = change(Aspect::Removed, "cannot be asked for any more").effect(Source::Major, Wire::Breaking);
            let change = change.action("Use `send` in place of `send_location`.");
            comparison.push(change.before(item(comparison.old, pair.old, old)));
        }
        _ => {}
    }
}
