//! Where the nodes of a tree come from, while overlays are applied to it.

use std::collections::{BTreeMap, BTreeSet};

use super::path::Token;
use crate::source::{FileId, Location, Origins};

/// The origin of a node and of all below it.
///
/// The tables of [`Origins`] go by pointers, which shift whenever an item of an array is removed. This is a tree of the same
/// shape as that of the document, though it has only the nodes at which something changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Trace {
    /// Where the node was written; without it, in the node around it at its origin, under the same token.
    at: Option<Location>,
    below: BTreeMap<Token, Trace>,
}

impl Trace {
    /// A node whose text, with all below it, is at `at`.
    pub(super) fn at(at: Location) -> Self {
        Self { at: Some(at), below: BTreeMap::new() }
    }

    /// The same nodes, the first of which is known to come from `at`.
    pub(super) fn moved_from(&self, at: Location) -> Self {
        Self { at: Some(at), below: self.below.clone() }
    }

    /// The member or item `token`, if something is known of it.
    pub(super) fn child(&self, token: &Token) -> Option<&Self> {
        self.below.get(token)
    }

    /// The member or item `token`.
    pub(super) fn child_mut(&mut self, token: Token) -> &mut Self {
        self.below.entry(token).or_default()
    }

    /// The node at the end of a path.
    pub(super) fn descend_mut(&mut self, path: &[Token]) -> &mut Self {
        path.iter().fold(self, |trace, token| trace.child_mut(token.clone()))
    }

    /// The node at the end of a path, if something is known of it, and its origin, in a tree that was read from `file`.
    pub(super) fn find(&self, file: FileId, path: &[Token]) -> (Option<&Self>, Location) {
        let root = self.at.clone().unwrap_or_else(|| Location::new(file, ""));
        path.iter().fold((Some(self), root), |(trace, at), token| {
            let trace = trace.and_then(|trace| trace.child(token));
            (trace, origin(trace, &at, token))
        })
    }

    /// Notes that a member is gone.
    pub(super) fn forget(&mut self, token: &Token) {
        self.below.remove(token);
    }

    /// Notes that items of an array of that length, whose origin is `at`, are gone; those behind them move up.
    pub(super) fn close_up(&mut self, at: &Location, length: usize, gone: &BTreeSet<usize>) {
        let first = gone.first().copied().unwrap_or(length);
        let mut next = first;
        for index in first..length {
            let token = Token::Index(index);
            let known = self.below.remove(&token);
            if !gone.contains(&index) {
                let place = origin(known.as_ref(), at, &token);
                self.below.insert(Token::Index(next), known.unwrap_or_default().moved_from(place));
                next += 1;
            }
        }
    }

    /// The table of a tree that was read from `file`.
    pub(super) fn into_origins(self, file: FileId) -> Origins {
        let mut origins = Origins::new(file);
        self.enter(String::new(), &Location::new(file, ""), &mut origins);
        origins
    }

    /// Enters this node, which would come from `inherited` if nothing were known of it.
    fn enter(self, pointer: String, inherited: &Location, origins: &mut Origins) {
        let at = self.at.unwrap_or_else(|| inherited.clone());
        if at != *inherited {
            origins.insert(pointer.as_str(), &at);
        }
        for (token, trace) in self.below {
            trace.enter(token.below(&pointer), &below(&at, &token), origins);
        }
    }
}

/// The origin of the member or item `token` of a node that comes from `at`.
pub(super) fn origin(trace: Option<&Trace>, at: &Location, token: &Token) -> Location {
    trace.and_then(|trace| trace.at.clone()).unwrap_or_else(|| below(at, token))
}

fn below(at: &Location, token: &Token) -> Location {
    Location::new(at.file, token.below(&at.pointer))
}
