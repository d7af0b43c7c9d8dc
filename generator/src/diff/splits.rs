//! Types that were split: several things had one type, and now have several.

use std::collections::BTreeMap;

/// The members that were in one group and are in several, as pairs of indices: the first member of the group, and the first of each
/// group that was split off. `groups` says which group each member was in, and `new_groups` in which it is.
pub(super) fn splits<T: Ord + Copy>(groups: &[T], new_groups: &[T]) -> Vec<(usize, usize)> {
    let mut firsts: BTreeMap<T, Vec<(T, usize)>> = BTreeMap::new();
    let mut splits = Vec::new();
    for (index, (group, other)) in groups.iter().zip(new_groups).enumerate() {
        let known = firsts.entry(*group).or_default();
        if known.iter().any(|(seen, _)| seen == other) {
            continue;
        }
        splits.extend(known.first().map(|(_, first)| (*first, index)));
        known.push((*other, index));
    }
    splits
}
