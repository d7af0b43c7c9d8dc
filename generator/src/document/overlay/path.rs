//! The way from the root of a tree to a node.

use serde_json::Value;

use crate::source::pointer;

/// One step down. Indices compare by number, so that the items of an array sort in their order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token {
    /// To an item of an array.
    Index(usize),
    /// To a member of an object.
    Name(String),
}

/// The steps from the root down. A node sorts before all that is in it.
pub(super) type Path = Vec<Token>;

impl Token {
    /// The pointer of this step from the node at `above`.
    pub(super) fn below(&self, above: &str) -> String {
        match self {
            Self::Index(index) => format!("{above}/{index}"),
            Self::Name(name) => pointer::child(above, name),
        }
    }
}

/// The path as a JSON pointer.
pub(super) fn to_pointer(path: &[Token]) -> String {
    path.iter().fold(String::new(), |above, token| token.below(&above))
}

/// The node at the end of a path.
pub(super) fn node<'v>(tree: &'v Value, path: &[Token]) -> Option<&'v Value> {
    path.iter().try_fold(tree, |node, token| match token {
        Token::Index(index) => node.as_array()?.get(*index),
        Token::Name(name) => node.as_object()?.get(name),
    })
}

/// The node at the end of a path, to be changed.
pub(super) fn node_mut<'v>(tree: &'v mut Value, path: &[Token]) -> Option<&'v mut Value> {
    path.iter().try_fold(tree, |node, token| match token {
        Token::Index(index) => node.as_array_mut()?.get_mut(*index),
        Token::Name(name) => node.as_object_mut()?.get_mut(name),
    })
}
