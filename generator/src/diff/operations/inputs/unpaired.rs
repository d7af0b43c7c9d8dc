//! Inputs that only one of the documents has.

use super::describe::{anchor, subject, what};
use super::{Comparison, Indexed, Key, OperationPair, OperationSide, accepted};
use crate::diff::code;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Wire};
use crate::ir::{Constant, InputPlace};

pub(super) fn removed(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, key: &Key, old: Indexed<'_>) {
    let (how, action) = match constant(pair.new, key) {
        Some(sent) => (format!("is always sent as {}", code(&sent)), "Do not give it."),
        None => ("is gone".to_owned(), "Leave it out; the service takes no notice of it any more."),
    };
    let change = PendingChange::new(subject(old.1), Aspect::Removed, format!("{} {how}", what(pair, old.1)))
        .effect(Source::Major, Wire::Breaking)
        .action(action);
    comparison.push(change.before(anchor(comparison.old, pair.old, old)));
}

pub(super) fn added(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, key: &Key, new: Indexed<'_>) {
    let sent = constant(pair.old, key);
    // An old client goes on to send the value that was the only one.
    let is_taken = sent.as_ref().is_none_or(|sent| accepted::accepts(comparison.new, new.1, sent));
    let ((source, wire), how, action) = match (new.1.setter, sent.is_some()) {
        (_, true) if !is_taken => {
            let source = if new.1.setter { Source::Minor } else { Source::Major };
            ((source, Wire::Breaking), "had one value, which is not allowed any more", "Give it another value.")
        }
        (true, true) if new.1.constant == sent => {
            ((Source::Minor, Wire::Compatible), "can be given, and is sent as before where it is not", "Nothing.")
        }
        (true, true) => {
            ((Source::Minor, Wire::Breaking), "is optional, and was always sent", "Give the value that was sent.")
        }
        (true, false) => ((Source::Minor, Wire::Compatible), "is new, and optional", "Nothing."),
        (false, true) => {
            ((Source::Major, Wire::Compatible), "must be given, and had one value", "Give it to the method.")
        }
        (false, false) => ((Source::Major, Wire::Breaking), "is new, and required", "Give it to the method."),
    };
    let change = PendingChange::new(subject(new.1), Aspect::Added, format!("{} {how}", what(pair, new.1)));
    comparison.push(change.effect(source, wire).action(action).after(anchor(comparison.new, pair.new, new)));
}

/// The value of a fixed parameter.
fn constant(operation: OperationSide<'_>, key: &Key) -> Option<String> {
    let mut constants = operation.ir.signature.constants.iter();
    constants.find(|own| own.place == key.0 && is_named(own, &key.1)).map(|own| own.value.clone())
}

/// Whether a fixed parameter has a name; the case of headers does not count.
pub(super) fn is_named(constant: &Constant, name: &str) -> bool {
    constant.name == name || constant.place == InputPlace::Header && constant.name.eq_ignore_ascii_case(name)
}
