//! A place in a source file, named by a JSON pointer.

use std::sync::Arc;

use super::{FileId, pointer};

/// Which half of an object's member a place means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The value at the pointer.
    #[default]
    Value,
    /// The key in front of that value.
    Key,
    /// The same key where it stands for the first time, if it stands there more than once: its value does not count.
    EarlierKey,
}

/// A place in a source document: a file of the [`SourceSet`](super::SourceSet) and a JSON pointer (RFC 6901) into it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// The JSON pointer into that file; empty for the whole of it.
    pub pointer: Arc<str>,
    /// Whether the caret goes under the value or under its key.
    pub part: Part,
}

impl Location {
    /// The value at `pointer` in `file`.
    pub fn new(file: FileId, pointer: impl Into<Arc<str>>) -> Self {
        Self { file, pointer: pointer.into(), part: Part::Value }
    }

    /// The same node, with the caret under its key.
    pub fn key(mut self) -> Self {
        self.part = Part::Key;
        self
    }

    /// The same node, with the caret under its key where that stands for the first time.
    pub(crate) fn earlier_key(mut self) -> Self {
        self.part = Part::EarlierKey;
        self
    }

    /// The member or item `token` (not escaped) of this node.
    pub fn child(&self, token: &str) -> Self {
        Self::new(self.file, pointer::child(&self.pointer, token))
    }
}
