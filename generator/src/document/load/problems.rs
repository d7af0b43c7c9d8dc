//! What is wrong with the references of a document, kept until it is known which of them matter.
//!
//! Of a selection, only what is copied for it has to be right. What that is shows when it is copied, so reading says
//! nothing of its own: it notes at which reference something was found.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::failures::{self, Failure};
use super::faults::{self, Unusable};
use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::document::kind::Kind;
use crate::document::source::{FileId, SourceSet};

/// A reference: the file and the pointer of the object that holds it, and the kind that is expected there.
pub(crate) type Reference = (FileId, Arc<str>, Kind);

/// What is wrong, in the order in which it was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    found: Vec<Problem>,
    /// Files that cannot be used.
    unusable: Vec<Unusable>,
}

#[derive(Clone, Debug)]
enum Problem {
    /// Something about these references; it matters as soon as one of them does.
    Said(Vec<Reference>, Box<Diagnostic>),
    /// This reference leads to a file that cannot be used.
    Failed(Reference, Failed),
}

/// The number of a file that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failed(usize);

impl Problems {
    pub(super) fn say(&mut self, references: Vec<Reference>, diagnostic: Diagnostic) {
        self.found.push(Problem::Said(references, Box::new(diagnostic)));
    }

    pub(super) fn fail(&mut self, reference: Reference, failed: Failed) {
        self.found.push(Problem::Failed(reference, failed));
    }

    /// Enters a file that cannot be used.
    pub(super) fn enter(&mut self, unusable: Unusable) -> Failed {
        self.unusable.push(unusable);
        Failed(self.unusable.len() - 1)
    }

    /// Adds what is wrong with the references that were met to `diagnostics`.
    pub(crate) fn report(&self, set: &SourceSet, met: &Met, diagnostics: &mut Diagnostics) {
        let mut failures: Vec<Option<Failure>> = vec![None; self.unusable.len()];
        for problem in &self.found {
            match problem {
                Problem::Said(references, diagnostic) if references.iter().any(|one| met.contains(one)) => {
                    diagnostics.push(diagnostic.as_ref().clone());
                }
                Problem::Failed(reference, failed) if met.contains(reference) => {
                    self.count(set, met, reference, *failed, &mut failures);
                }
                _ => {}
            }
        }
        diagnostics.extend(failures.into_iter().flatten().map(Failure::into_diagnostic));
    }

    /// Counts one more reference to a file that cannot be used; the first of them is shown with the way to it.
    fn count(
        &self,
        set: &SourceSet,
        met: &Met,
        (file, pointer, kind): &Reference,
        failed: Failed,
        failures: &mut [Option<Failure>],
    ) {
        let from = place(*file, pointer, *kind);
        let known = failures.iter().flatten().count();
        let (Some(unusable), Some(failure)) = (self.unusable.get(failed.0), failures.get_mut(failed.0)) else {
            return;
        };
        match failure {
            Some(failure) => failure.count(from),
            None => {
                let way = met.way(set, &from);
                let suggest = known < failures::SUGGESTIONS;
                *failure = Some(faults::failure(set, unusable, from, way, suggest));
            }
        }
    }
}

/// Where the text of a reference stands: under its `$ref`, or where it is itself in the mapping of a discriminator.
pub(super) fn place(file: FileId, pointer: &Arc<str>, kind: Kind) -> Location {
    let object = Location::new(file, pointer.clone());
    if kind == Kind::MappedSchema { object } else { object.child("$ref") }
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
    pub(crate) fn note(&mut self, set: &SourceSet, reference: Reference) {
        let Self::Some { references, came_from } = self else { return };
        let (file, pointer, kind) = &reference;
        if let Some(target) = set.target(*file, pointer, *kind)
            && target.file != set.root()
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
    fn way(&self, set: &SourceSet, from: &Location) -> Vec<Location> {
        let before = |place: &Location| {
            let read_first = || set.file(place.file)?.reached_from.clone();
            match self {
                Self::All => read_first(),
                Self::Some { came_from, .. } => came_from.get(&place.file).cloned().or_else(read_first),
            }
        };
        std::iter::successors(before(from), before).take(faults::SHOWN_STEPS).collect()
    }
}
