//! Inputs that only one of the documents has.

use super::describe::{anchor, subject, what};
use super::{Comparison, Indexed, InputPair, Key, accepted};
use crate::diff::code;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Wire};

pub(super) fn removed(comparison: &mut Comparison<'_, '_>, pair: &InputPair<'_, '_>, key: &Key, old: Indexed<'_>) {
    let (how, action) = match pair.new.constant(key) {
        Some(sent) => (format!("is always sent as {}", code(&sent.value)), "Do not give it."),
        None => ("is gone".to_owned(), "Leave it out; the service takes no notice of it any more."),
    };
    let change = PendingChange::alone(subject(old.1), Aspect::Removed, what(pair.of, old.1), &how)
        .effect(Source::Major, Wire::Breaking)
        .action(action);
    comparison.push(change.before(anchor(comparison.old, &pair.old, old)));
}

pub(super) fn added(comparison: &mut Comparison<'_, '_>, pair: &InputPair<'_, '_>, key: &Key, new: Indexed<'_>) {
    let sent = pair.old.constant(key).map(|sent| &sent.value);
    // An old client goes on to send the value that was the only one.
    let is_taken = sent.is_none_or(|sent| accepted::accepts(comparison.new, new.1, sent));
    let ((source, wire), how, action) = match (new.1.setter, sent.is_some()) {
        (_, true) if !is_taken => {
            let source = if new.1.setter { Source::Minor } else { Source::Major };
            ((source, Wire::Breaking), "had one value, which is not allowed any more", "Give it another value.")
        }
        (true, true) if new.1.constant.as_ref() == sent => {
            ((Source::Minor, Wire::Compatible), "can be given, and is sent as before where it is not", "Nothing.")
        }
        (true, true) => {
            ((Source::Minor, Wire::Breaking), "is optional, and was always sent", "Give the value that was sent.")
        }
        (true, false) if pair.new.operation.ir.signature.is_required_field(new.1) => {
            ((Source::Minor, Wire::Breaking), "is new, and required of a body", "Set it wherever a field is set.")
        }
        (true, false) => ((Source::Minor, Wire::Compatible), "is new, and optional", "Nothing."),
        (false, true) => {
            ((Source::Major, Wire::Compatible), "must be given, and had one value", "Give it to the method.")
        }
        (false, false) => ((Source::Major, Wire::Breaking), "is new, and required", "Give it to the method."),
    };
    let change = PendingChange::alone(subject(new.1), Aspect::Added, what(pair.of, new.1), how);
    comparison.push(change.effect(source, wire).action(action).after(anchor(comparison.new, &pair.new, new)));
}
