//! What had one type, and has several.

use std::collections::BTreeMap;

/// The members that were in one group and are in several: the first of all, and the first of each further group.
pub(super) fn split<T: Ord + Copy>(groups: &[T], others: &[T]) -> Vec<(usize, usize)> {
    let mut firsts: BTreeMap<T, Vec<(T, usize)>> = BTreeMap::new();
    let mut parted = Vec::new();
    for (index, (group, other)) in groups.iter().zip(others).enumerate() {
        let known = firsts.entry(*group).or_default();
        if known.iter().any(|(seen, _)| seen == other) {
            continue;
        }
        parted.extend(known.first().map(|(_, first)| (*first, index)));
        known.push((*other, index));
    }
    parted
}
