use super::{Comparison, Indexed, Key, OperationPair, OperationSide};
use crate::ir::InputPlace;
use std::collections::BTreeMap;

/// Which input is which: those of one place and name; then setters of one name, and arguments of one type at one place, since a
/// program that gives them goes on to compile.
pub(super) fn of(
    comparison: &Comparison<'_, '_>,
    both: &OperationPair<'_>,
    old_inputs: &BTreeMap<Key, Indexed<'_>>,
    new_inputs: &BTreeMap<Key, Indexed<'_>>,
) -> Vec<(Key, Key)> {
    let mut pairs: Vec<(Key, Key)> =
        old_inputs.keys().filter(|key| new_inputs.contains_key(*key)).map(|key| (key.clone(), key.clone())).collect();
    let open = new_inputs.iter().filter(|(key, _)| !old_inputs.contains_key(*key)).collect::<Vec<_>>();
    for (key, old) in old_inputs.iter().filter(|(key, _)| !new_inputs.contains_key(*key)) {
        let is_same = |(_, new): &&(&Key, &Indexed<'_>)| stands_for(comparison, both, *old, **new);
        let mut alike = open.iter().filter(is_same);
        if let (Some((other, _)), None) = (alike.next(), alike.next()) {
            pairs.push((key.clone(), (*other).clone()));
        }
    }
    pairs
}

/// Whether what a program gives for the one is given for the other.
fn stands_for(comparison: &Comparison<'_, '_>, both: &OperationPair<'_>, old: Indexed<'_>, new: Indexed<'_>) -> bool {
    let name = |called: OperationSide<'_>, index: usize| called.names.inputs.get(index).cloned();
    if [old.1.place, new.1.place].contains(&InputPlace::Body) {
        return false;
    }
    match (old.1.setter, new.1.setter) {
        (true, true) => name(both.old, old.0) == name(both.new, new.0),
        (false, false) => {
            let place = |called: OperationSide<'_>, index: usize| super::order::position(called, index, false);
            let own = comparison.old.argument_identity(&super::declared(both.old, old.0));
            place(both.old, old.0) == place(both.new, new.0)
                && own == comparison.new.argument_identity(&super::declared(both.new, new.0))
        }
        _ => false,
    }
}
