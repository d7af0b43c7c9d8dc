//! Takes nodes out of a tree.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::path::{self, Path, Token};
use super::trace::Trace;
use crate::source::FileId;

/// Takes the nodes at `paths` out of a tree that was read from `file`; the root cannot be.
///
/// What is taken out of one object or array is taken out at once, so that no index is counted from an array that has
/// changed; and the innermost are first, since a node may be selected with a part of itself.
pub(super) fn remove(tree: &mut Value, trace: &mut Trace, file: FileId, paths: &[Path]) {
    let mut holders: BTreeMap<&[Token], Vec<&Token>> = BTreeMap::new();
    for (last, holder) in paths.iter().filter_map(|path| path.split_last()) {
        holders.entry(holder).or_default().push(last);
    }
    for (holder, gone) in holders.into_iter().rev() {
        let (_, at) = trace.find(file, holder);
        let trace = trace.descend_mut(holder);
        match path::node_mut(tree, holder) {
            Some(Value::Object(members)) => {
                let gone: BTreeSet<&String> = gone.into_iter().filter_map(name).collect();
                members.retain(|name, _| !gone.contains(name));
                gone.into_iter().for_each(|name| trace.forget(&Token::Name(name.clone())));
            }
            Some(Value::Array(items)) => {
                let gone: BTreeSet<usize> = gone.into_iter().filter_map(index).collect();
                trace.close_up(&at, items.len(), &gone);
                let mut indices = 0..;
                items.retain(|_| !indices.next().is_some_and(|index| gone.contains(&index)));
            }
            _ => {}
        }
    }
}

fn name(token: &Token) -> Option<&String> {
    match token {
        Token::Name(name) => Some(name),
        Token::Index(_) => None,
    }
}

fn index(token: &Token) -> Option<usize> {
    match token {
        Token::Index(index) => Some(*index),
        Token::Name(_) => None,
    }
}
