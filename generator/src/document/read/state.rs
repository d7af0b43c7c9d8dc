//! What is counted while a tree is built, and why building it failed.

use std::cell::{Cell, RefCell};

use serde::de;

use super::{ErrorPosition, SyntaxError};
use crate::document::limits::Limits;
use crate::source::{Part, pointer};

/// What the nodes of one file share while they are built.
pub(super) struct State<'a> {
    pub(super) limits: &'a Limits,
    nodes: Cell<usize>,
    text: Cell<usize>,
    problem: RefCell<Option<TreeError>>,
    /// The tokens on the way from the problem up to the root. They are gathered on the way out of the recursion, so
    /// that success pays nothing for them.
    trace: RefCell<Vec<String>>,
}

/// What a tree cannot hold.
#[derive(Clone, Debug)]
pub(super) enum TreeError {
    SecondKey(String),
    Tag(String),
    NotFinite(f64),
    Depth,
    Nodes,
    Text,
}

impl<'a> State<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        let (problem, trace) = (RefCell::new(None), RefCell::new(Vec::new()));
        Self { limits, nodes: Cell::new(0), text: Cell::new(0), problem, trace }
    }

    /// Why building failed; `None` when the deserializer itself did.
    pub(super) fn error(&self) -> Option<SyntaxError> {
        let problem = self.problem.borrow_mut().take()?;
        Some(error(problem, self.place(), self.limits))
    }

    /// The node at which building failed.
    pub(super) fn place(&self) -> String {
        pointer::join(self.trace.borrow().iter().rev().map(String::as_str))
    }

    pub(super) fn fail<E: de::Error>(&self, problem: TreeError) -> E {
        *self.problem.borrow_mut() = Some(problem);
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

pub(super) fn error(problem: TreeError, place: String, limits: &Limits) -> SyntaxError {
    let value = |place| ErrorPosition::Node(place, Part::Value);
    match problem {
        TreeError::SecondKey(key) => SyntaxError::new(
            format!("the key `{key}` appears twice"),
            ErrorPosition::SecondKey(pointer::child(&place, &key)),
        )
        .label("second time")
        .help("remove or rename one of the two: only one of them could be kept"),
        TreeError::Tag(tag) => SyntaxError::new(
            format!("the YAML tag `!{}` has no meaning here", tag.trim_start_matches('!')),
            value(place),
        )
        .help("remove the tag, or quote the value if the exclamation mark belongs to it"),
        TreeError::NotFinite(number) => {
            SyntaxError::new(format!("`{}` is not a number that JSON can hold", yaml_name(number)), value(place))
                .help("write a finite number, or quote the value if it is text")
        }
        TreeError::Depth => SyntaxError::new(format!("more than {} levels of nesting", limits.depth), value(place))
            .label("this is one level too deep")
            .help("move the inner parts to `components` and refer to them"),
        TreeError::Nodes => SyntaxError::new(format!("more than {} values in one file", limits.nodes), value(place))
            .label("given up here")
            .help("YAML aliases count as often as they are used; split the document, or refer with `$ref` instead"),
        TreeError::Text => {
            SyntaxError::new("more text than one file may hold once its aliases are expanded", value(place))
                .label("given up here")
                .help("refer with `$ref` instead of repeating long values through YAML aliases")
        }
    }
}

fn yaml_name(number: f64) -> &'static str {
    if number.is_nan() {
        ".nan"
    } else if number < 0.0 {
        "-.inf"
    } else {
        ".inf"
    }
}
