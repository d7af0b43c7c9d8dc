//! A verdict as people and programs read it. Places and sentences are in it already: nothing is decided here.

mod changelog;
mod json;
mod markdown;
mod text;

use super::{Aspect, Bump, Change, Source, Verdict, Wire};
use semver::Version;
use std::collections::BTreeMap;

/// The parts in which changes are shown, in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Breaking,
    New,
    Other,
}

/// The title of what a new generator changes, beside the parts of what a new document does.
const GENERATOR: &str = "What the generator changes";

impl Part {
    const ALL: [Self; 3] = [Self::Breaking, Self::New, Self::Other];

    fn of(change: &Change) -> Self {
        match (change.is_breaking(), change.source) {
            (true, _) => Self::Breaking,
            (false, Source::Minor) => Self::New,
            (false, _) => Self::Other,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Breaking => "What breaks",
            Self::New => "What is new",
            Self::Other => "What else changes",
        }
    }
}

impl Verdict {
    fn part(&self, part: Part) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| Part::of(change) == part)
    }

    /// How many changes are not listed, by what they are.
    fn counted(&self) -> BTreeMap<&'static str, usize> {
        let mut counted = BTreeMap::new();
        for change in &self.silent {
            *counted.entry(kind_of_silence(change.kind.aspect)).or_default() += 1;
        }
        counted
    }

    /// The sentence about the version; `current` is that of the last release.
    fn release_line(&self, current: Option<&Version>) -> String {
        let asked = match self.bump() {
            Bump::None => {
                return current.map_or("no release is needed".to_owned(), |version| {
                    format!("no release is needed after {version}")
                });
            }
            Bump::Patch => "a patch",
            Bump::Minor => "a minor version",
            Bump::Major => "a major version",
        };
        match current {
            Some(version) => {
                format!("release {} after {version}: {asked} by Cargo's rules", self.version_after(version))
            }
            None => format!("release {asked}"),
        }
    }
}

fn kind_of_silence(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Order => "order",
        Aspect::Example => "examples",
        Aspect::Wording => "wording",
        _ => "other",
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::None => "none",
        Source::Minor => "minor",
        Source::Major => "major",
    }
}

fn wire(wire: Wire) -> &'static str {
    match wire {
        Wire::Same | Wire::Compatible => "compatible",
        Wire::Breaking => "breaking",
    }
}
