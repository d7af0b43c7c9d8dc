//! JSON (RFC 8259).

mod tree;

use std::cell::{Cell, RefCell};

use serde::de;

use super::tree_error::TreeError;
use super::{ErrorPosition, Parsed, SyntaxError, Twice};
use crate::document::limits::Limits;
use crate::source::{pointer, text};

/// Parses a text that is one JSON value.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Parsed, SyntaxError> {
    let state = State::new(limits);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = tree::build(&state, &mut deserializer);
    let parsed = parsed.and_then(|tree| deserializer.end().map(|()| tree));
    parsed.map(|tree| Parsed { tree, twice: state.twice(), ..Parsed::default() }).map_err(|error| match state.error() {
        // A limit may be exceeded in a text that no parser comes to the end of, so the place is taken from here.
        Some(SyntaxError { message, position: ErrorPosition::Node(..), label, help }) => {
            SyntaxError { message, position: ErrorPosition::Byte(offset(text, &error)), label, help }
        }
        Some(error) => error,
        None => syntax(text, &error),
    })
}

fn syntax(text: &str, error: &serde_json::Error) -> SyntaxError {
    let shown = error.to_string();
    let reason = shown.split(" at line ").next().unwrap_or(&shown);
    SyntaxError::new(format!("this is not valid JSON: {reason}"), ErrorPosition::Byte(offset(text, error)))
        .help("correct what stands here, or what stands before it")
}

/// Where the parser stopped.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let line_start = text::offset(text, u32::try_from(error.line()).unwrap_or(u32::MAX), 1);
    line_start + error.column().saturating_sub(1)
}

/// What the nodes of one file share while they are built.
pub(super) struct State<'a> {
    pub(super) limits: &'a Limits,
    nodes: Cell<usize>,
    text: Cell<usize>,
    error: RefCell<Option<TreeError>>,
    /// The tokens on the way from the error up to the root. They are gathered on the way out of the recursion, so
    /// that success pays nothing for them.
    trace: RefCell<Vec<String>>,
    /// The pointers of members whose keys stand more than once, below the node that is built.
    twice: RefCell<Twice>,
}

impl<'a> State<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        let (error, trace) = (RefCell::new(None), RefCell::new(Vec::new()));
        Self { limits, nodes: Cell::new(0), text: Cell::new(0), error, trace, twice: RefCell::default() }
    }

    /// Why building failed; `None` when the deserializer itself did.
    pub(super) fn error(&self) -> Option<SyntaxError> {
        let error = self.error.borrow_mut().take()?;
        Some(error.at(self.place(), self.limits))
    }

    /// The node at which building failed.
    fn place(&self) -> String {
        pointer::join(self.trace.borrow().iter().rev().map(String::as_str))
    }

    pub(super) fn fail<E: de::Error>(&self, error: TreeError) -> E {
        *self.error.borrow_mut() = Some(error);
        E::custom("")
    }

    pub(super) fn count_node<E: de::Error>(&self) -> Result<(), E> {
        self.nodes.set(self.nodes.get() + 1);
        if self.nodes.get() > self.limits.nodes { Err(self.fail(TreeError::Nodes)) } else { Ok(()) }
    }

    pub(super) fn count_text<E: de::Error>(&self, text: &str) -> Result<(), E> {
        self.text.set(self.text.get().saturating_add(text.len()));
        if self.text.get() > self.limits.text_bytes { Err(self.fail(TreeError::Text)) } else { Ok(()) }
    }

    pub(super) fn twice(&self) -> Twice {
        self.twice.take().each_once()
    }

    /// How many keys are known that stand more than once.
    pub(super) fn known_twice(&self) -> usize {
        self.twice.borrow().pointers.len()
    }

    /// Notes that a key of the object that is built stands once more; `known` were known before the object.
    pub(super) fn once_more(&self, known: usize, key: &str) {
        self.twice.borrow_mut().note(known, || pointer::child("", key));
    }

    /// Puts those that were found in a node below its own name; `known` were known before it.
    pub(super) fn found_in(&self, known: usize, token: impl FnOnce() -> String) {
        if self.known_twice() > known {
            let prefix = pointer::child("", &token());
            for pointer in self.twice.borrow_mut().pointers.iter_mut().skip(known) {
                pointer.insert_str(0, &prefix);
            }
        }
    }

    pub(super) fn on_the_way_out(&self, token: String) {
        self.trace.borrow_mut().push(token);
    }
}
