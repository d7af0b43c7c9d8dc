//! Where the nodes of a file are, once it was converted.

use std::collections::BTreeMap;

use crate::source::pointer;

/// A table from the nodes of a file as it was read to those of the tree that was made of it.
///
/// Only nodes that are not where the node around them would have them have an entry. A node that was copied to several places
/// is at the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moves(BTreeMap<String, String>);

impl Moves {
    /// Notes that the node at `from`, with all below it, is at `to`. Entries below `from` stay as they are.
    pub(super) fn insert(&mut self, from: &str, to: &str) {
        self.0.entry(from.to_owned()).or_insert_with(|| to.to_owned());
    }

    /// Whether no node is anywhere else: the file was not converted.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the node at `from` is, if it is not where the node around it is.
    pub(crate) fn get(&self, from: &str) -> Option<&str> {
        self.0.get(from).map(String::as_str)
    }

    /// Whether the node at `from`, or one in it, is not where the node around it is, so that there may be a way on from here
    /// though there is no node any more.
    pub(crate) fn leads_on(&self, from: &str) -> bool {
        let below = format!("{from}/");
        self.0.contains_key(from)
            || self.0.range(below.clone()..).next().is_some_and(|(next, _)| next.starts_with(&below))
    }

    /// Where the node at `from` is.
    pub(crate) fn now(&self, from: &str) -> String {
        let mut prefix = from;
        loop {
            if let Some(to) = self.get(prefix) {
                return format!("{to}{}", from.get(prefix.len()..).unwrap_or_default());
            }
            match pointer::parent(prefix) {
                Some(parent) => prefix = parent,
                None => return from.to_owned(),
            }
        }
    }
}
