//! Builds a tree of the events of a document, within limits.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Tag};
use serde_json::{Map, Value};

use super::scalar;
use crate::document::limits::Limits;
use crate::document::read::tree_error::TreeError;
use crate::document::read::{Parsed, Twice, Written};
use crate::source::pointer;
use crate::source::yaml::Characters;

/// What keeps a document from being a tree.
#[derive(Clone, Debug)]
pub(super) struct Refused {
    pub(super) error: TreeError,
    /// The node at which building stopped.
    pub(super) pointer: String,
    /// Where that begins.
    pub(super) at: usize,
}

/// What is to be done after an event.
pub(super) enum Step {
    /// Read on.
    On,
    /// Begin anew, and say which nodes are repeated.
    Aliases,
}

type Built<T> = Result<T, Box<Refused>>;

/// What a node takes, and how high it is.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    nodes: usize,
    text: usize,
    height: usize,
}

/// A node that stands more than once.
struct Repeated {
    value: Value,
    /// The text of a scalar, which may be repeated as a key.
    text: Option<String>,
    size: Size,
}

enum Collection {
    Object(Map<String, Value>, Option<String>),
    Array(Vec<Value>),
}

/// A collection whose end was not read yet.
struct Open {
    collection: Collection,
    anchor: usize,
    /// What was counted before it.
    before: Size,
    /// That of its highest member.
    height: usize,
}

pub(super) struct Builder<'l> {
    limits: &'l Limits,
    /// The numbers of the nodes that stand more than once; `None` when that is not known.
    repeated: Option<&'l HashSet<usize>>,
    known: HashMap<usize, Repeated>,
    open: Vec<Open>,
    root: Value,
    /// What was read so far, repeated nodes counted each time.
    read: Size,
    /// What the known nodes take.
    kept: Size,
    twice: Twice,
    written: Written,
}

impl<'l> Builder<'l> {
    pub(super) fn new(limits: &'l Limits, repeated: Option<&'l HashSet<usize>>) -> Self {
        let (known, open) = (HashMap::new(), Vec::new());
        let (read, kept, twice) = (Size::default(), Size::default(), Twice::default());
        Self { limits, repeated, known, open, root: Value::Null, read, kept, twice, written: Written::default() }
    }

    /// The tree; `null` when there was no node.
    pub(super) fn finish(self) -> Parsed {
        Parsed { tree: self.root, twice: self.twice.each_once(), written: self.written }
    }

    /// Takes the next event, which begins at a character.
    pub(super) fn take(&mut self, event: Event<'_>, at: Characters) -> Built<Step> {
        let at = at.start;
        let wants_key = matches!(self.open.last(), Some(Open { collection: Collection::Object(_, None), .. }));
        match event {
            Event::MappingEnd | Event::SequenceEnd => self.close(at)?,
            Event::Alias(_) if self.repeated.is_none() => return Ok(Step::Aliases),
            Event::Alias(node) if wants_key => match self.known.get(&node).map(|known| known.text.clone()) {
                Some(Some(text)) => self.key(text, at)?,
                _ => return Err(self.refuse(TreeError::Key, at)),
            },
            Event::Alias(node) => self.repeat(node, at)?,
            Event::Scalar(text, style, anchor, tag) if wants_key => {
                if anchor != 0 {
                    let value = scalar::value(&text, style, tag.as_deref()).unwrap_or_default();
                    self.keep(anchor, &value, Some(&text), Size { nodes: 1, text: text.len(), height: 0 }, at)?;
                }
                self.key(text.into_owned(), at)?;
            }
            Event::MappingStart(..) | Event::SequenceStart(..) if wants_key => {
                return Err(self.refuse(TreeError::Key, at));
            }
            Event::MappingStart(anchor, tag) => {
                self.begin(Collection::Object(Map::new(), None), anchor, tag.as_deref(), at)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.begin(Collection::Array(Vec::new()), anchor, tag.as_deref(), at)?;
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.count_node(at)?;
                let value = scalar::value(&text, style, tag.as_deref());
                let value = value.map_err(|error| self.refuse(error, at))?;
                let size = Size { nodes: 1, text: value.as_str().map_or(0, str::len), height: 0 };
                self.count_text(size.text, at)?;
                self.keep(anchor, &value, Some(&text), size, at)?;
                let open = &self.open;
                self.written.note(&text, &value, || pointer(open));
                self.put(value, 0);
            }
            _ => {}
        }
        Ok(Step::On)
    }

