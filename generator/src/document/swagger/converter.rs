//! What the steps of the conversion share: the two trees, and where in them the present node is.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::budget::Budget;
use super::input::Input;
use super::media_type::MediaTypes;
use super::shared::Shared;
use super::{Converted, Members, Moves};
use crate::diagnostic::{Diagnostic, Kind};
use crate::document::grammar::NodeKind;
use crate::document::load::{LinkedDocument, Target};
use crate::source::{FileId, Location, Origins, pointer};

/// The tree of a file while it is made.
pub(super) struct Converter<'d, 'b> {
    pub(super) document: &'d LinkedDocument,
    pub(super) shared: &'d Shared<'d>,
    budget: &'b mut Budget,
    /// The file whose tree is made.
    pub(super) file: FileId,
    /// The file that the present node was read in.
    pub(super) source: FileId,
    /// The place of the present node in that file.
    pub(super) from: String,
    /// Whether the node is at another place of the tree as well, to which references to it lead.
    is_copy: bool,
    /// Its place in the tree that is made.
    pub(super) to: String,
    /// What holds for all of the operation that the present node is in.
    pub(super) operation: Option<Operation>,
    /// The parameters of the path item around an operation that are its body.
    pub(super) inherited: Vec<Input<'d>>,
    origins: Origins,
    moves: Moves,
    warnings: Vec<(Arc<str>, Diagnostic)>,
    /// The nodes of the file that were converted.
    visited: BTreeSet<String>,
    /// How many nodes that are not in the tree any more have a place.
    left_out: usize,
}

/// The media types of an operation.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) consumes: MediaTypes,
    pub(super) produces: MediaTypes,
}

impl<'d, 'b> Converter<'d, 'b> {
    pub(super) fn new(
        document: &'d LinkedDocument,
        shared: &'d Shared<'d>,
        file: FileId,
        budget: &'b mut Budget,
    ) -> Self {
        Self {
            document,
            shared,
            budget,
            file,
            source: file,
            from: String::new(),
            is_copy: false,
            to: String::new(),
            operation: None,
            inherited: Vec::new(),
            origins: Origins::new(file),
            moves: Moves::default(),
            warnings: Vec::new(),
            visited: BTreeSet::new(),
            left_out: 0,
        }
    }

    /// Converts the tree of the file: the whole of it where it is the root document, else the nodes that references lead to.
    pub(super) fn file<'n>(&mut self, tree: &'d Value, reached: impl Iterator<Item = (&'n str, NodeKind)>) -> Value {
        let mut made = match tree {
            Value::Object(root) if self.file == self.document.root() => self.root(root),
            other => other.clone(),
        };
        // What is around a node comes before it.
        for (from, kind) in reached.filter(|(_, kind)| *kind != NodeKind::Data) {
            let Some(node) = tree.pointer(from).filter(|_| !self.visited.contains(from)) else { continue };
            (self.from, self.to) = (from.to_owned(), self.moves.now(from));
            let converted = self.node(node, kind);
            if let Some(place) = made.pointer_mut(&self.to) {
                *place = converted;
            }
        }
        made
    }

    /// What was made of the file.
    pub(super) fn finish(self, tree: Value) -> Result<Converted, Box<Diagnostic>> {
        let Self { origins, moves, warnings, file, .. } = self;
        match self.budget.exceeded() {
            Some(limit) => {
                let diagnostic = Diagnostic::error(format!("as OpenAPI 3.0 the document would have more than {limit}"));
                let diagnostic = diagnostic.at(Location::new(file, ""));
                Err(Box::new(diagnostic.help("name fewer media types, and give schemas that are used often a name")))
            }
            None => Ok(Converted { tree, origins, moves, warnings }),
        }
    }

    /// Makes the node at `to` of the one at `from`, both seen from the present node.
    pub(super) fn step<R>(&mut self, from: &[&str], to: &[&str], make: impl FnOnce(&mut Self) -> R) -> R {
        let (from_length, to_length) = (self.from.len(), self.to.len());
        from.iter().for_each(|token| pointer::push(&mut self.from, token));
        to.iter().for_each(|token| pointer::push(&mut self.to, token));
        if from != to {
            self.note_origin();
            self.note_move();
        }
        let made = make(self);
        self.from.truncate(from_length);
        self.to.truncate(to_length);
        made
    }

