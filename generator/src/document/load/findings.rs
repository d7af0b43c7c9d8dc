//! What was found about the references of a document, kept until it is known which of them matter.
//!
//! Of a selection, only what is copied for it has to be right. What that is shows when it is copied, so reading says
//! nothing of its own: it notes at which reference something was found.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::file_errors::{self, Report, UnusableFile};
use super::linked::LinkedDocument;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::grammar::NodeKind;
use crate::source::{FileId, Location};

/// A reference: the file and the pointer of the object that holds it, and the kind that is expected there.
pub(crate) type Reference = (FileId, Arc<str>, NodeKind);

/// What was found, in that order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    found: Vec<Finding>,
    /// Files that cannot be used.
    unusable: Vec<UnusableFile>,
}

#[derive(Clone, Debug)]
enum Finding {
    /// Something about these references; it matters as soon as one of them does.
    Said(Vec<Reference>, Box<Diagnostic>),
    /// This reference leads to a file that cannot be used.
    Unusable(Reference, UnusableId),
}

/// The number of a file that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnusableId(usize);

impl Findings {
    pub(super) fn say(&mut self, references: Vec<Reference>, diagnostic: Diagnostic) {
        self.found.push(Finding::Said(references, Box::new(diagnostic)));
    }

    /// Forgets what was found, but not which files cannot be used.
    pub(super) fn forget(&mut self) {
        self.found.clear();
    }

    /// How many there are.
    pub(super) fn count_found(&self) -> usize {
        self.found.len()
    }

    pub(super) fn unusable(&mut self, reference: Reference, file: UnusableId) {
        self.found.push(Finding::Unusable(reference, file));
    }

    /// Enters a file that cannot be used.
    pub(super) fn enter(&mut self, file: UnusableFile) -> UnusableId {
        self.unusable.push(file);
        UnusableId(self.unusable.len() - 1)
    }

    /// Adds what was found about the references that were met to `diagnostics`.
    pub(crate) fn report(&self, document: &LinkedDocument, met: &Met, diagnostics: &mut Diagnostics) {
        let mut reports: Vec<Option<Report>> = vec![None; self.unusable.len()];
        for finding in &self.found {
            match finding {
                Finding::Said(references, diagnostic) if references.iter().any(|one| met.contains(one)) => {
                    diagnostics.push(diagnostic.as_ref().clone());
                }
                Finding::Unusable(reference, file) if met.contains(reference) => {
                    self.count(document, met, reference, *file, &mut reports);
                }
                _ => {}
            }
        }
        diagnostics.extend(reports.into_iter().flatten().map(Report::into_diagnostic));
    }

    /// Counts one more reference to a file that cannot be used; the first of them is shown with the way to it.
    fn count(
        &self,
        document: &LinkedDocument,
        met: &Met,
        (file, pointer, kind): &Reference,
        unusable: UnusableId,
        reports: &mut [Option<Report>],
    ) {
        let from = place(*file, pointer, *kind);
        let known = reports.iter().flatten().count();
        let (Some(unusable), Some(report)) = (self.unusable.get(unusable.0), reports.get_mut(unusable.0)) else {
            return;
        };
        match report {
            Some(report) => report.count(from),
            None => {
                let steps = met.way(document, &from);
                let suggest = known < file_errors::SUGGESTIONS;
                *report = Some(Report::new(document, unusable, from, steps, suggest));
            }
        }
    }
}

/// Where the text of a reference stands: under its `$ref`, or where it is itself in the mapping of a discriminator.
pub(super) fn place(file: FileId, pointer: &Arc<str>, kind: NodeKind) -> Location {
    let object = Location::new(file, pointer.clone());
    if kind == NodeKind::MappedSchema { object } else { object.child("$ref") }
}

/// The references that matter.
#[derive(Clone, Debug)]
pub(crate) enum Met {
    /// All of them.
    All,
    /// Those that were come across, and the first that led to each file.
    Some { references: HashSet<Reference>, came_from: HashMap<FileId, Location> },
}

impl Met {
    pub(crate) fn none() -> Self {
        Self::Some { references: HashSet::new(), came_from: HashMap::new() }
    }

    /// Notes a reference that was come across.
    pub(crate) fn note(&mut self, document: &LinkedDocument, reference: Reference) {
        let Self::Some { references, came_from } = self else { return };
        let (file, pointer, kind) = &reference;
        if let Some(target) = document.target(*file, pointer, *kind)
            && target.file != document.root()
            && target.file != *file
        {
            came_from.entry(target.file).or_insert_with(|| place(*file, pointer, *kind));
        }
        references.insert(reference);
    }

    /// Takes a reference back.
    pub(crate) fn forget(&mut self, reference: &Reference) {
        if let Self::Some { references, .. } = self {
            references.remove(reference);
        }
    }

    fn contains(&self, reference: &Reference) -> bool {
        match self {
            Self::All => true,
            Self::Some { references, .. } => references.contains(reference),
        }
    }

    /// The references that led to the file that holds `from`: the nearest first, the one in the root last.
    fn way(&self, document: &LinkedDocument, from: &Location) -> Vec<Location> {
        let before = |place: &Location| {
            let read_first = || document.file(place.file)?.reached_from.clone();
            match self {
                Self::All => read_first(),
                Self::Some { came_from, .. } => came_from.get(&place.file).cloned().or_else(read_first),
            }
        };
        std::iter::successors(before(from), before).take(file_errors::SHOWN_STEPS).collect()
    }
}
