//! JSON (RFC 8259).

mod tree;

use std::cell::{Cell, RefCell};

use serde::de;
use serde_json::Value;

use super::tree_error::TreeError;
use super::{ErrorPosition, SyntaxError};
use crate::document::limits::Limits;
use crate::source::{pointer, text};

/// Parses a text that is one JSON value.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Value, SyntaxError> {
    let state = State::new(limits);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = tree::build(&state, &mut deserializer);
    parsed.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| match state.error() {
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
}

impl<'a> State<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        let (error, trace) = (RefCell::new(None), RefCell::new(Vec::new()));
        Self { limits, nodes: Cell::new(0), text: Cell::new(0), error, trace }
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

    pub(super) fn on_the_way_out(&self, token: String) {
        self.trace.borrow_mut().push(token);
    }
}
