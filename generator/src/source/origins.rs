//! Where the nodes of a tree come from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{FileId, Location, Part, pointer};

/// A table from the nodes of a tree to the places in the source files that they were written at.
///
/// Only the nodes at which the source changes have an entry: all nodes below lie below that place in the source too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origins {
    table: BTreeMap<Arc<str>, (FileId, Arc<str>)>,
    root: FileId,
}

impl Origins {
    /// The table of a tree that was read from `root` as it is: every pointer stands for itself.
    pub fn new(root: FileId) -> Self {
        Self { table: BTreeMap::new(), root }
    }

    /// States that the node at `pointer`, with all below it, comes from the node at `origin`. Entries below
    /// `pointer` stay as they are.
    pub fn insert(&mut self, pointer: impl Into<Arc<str>>, origin: &Location) {
        self.table.insert(pointer.into(), (origin.file, origin.pointer.clone()));
    }

    /// Takes back what was stated of the node at `pointer`, which is in the tree no more.
    pub(crate) fn remove(&mut self, pointer: &str) {
        self.table.remove(pointer);
    }

    /// States that an item of the list at `list` is in the tree no more, of `length` that it had: those behind it move up.
    pub(crate) fn remove_item(&mut self, list: &str, index: usize, length: usize) {
        let item = |index: usize| pointer::child(list, &index.to_string());
        for own in index..length {
            let origin = self.origin(&item(own));
            let below = self.take(&item(own));
            let Some(before) = own.checked_sub(1).filter(|before| *before >= index) else { continue };
            self.insert(item(before), &origin);
            let moved = |(rest, origin)| (format!("{}{rest}", item(before)).into(), origin);
            self.table.extend(below.into_iter().map(moved));
        }
    }

    /// Takes what is stated of a node and of what is below it, each by the rest of its pointer.
    fn take(&mut self, node: &str) -> Vec<(String, (FileId, Arc<str>))> {
        let below = self.table.range(Arc::<str>::from(node)..).take_while(|(place, _)| place.starts_with(node));
        let rests = below.filter_map(|(place, _)| place.get(node.len()..));
        let own: Vec<String> =
            rests.filter(|rest| rest.is_empty() || rest.starts_with('/')).map(str::to_owned).collect();
        let taken = own.into_iter().map(|rest| (self.table.remove(&*format!("{node}{rest}")), rest));
        taken.filter_map(|(origin, rest)| Some((rest, origin?))).collect()
    }

    /// The place that the node at `pointer` was written at: that of its nearest ancestor in the table, plus the rest
    /// of the pointer.
    pub fn origin(&self, pointer: &str) -> Location {
        let mut prefix = pointer;
        while !self.table.is_empty() {
            if let Some((file, base)) = self.table.get(prefix) {
                return located(*file, base, pointer.get(prefix.len()..).unwrap_or_default());
            }
            match pointer::parent(prefix) {
                Some(parent) => prefix = parent,
                None => break,
            }
        }
        located(self.root, "", pointer)
    }

    /// The number of files that nodes come from, the root included.
    pub fn file_count(&self) -> usize {
        let files: BTreeSet<FileId> = self.table.values().map(|(file, _)| *file).chain([self.root]).collect();
        files.len()
    }
}

fn located(file: FileId, base: &str, rest: &str) -> Location {
    Location { file, pointer: format!("{base}{rest}").into(), part: Part::Value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_wins_and_stops_at_whole_tokens() {
        let mut origins = Origins::new(FileId(0));
        origins.insert("/a", &Location::new(FileId(1), "/x"));
        origins.insert("/a/b", &Location::new(FileId(2), ""));
        let place = |pointer: &str| (origins.origin(pointer).file.0, origins.origin(pointer).pointer.to_string());
        assert_eq!(place(""), (0, "".into()));
        assert_eq!(place("/a"), (1, "/x".into()));
        assert_eq!(place("/a/c"), (1, "/x/c".into()));
        assert_eq!(place("/a/b/c"), (2, "/c".into()));
        assert_eq!(place("/ab"), (0, "/ab".into()));
    }

    #[test]
    fn what_is_behind_an_item_that_is_removed_keeps_its_origin() {
        let mut origins = Origins::new(FileId(0));
        let length = 12;
        for (pointer, file, at) in [("/a/1", 1, "/x"), ("/a/2/b", 2, ""), ("/a/10", 3, "/y"), ("/a/11/c/d", 4, "/z")] {
            origins.insert(pointer, &Location::new(FileId(file), at));
        }
        let places = |origins: &Origins, items: std::ops::Range<usize>| -> Vec<Location> {
            let below = |index| ["", "/b", "/c/d/e"].map(|rest| origins.origin(&format!("/a/{index}{rest}")));
            items.flat_map(below).collect()
        };
        let before = places(&origins, 0..length);
        origins.remove_item("/a", 1, length);
        assert_eq!(places(&origins, 0..1), before[..3]);
        assert_eq!(places(&origins, 1..length - 1), before[6..]);
    }
}
