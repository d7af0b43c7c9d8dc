use super::super::worker::Failure;
use super::compile::Compiled;
use super::typed::Typed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What became of a document: a line of the results.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Line {
    /// The path.
    pub(super) document: PathBuf,
    #[serde(flatten)]
    pub(super) outcome: Outcome,
    /// The time of processors, in seconds.
    pub(super) seconds: f64,
    /// The largest memory, in bytes.
    pub(super) memory: u64,
    /// How its crate compiles, where that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) compiled: Option<Compiled>,
    /// What became of the calls of its operations, where they were tried; or why none was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) called: Option<Result<Called, String>>,
}

impl Line {
    /// What is known of its crate, if there is one.
    pub(super) fn generated(&self) -> Option<&Generated> {
        match &self.outcome {
            Outcome::Generated(generated) => Some(generated),
            _ => None,
        }
    }
}

/// What came of reading a document.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    /// A crate.
    Generated(Generated),
    /// Errors.
    Refused(Refused),
    /// The generator went over a bound of time.
    TooSlow(Failure),
    /// The generator failed otherwise.
    Crashed(Failure),
}

/// A crate, and what is said of its document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Generated {
    /// How many operations it has.
    pub(super) operations: usize,
    /// How many warnings of each kind there are.
    pub(super) warnings: BTreeMap<String, usize>,
    /// The same of notes.
    pub(super) notes: BTreeMap<String, usize>,
    pub(super) typed: Typed,
}

/// What became of the calls of the operations that a document has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Called {
    /// How many operations it has.
    pub(super) operations: usize,
    /// How many calls are to be made.
    pub(super) calls: usize,
    /// How many were what the document asks for.
    pub(super) right: usize,
    /// Of those that were, how many had an answer that was not understood.
    pub(super) undecoded: usize,
    /// The calls that were not made, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) unsent: Vec<String>,
    /// The calls that were wrong, with what was wrong first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) wrong: Vec<String>,
}

/// Errors, and no crate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Refused {
    /// How many errors of each kind there are.
    pub(super) errors: BTreeMap<String, usize>,
    /// What the first of them say, each in a line with its place.
    pub(super) first: Vec<String>,
}
