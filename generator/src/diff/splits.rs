//! Types that were split: several things had one type, and now have several.

use std::collections::{BTreeMap, BTreeSet};

/// The members that were in one group and are in several, as pairs of indices: the first member of the group, and the first of each
/// group that was split off. `groups` says which group each member was in, and `new_groups` in which it is.
pub(super) fn splits<T: Ord + Copy>(groups: &[T], new_groups: &[T]) -> Vec<(usize, usize)> {
    let mut firsts: BTreeMap<T, usize> = BTreeMap::new();
    let mut seen: BTreeSet<(T, T)> = BTreeSet::new();
    let mut splits = Vec::new();
    for (index, (group, other)) in groups.iter().zip(new_groups).enumerate() {
        let first = *firsts.entry(*group).or_insert(index);
        if seen.insert((*group, *other)) && first != index {
            splits.push((first, index));
        }
    }
    splits
}
