use super::unpaired::is_named;
use super::{Comparison, OperationPair, OperationSide};
use crate::diff::code;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{Constant, InputPlace};
use std::collections::BTreeMap;

/// Compares the parameters that go along by themselves. One that a caller gives, in either document, is compared as an input.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old_constants, new_constants) = (of(pair.old), of(pair.new));
    for key in old_constants.keys().chain(new_constants.keys().filter(|key| !old_constants.contains_key(*key))) {
        let constants = [old_constants.get(key), new_constants.get(key)];
        let is_given = |operation: OperationSide<'_>| {
            let named = |constant: &Constant| {
                let mut inputs = operation.ir.signature.inputs.iter();
                inputs.any(|input| input.place == constant.place && is_named(constant, &input.name))
            };
            constants.iter().flatten().any(|constant| named(constant))
        };
        if !is_given(pair.old) && !is_given(pair.new) {
            constant(comparison, pair, &key.1, constants);
        }
    }
}

fn of(operation: OperationSide<'_>) -> BTreeMap<(InputPlace, String), Constant> {
    let constants = operation.ir.signature.constants.iter().cloned();
    let name = |constant: &Constant| match constant.place {
        InputPlace::Header => constant.name.to_ascii_lowercase(),
        _ => constant.name.clone(),
    };
    constants.map(|constant| ((constant.place, name(&constant)), constant)).collect()
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
