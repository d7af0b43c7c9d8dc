use super::{Comparison, Indexed, Key, OperationPair, OperationSide};
use crate::ir::InputPlace;
use std::collections::BTreeMap;

/// Which input is which: those of one place and name; then setters of one name, and arguments of one type at one place, since a
/// program that gives them goes on to compile.
pub(super) fn of(
    comparison: &Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    old_inputs: &BTreeMap<Key, Indexed<'_>>,
    new_inputs: &BTreeMap<Key, Indexed<'_>>,
) -> Vec<(Key, Key)> {
    let mut pairs: Vec<(Key, Key)> =
        old_inputs.keys().filter(|key| new_inputs.contains_key(*key)).map(|key| (key.clone(), key.clone())).collect();
    let open = new_inputs.iter().filter(|(key, _)| !old_inputs.contains_key(*key)).collect::<Vec<_>>();
    for (key, old) in old_inputs.iter().filter(|(key, _)| !new_inputs.contains_key(*key)) {
        let is_same = |(_, new): &&(&Key, &Indexed<'_>)| stands_for(comparison, pair, *old, **new);
        let mut alike = open.iter().filter(is_same);
        if let (Some((other, _)), None) = (alike.next(), alike.next()) {
            pairs.push((key.clone(), (*other).clone()));
        }
    }
    pairs
}

/// Whether what a program gives for the one is given for the other.
fn stands_for(comparison: &Comparison<'_, '_>, pair: &OperationPair<'_>, old: Indexed<'_>, new: Indexed<'_>) -> bool {
    if [old.1.place, new.1.place].contains(&InputPlace::Body) {
        return false;
    }
    match (old.1.setter, new.1.setter) {
        (true, true) => super::name(pair.old, old.0) == super::name(pair.new, new.0),
        (false, false) => {
            let place = |operation: OperationSide<'_>, index: usize| super::order::position(operation, index, false);
            let own = comparison.old.argument_identity(&super::declared(pair.old, old.0));
            place(pair.old, old.0) == place(pair.new, new.0)
                && own == comparison.new.argument_identity(&super::declared(pair.new, new.0))
        }
        _ => false,
    }
}
