//! The way from the root of the tree to the node that is looked at.

use crate::source::pointer;

/// A node's place in the tree, as a chain of tokens on the call stack: walking costs no allocation, and the JSON
/// pointer (RFC 6901) is written only for the nodes that something is said about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    token: Token<'a>,
    /// The number of schemas from the root down to here.
    schemas: u16,
    /// The number of other OpenAPI objects from the root down to here.
    others: u16,
}

#[derive(Clone, Copy, Debug)]
enum Token<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    /// The root of the tree.
    pub(super) const ROOT: Path<'static> = Path { parent: None, token: Token::Root, schemas: 0, others: 0 };

    /// The member `key` of this object.
    pub(super) fn key(&'a self, key: &'a str) -> Path<'a> {
        self.child(Token::Key(key))
    }

    /// The item `index` of this list.
    pub(super) fn index(&'a self, index: usize) -> Path<'a> {
        self.child(Token::Index(index))
    }

    fn child(&'a self, token: Token<'a>) -> Path<'a> {
        Path { parent: Some(self), token, ..*self }
    }

    /// The same place, one schema deeper.
    pub(super) fn in_schema(self) -> Self {
        Path { schemas: self.schemas.saturating_add(1), ..self }
    }

    /// The same place, one object deeper.
    pub(super) fn in_object(self) -> Self {
        Path { others: self.others.saturating_add(1), ..self }
    }

    /// How many schemas lie around each other here.
    pub(super) fn schemas(&self) -> u16 {
        self.schemas
    }

    /// How many other objects lie around each other here.
    pub(super) fn others(&self) -> u16 {
        self.others
    }

    /// The node that holds this one; `None` for the root.
    pub(super) fn parent(&self) -> Option<&'a Path<'a>> {
        self.parent
    }

    /// The key that this node stands under; `None` for the root and for an item of a list.
    pub(super) fn name(&self) -> Option<&'a str> {
        match self.token {
            Token::Key(key) => Some(key),
            Token::Root | Token::Index(_) => None,
        }
    }

    /// The node in a sentence, with its name, or that of the list that it is an item of.
    pub(super) fn described(&self) -> String {
        match (self.name(), self.parent.and_then(Path::name)) {
            (Some(name), _) => format!("`{name}`"),
            (None, Some(list)) => format!("an item of `{list}`"),
            (None, None) => "the document".to_owned(),
        }
    }

    /// The JSON pointer of this node.
    pub(super) fn pointer(&self) -> String {
        let mut text = self.parent.map(Path::pointer).unwrap_or_default();
        match self.token {
            Token::Root => {}
            Token::Key(key) => pointer::push(&mut text, key),
            Token::Index(index) => pointer::push(&mut text, &index.to_string()),
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_gives_its_pointer_and_its_name() {
        let paths = Path::ROOT.key("paths");
        let item = paths.key("/a~b");
        let first = item.index(0);
        assert_eq!(Path::ROOT.pointer(), "");
        assert_eq!(first.pointer(), "/paths/~1a~0b/0");
        assert_eq!((item.name(), first.name()), (Some("/a~b"), None));
    }
}
