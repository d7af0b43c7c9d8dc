use super::{Comparison, InputPair, Key, OperationPair, OperationSide};
use crate::diff::compared_client::ComparedClient;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::InputPlace;

/// Compares the order of the arguments, which have no names at a call. That of setters does not show.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, inputs: &InputPair<'_, '_>, pairs: &[(Key, Key)]) {
    let pair = inputs.of;
    let (before, after) = pair.anchors(comparison);
    let label = &pair.label;
    if is_reordered(inputs, pairs, false) {
        // Where the types are the same in their places, a program compiles, and says something else.
        let types = |side: &ComparedClient<'_>, operation: OperationSide<'_>| {
            let arguments = operation.ir.signature.arguments.iter();
            arguments.map(|index| side.argument_identity(&super::declared(operation, *index))).collect::<Vec<_>>()
        };
        let is_silent = types(comparison.old, pair.old) == types(comparison.new, pair.new);
        let effect = if is_silent { (Source::None, Wire::Breaking) } else { (Source::Major, Wire::Same) };
        let message = format!("the arguments of {label} stand in another order");
        let change = PendingChange::new(Subject::Parameter, Aspect::Order, message).effect(effect.0, effect.1).action(
            "Give them in the new order, also where the compiler says nothing because their types are the same.",
        );
        comparison.push(change.anchors(before.clone(), after.clone()));
    }
    if is_path_reordered(pair) {
        let message = format!("the path parameters of {label} stand in another order");
        let change = PendingChange::new(Subject::Parameter, Aspect::Order, message)
            .effect(Source::None, Wire::Breaking)
            .action("Give the arguments in the new order: the compiler says nothing where their types are the same.");
        comparison.push(change.anchors(before.clone(), after.clone()));
    }
    // The fields of a form are told of like the properties of any other object, whose order counts for nothing.
    let is_parameter = |(_, (place, _)): &&(Key, Key)| *place != InputPlace::Field;
    let parameters: Vec<(Key, Key)> = pairs.iter().filter(is_parameter).cloned().collect();
    let is_reordered = is_reordered(inputs, &parameters, true);
    let what = format!("the optional parameters of {label}");
    comparison.silent(Subject::Parameter, Aspect::Order, &what, is_reordered, (before, after));
}

/// Whether the arguments, or the setters, that both documents have stand in another order.
fn is_reordered(inputs: &InputPair<'_, '_>, pairs: &[(Key, Key)], setters: bool) -> bool {
    let placed = pairs.iter().filter_map(|(old, new)| {
        let (old, new) = (inputs.old.keyed.get(old)?, inputs.new.keyed.get(new)?);
        let are_such = old.1.setter == setters && new.1.setter == setters;
        are_such.then(|| (inputs.old.position(old.0, setters), inputs.new.position(new.0, setters)))
    });
    let mut placed: Vec<(usize, usize)> = placed.collect();
    placed.sort_unstable();
    !placed.iter().map(|(_, new)| new).is_sorted()
}

/// Whether the same names stand in the path in another order.
fn is_path_reordered(pair: &OperationPair<'_>) -> bool {
    let names = |operation: OperationSide<'_>| operation.ir.path.parameters().map(str::to_owned).collect::<Vec<_>>();
    let (mut old_names, mut new_names) = (names(pair.old), names(pair.new));
    let differ = old_names != new_names;
    old_names.sort();
    new_names.sort();
    differ && old_names == new_names
}
