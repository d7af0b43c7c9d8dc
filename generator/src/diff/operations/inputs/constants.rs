use super::only::is_named;
use super::{Both, Called, Comparison};
use crate::diff::draft::Draft;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{Constant, InputPlace};
use crate::markdown::code;
use std::collections::BTreeMap;

/// Compares the parameters that go along by themselves. One that a caller gives, in either document, is compared as an input.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (ours, theirs) = (of(both.old), of(both.new));
    for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
        let constants = [ours.get(key), theirs.get(key)];
        let is_given = |called: Called<'_>| {
            let named = |constant: &Constant| {
                let mut inputs = called.operation.signature.inputs.iter();
                inputs.any(|input| input.place == constant.place && is_named(constant, &input.name))
            };
            constants.iter().flatten().any(|constant| named(constant))
        };
        if !is_given(both.old) && !is_given(both.new) {
            constant(comparison, both, &key.1, constants);
        }
    }
}

fn of(called: Called<'_>) -> BTreeMap<(InputPlace, String), Constant> {
    let constants = called.operation.signature.constants.iter().cloned();
    let name = |constant: &Constant| match constant.place {
        InputPlace::Header => constant.name.to_ascii_lowercase(),
        _ => constant.name.clone(),
    };
    constants.map(|constant| ((constant.place, name(&constant)), constant)).collect()
}

fn constant(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, name: &str, [old, new]: [Option<&Constant>; 2]) {
    let name = format!("{} of {}", code(name), both.label);
    let (before, after) = both.points(comparison);
    let action = "Build with the new version: it sends what the service wants.";
    let draft = |aspect, wire, message| Draft::new(Subject::Parameter, aspect, message).effect(Source::None, wire);
    let draft = match (old.map(|own| &own.value), new.map(|own| &own.value)) {
        (Some(was), Some(is)) if was != is => {
            let message = format!("{name} is sent as {} and was {}", code(is), code(was));
            draft(Aspect::Sent, Wire::Breaking, message).points(before, after)
        }
        (None, Some(is)) => {
            draft(Aspect::Added, Wire::Breaking, format!("{name} is sent, always as {}", code(is))).after(after)
        }
        (Some(_), None) => {
            draft(Aspect::Removed, Wire::Compatible, format!("{name} is not sent any more")).before(before)
        }
        _ => {
            // Two names are one where their case does not count.
            let differs = old.map(|own| &own.name) != new.map(|own| &own.name);
            return comparison.silent(Subject::Parameter, Aspect::Wording, &name, differs, (before, after));
        }
    };
    comparison.push(draft.action(action));
}