    /// Makes the node at `to`, seen from the present node, of one that was read somewhere else. It may be the place to which
    /// that was moved, or a copy of it.
    pub(super) fn elsewhere<R>(
        &mut self,
        from: &Target,
        to: &[&str],
        is_copy: bool,
        make: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let outer = (std::mem::replace(&mut self.from, from.pointer.to_string()), self.source, self.is_copy);
        (self.source, self.is_copy) = (from.file, self.is_copy || is_copy);
        let to_length = self.to.len();
        to.iter().for_each(|token| pointer::push(&mut self.to, token));
        self.note_origin();
        self.note_move();
        let made = make(self);
        self.to.truncate(to_length);
        (self.from, self.source, self.is_copy) = outer;
        made
    }

    /// Makes a node at `to` of members of the present node.
    pub(super) fn part<R>(&mut self, to: &[&str], make: impl FnOnce(&mut Self) -> R) -> R {
        self.elsewhere(&self.here(), to, true, make)
    }

    fn note_origin(&mut self) {
        self.origins.insert(self.to.as_str(), &Location::new(self.source, self.from.as_str()));
    }

    fn note_move(&mut self) {
        if !self.is_copy {
            self.moves.insert(&self.from, &self.to);
        }
    }

    /// States where the node at `to`, seen from the present node, was written.
    pub(super) fn written_at(&mut self, to: &[&str], at: &Target) {
        let mut pointer = self.to.clone();
        to.iter().for_each(|token| pointer::push(&mut pointer, token));
        self.origins.insert(pointer, &Location::new(at.file, at.pointer.clone()));
    }

    /// Notes that a node is converted, and what it takes.
    pub(super) fn visit(&mut self, node: &Value, kind: NodeKind) {
        self.budget.spend(node, kind == NodeKind::Data);
        if !self.is_copy && kind != NodeKind::Data && node.is_object() {
            self.visited.insert(self.from.clone());
        }
    }

    /// Notes that a parameter is a field of a form by now.
    pub(super) fn visit_field(&mut self, parameter: &Members) {
        self.budget.spend_members(parameter.len());
        if !self.is_copy {
            self.visited.insert(self.from.clone());
        }
    }

    /// Whether there is no room for more.
    pub(super) fn is_full(&self) -> bool {
        self.budget.exceeded().is_some()
    }

    /// Says of the present object what of it OpenAPI 3.0 does not have. `field` is a member of it as it was read.
    pub(super) fn warn(&mut self, kind: Kind, field: &str, wrong: impl Into<String>, reading: impl Into<String>) {
        let at = Location::new(self.file, pointer::child(&self.to, field));
        let at = if field.is_empty() { Location::new(self.file, self.to.as_str()) } else { at };
        self.say(Diagnostic::of(kind, wrong.into()).at(at).label(reading.into()));
    }

    /// Says something of the present object.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.warnings.push((self.to.as_str().into(), diagnostic));
    }

    /// Says of a node that the present object does not have any more why it is ignored.
    pub(super) fn ignored(&mut self, kind: Kind, node: &Target, wrong: &str, reading: &str) {
        self.left_out += 1;
        let pointer = format!("/left out/{}", self.left_out);
        self.origins.insert(pointer.as_str(), &Location::new(node.file, node.pointer.clone()));
        self.say(Diagnostic::of(kind, wrong).at(Location::new(self.file, pointer)).label(reading));
    }

    /// The present node.
    pub(super) fn here(&self) -> Target {
        Target { file: self.source, pointer: self.from.as_str().into() }
    }

    /// Makes members of those of the present node, each at its place.
    pub(super) fn members(&mut self, members: &'d Members, kind: NodeKind, wanted: impl Fn(&str) -> bool) -> Members {
        let mut made = Members::new();
        for (key, value) in members.iter().filter(|(key, _)| wanted(key)) {
            let value = self.step(&[key], &[key], |inner| inner.node(value, kind.member(key)));
            made.insert(key.clone(), value);
        }
        made
    }
}
