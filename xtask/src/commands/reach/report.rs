use super::line::{Line, Outcome};
use super::typed::Typed;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What became of all documents.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    pub(super) documents: usize,
    pub(super) generated: usize,
    /// Generated without a warning.
    pub(super) silent: usize,
    pub(super) refused: usize,
    pub(super) too_slow: usize,
    pub(super) crashed: usize,
    /// Why documents are refused, the most frequent first.
    pub(super) errors: Vec<Kind<'a>>,
    pub(super) warnings: Vec<Kind<'a>>,
    pub(super) notes: Vec<Kind<'a>>,
    pub(super) operations: usize,
    pub(super) typed: Typed,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) compiled: Option<Crates>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) called: Option<Calls>,
    /// The time of processors, in seconds.
    pub(super) seconds: f64,
    pub(super) lines: &'a [&'a Line],
    /// The folder that paths are shown from.
    #[serde(skip)]
    pub(super) folder: &'a Path,
}

/// A kind of message.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Kind<'a> {
    pub(super) kind: &'a str,
    pub(super) documents: usize,
    pub(super) messages: usize,
}

/// How crates compile.
#[derive(Default, Serialize)]
pub(super) struct Crates {
    pub(super) crates: usize,
    pub(super) without_a_message: usize,
    pub(super) with_warnings: usize,
    pub(super) with_errors: usize,
}

impl<'a> Report<'a> {
    pub(super) fn of(lines: &'a [&'a Line], folder: &'a Path) -> Self {
        let count = |is_one: fn(&Outcome) -> bool| lines.iter().filter(|line| is_one(&line.outcome)).count();
        let generated = || lines.iter().filter_map(|line| line.generated());
        let errors = lines.iter().filter_map(|line| match &line.outcome {
            Outcome::Refused(refused) => Some(&refused.errors),
            _ => None,
        });
        Self {
            documents: lines.len(),
            generated: generated().count(),
            silent: generated().filter(|generated| generated.warnings.is_empty()).count(),
            refused: count(|outcome| matches!(outcome, Outcome::Refused(_))),
            too_slow: count(|outcome| matches!(outcome, Outcome::TooSlow(_))),
            crashed: count(|outcome| matches!(outcome, Outcome::Crashed(_))),
            errors: kinds(errors),
            warnings: kinds(generated().map(|generated| &generated.warnings)),
            notes: kinds(generated().map(|generated| &generated.notes)),
            operations: generated().map(|generated| generated.operations).sum(),
            typed: generated().map(|generated| &generated.typed).sum(),
            compiled: Crates::of(lines),
            called: Calls::of(lines),
            seconds: lines.iter().map(|line| line.seconds).sum(),
            lines,
            folder,
        }
    }

    /// The path of a document as it is shown.
    pub(super) fn shown(&self, line: &'a Line) -> std::path::Display<'a> {
        line.document.strip_prefix(self.folder).unwrap_or(&line.document).display()
    }

    /// Whether no document failed, and no crate of those that were compiled had a message.
    pub(super) fn is_clean(&self) -> bool {
        let compiled = self.compiled.as_ref().is_none_or(|crates| crates.crates == crates.without_a_message);
        let called = self.called.as_ref().is_none_or(|calls| calls.unknown == 0 && calls.right == calls.calls);
        compiled && called && self.too_slow + self.crashed == 0
    }
}

/// What became of calls.
#[derive(Default, Serialize)]
pub(super) struct Calls {
    /// How many documents have operations that were to be called.
    pub(super) documents: usize,
    /// How many of them nothing is known of.
    pub(super) unknown: usize,
    pub(super) operations: usize,
    pub(super) calls: usize,
    pub(super) right: usize,
    pub(super) wrong: usize,
    pub(super) unsent: usize,
    pub(super) undecoded: usize,
}

/// Kinds of messages by how many documents have one, the most frequent first.
fn kinds<'a>(documents: impl Iterator<Item = &'a BTreeMap<String, usize>>) -> Vec<Kind<'a>> {
    let mut counted: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (kind, messages) in documents.flatten() {
        let (documents, all) = counted.entry(kind).or_default();
        *documents += 1;
        *all += messages;
    }
    let kinds = counted.into_iter().map(|(kind, (documents, messages))| Kind { kind, documents, messages });
    let mut kinds: Vec<Kind<'_>> = kinds.collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.documents));
    kinds
}

impl Crates {
    /// None where no crate was compiled.
    fn of(lines: &[&Line]) -> Option<Self> {
        let mut crates = Self::default();
        for compiled in lines.iter().filter_map(|line| line.compiled.as_ref()) {
            crates.crates += 1;
            match (compiled.errors, compiled.warnings) {
                (0, 0) => crates.without_a_message += 1,
                (0, _) => crates.with_warnings += 1,
                _ => crates.with_errors += 1,
            }
        }
        (crates.crates > 0).then_some(crates)
    }
}

impl Calls {
    /// None where no call was tried. Where nothing is known of them, the operations of the crate count, each with two calls.
    fn of(lines: &[&Line]) -> Option<Self> {
        let mut calls = Self::default();
        for line in lines {
            let Some(called) = &line.called else { continue };
            calls.documents += 1;
            match called {
                Ok(called) => {
                    calls.operations += called.operations;
                    calls.calls += called.calls;
                    calls.right += called.right;
                    calls.wrong += called.wrong.len();
                    calls.unsent += called.unsent.len();
                    calls.undecoded += called.undecoded;
                }
                Err(_) => {
                    let operations = line.generated().map_or(0, |generated| generated.operations);
                    calls.unknown += 1;
                    calls.operations += operations;
                    calls.calls += operations * 2;
                    calls.unsent += operations * 2;
                }
            }
        }
        (calls.documents > 0).then_some(calls)
    }
}
