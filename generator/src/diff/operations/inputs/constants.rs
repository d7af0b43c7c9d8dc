use super::{Comparison, Key, OperationPair, OperationSide, folded};
use crate::diff::code;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::Constant;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the parameters that go along by themselves. One that a caller gives, in either document, is compared as an input.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old_constants, new_constants) = (of(pair.old), of(pair.new));
    if old_constants.is_empty() && new_constants.is_empty() {
        return;
    }
    let (old_inputs, new_inputs) = (given(pair.old), given(pair.new));
    for key in old_constants.keys().chain(new_constants.keys().filter(|key| !old_constants.contains_key(*key))) {
        if !old_inputs.contains(key) && !new_inputs.contains(key) {
            constant(comparison, pair, &key.1, [old_constants.get(key), new_constants.get(key)]);
        }
    }
}

fn of(operation: OperationSide<'_>) -> BTreeMap<Key, Constant> {
    let constants = operation.ir.signature.constants.iter().cloned();
    constants.map(|constant| ((constant.place, folded(constant.place, &constant.name)), constant)).collect()
}

/// The places and names of what a caller gives.
fn given(operation: OperationSide<'_>) -> BTreeSet<Key> {
    let inputs = operation.ir.signature.inputs.iter();
    inputs.map(|input| (input.place, folded(input.place, &input.name))).collect()
}

fn constant(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    name: &str,
    [old, new]: [Option<&Constant>; 2],
) {
    let name = format!("{} of {}", code(name), pair.label);
    let (before, after) = pair.anchors(comparison);
    let action = "Build with the new version: it sends what the service wants.";
    let change =
        |aspect, wire, message| PendingChange::new(Subject::Parameter, aspect, message).effect(Source::None, wire);
    let change = match (old.map(|own| &own.value), new.map(|own| &own.value)) {
        (Some(was), Some(is)) if was != is => {
            let message = format!("{name} is sent as {} and was {}", code(is), code(was));
            change(Aspect::Sent, Wire::Breaking, message).anchors(before, after)
        }
        (None, Some(is)) => {
            change(Aspect::Added, Wire::Breaking, format!("{name} is sent, always as {}", code(is))).after(after)
        }
        (Some(_), None) => {
            change(Aspect::Removed, Wire::Compatible, format!("{name} is not sent any more")).before(before)
        }
        _ => {
            // Two names are one where their case does not count.
            let differs = old.map(|own| &own.name) != new.map(|own| &own.name);
            return comparison.silent(Subject::Parameter, Aspect::Wording, &name, differs, (before, after));
        }
    };
    comparison.push(change.action(action));
}