    fn begin(&mut self, collection: Collection, anchor: usize, tag: Option<&Tag>, at: usize) -> Built<()> {
        let before = self.read;
        self.count_node(at)?;
        if let Some(tag) = scalar::local(tag) {
            return Err(self.refuse(TreeError::Tag(tag), at));
        }
        if self.open.len() >= self.limits.depth {
            return Err(self.refuse(TreeError::Depth, at));
        }
        self.open.push(Open { collection, anchor, before, height: 0 });
        Ok(())
    }

    fn close(&mut self, at: usize) -> Built<()> {
        let Some(Open { collection, anchor, before, height }) = self.open.pop() else { return Ok(()) };
        let value = match collection {
            Collection::Object(members, _) => Value::Object(members),
            Collection::Array(items) => Value::Array(items),
        };
        let (nodes, text) = (self.read.nodes - before.nodes, self.read.text - before.text);
        self.keep(anchor, &value, None, Size { nodes, text, height: height + 1 }, at)?;
        self.put(value, height + 1);
        Ok(())
    }

    fn key(&mut self, text: String, at: usize) -> Built<()> {
        self.count_text(text.len(), at)?;
        if let Some(Collection::Object(members, key)) = self.open.last_mut().map(|open| &mut open.collection) {
            let is_there = members.contains_key(&text);
            *key = Some(text);
            if is_there {
                let open = &self.open;
                self.twice.note(0, || pointer(open));
            }
        }
        Ok(())
    }

    /// Puts a node, of that height, where it belongs.
    fn put(&mut self, value: Value, height: usize) {
        let Some(open) = self.open.last_mut() else {
            self.root = value;
            return;
        };
        open.height = open.height.max(height);
        match &mut open.collection {
            Collection::Array(items) => items.push(value),
            Collection::Object(members, key) => {
                if let Some(key) = key.take() {
                    members.insert(key, value);
                }
            }
        }
    }

    fn repeat(&mut self, node: usize, at: usize) -> Built<()> {
        if self.open.iter().any(|open| open.anchor == node) {
            return Err(self.refuse(TreeError::Itself, at));
        }
        let Some(Repeated { size, .. }) = self.known.get(&node) else { return Ok(()) };
        let size = *size;
        if self.open.len() + size.height > self.limits.depth {
            return Err(self.refuse(TreeError::Depth, at));
        }
        self.read.nodes = self.read.nodes.saturating_add(size.nodes);
        if self.read.nodes > self.limits.nodes {
            return Err(self.refuse(TreeError::Repeated, at));
        }
        self.count_text(size.text, at)?;
        let value = self.known.get(&node).map(|known| known.value.clone()).unwrap_or_default();
        self.put(value, size.height);
        Ok(())
    }

    /// Keeps a node that stands more than once. As it is counted again for each other place, what is kept is bounded too.
    fn keep(&mut self, anchor: usize, value: &Value, text: Option<&str>, size: Size, at: usize) -> Built<()> {
        if anchor == 0 || !self.repeated.is_some_and(|repeated| repeated.contains(&anchor)) {
            return Ok(());
        }
        self.kept.nodes = self.kept.nodes.saturating_add(size.nodes);
        self.kept.text = self.kept.text.saturating_add(size.text);
        if self.kept.nodes > self.limits.nodes || self.kept.text > self.limits.text_bytes {
            return Err(self.refuse(TreeError::Repeated, at));
        }
        self.known.insert(anchor, Repeated { value: value.clone(), text: text.map(str::to_owned), size });
        Ok(())
    }

    fn count_node(&mut self, at: usize) -> Built<()> {
        self.read.nodes += 1;
        if self.read.nodes > self.limits.nodes { Err(self.refuse(TreeError::Nodes, at)) } else { Ok(()) }
    }

    fn count_text(&mut self, bytes: usize, at: usize) -> Built<()> {
        self.read.text = self.read.text.saturating_add(bytes);
        if self.read.text > self.limits.text_bytes { Err(self.refuse(TreeError::Text, at)) } else { Ok(()) }
    }

    fn refuse(&self, error: TreeError, at: usize) -> Box<Refused> {
        Box::new(Refused { error, pointer: pointer(&self.open), at })
    }
}

/// The node that is read next.
fn pointer(open: &[Open]) -> String {
    let mut pointer = String::new();
    for open in open {
        match &open.collection {
            Collection::Array(items) => pointer::push(&mut pointer, &items.len().to_string()),
            Collection::Object(_, Some(key)) => pointer::push(&mut pointer, key),
            Collection::Object(_, None) => {}
        }
    }
    pointer
}
