//! Files that cannot be used, and limits that are exceeded.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Location, Place};

/// Names are suggested for that many missing files; listing folders takes time.
pub(super) const SUGGESTIONS: usize = 50;

/// A file that cannot be used, and who refers to it.
#[derive(Clone)]
pub(super) struct Failure {
    diagnostic: Diagnostic,
    /// The reference that the diagnostic is about; `None` when it is about the text of the file.
    first: Option<Location>,
    second: Option<Location>,
    others: usize,
}

impl Failure {
    /// A file that there is nothing of.
    pub(super) fn of_reference(diagnostic: Diagnostic) -> Self {
        let first = match &diagnostic.place {
            Place::Node(location) => Some(location.clone()),
            _ => None,
        };
        Self { diagnostic, first, second: None, others: 0 }
    }

    /// A file whose text is no tree. Who refers to it does not matter: the fault is to be found in it.
    pub(super) fn of_text(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, first: None, second: None, others: 0 }
    }

    /// Notes one more reference to the file.
    pub(super) fn count(&mut self, from: Location) {
        if self.first.as_ref().is_some_and(|first| *first != from) {
            self.others += 1;
            self.second.get_or_insert(from);
        }
    }

    pub(super) fn into_diagnostic(self) -> Diagnostic {
        let Some(second) = self.second else {
            return self.diagnostic;
        };
        let message = match self.others.saturating_sub(1) {
            0 => "and here".to_owned(),
            1 => "and here, and in one more place".to_owned(),
            more => format!("and here, and in {more} more places"),
        };
        self.diagnostic.related(second, message)
    }
}

/// A reference leaves the root document's folder.
pub(super) fn outside(path: &Path, from: Location) -> Diagnostic {
    Diagnostic::error(format!("`{}` lies outside the root document's folder", path.display()))
        .at(from)
        .label("referred to here")
        .help("move the file into that folder, or pass `--allow-outside` if you trust the document")
}

/// A limit on all files together is exceeded.
pub(super) fn too_much(what: String, from: Option<Location>) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::error(format!("the document is too large: {what}"));
    Box::new(match from {
        Some(from) => diagnostic.at(from).label("given up here"),
        None => diagnostic,
    })
}
