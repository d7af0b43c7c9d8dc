use super::{Bump, Change, ItemChange, Source, Wire};
use semver::Version;
use serde::Serialize;

/// What a new document changes in the client, and a new generator besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What the source of programs or the wire shows: what breaks first, and then by place in the new document, then in the old one.
    pub changes: Vec<Change>,
    /// What neither shows: order, wording, examples.
    pub silent: Vec<Change>,
    /// What became of the operations.
    pub operations: Tally,
    /// What became of the models that the document names: its components.
    pub models: Tally,
    /// What became of the models that are inline schemas, each by the name of its place.
    pub inline_models: Tally,
    /// What today's generator makes otherwise of the old document than the one that made its release: what breaks first. Nothing
    /// unless [`with_generator`](Self::with_generator) says so.
    pub generator: Vec<ItemChange>,
}

/// What became of all things of one kind. Every one of either document is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// In both documents, and the same to programs and on the wire.
    pub same: usize,
    /// In both documents, and not the same.
    pub changed: usize,
    /// In the new document alone.
    pub added: usize,
    /// In the old document alone.
    pub removed: usize,
}

impl Tally {
    /// How many the old document has.
    pub fn before(&self) -> usize {
        self.same + self.changed + self.removed
    }

    /// How many the new document has.
    pub fn after(&self) -> usize {
        self.same + self.changed + self.added
    }
}

impl Verdict {
    /// The same with what a new generator changes besides.
    #[must_use]
    pub fn with_generator(self, generator: Vec<ItemChange>) -> Self {
        Self { generator, ..self }
    }

    /// The most that any change asks of the source of programs.
    pub fn source(&self) -> Source {
        let of_generator = self.generator.iter().map(ItemChange::source);
        self.changes.iter().map(|change| change.source).chain(of_generator).max().unwrap_or_default()
    }

    /// The worst that any change does on the wire.
    pub fn wire(&self) -> Wire {
        self.changes.iter().map(|change| change.wire).max().unwrap_or_default()
    }

    /// Whether a program does not compile any more, or does not work.
    pub fn is_breaking(&self) -> bool {
        self.changes.iter().any(Change::is_breaking) || self.generator.iter().any(ItemChange::is_breaking)
    }

    /// How much the version must grow. What breaks on the wire asks for as much as what breaks the source: programs that were
    /// content with the version must not get the other one unasked.
    pub fn bump(&self) -> Bump {
        match (self.source(), self.wire()) {
            (Source::Major, _) | (_, Wire::Breaking) => Bump::Major,
            (Source::Minor, _) => Bump::Minor,
            (Source::None, _) if self.changes.is_empty() => Bump::None,
            (Source::None, _) => Bump::Patch,
        }
    }

    /// The least version that may be released after `current`.
    pub fn version_after(&self, current: &Version) -> Version {
        self.bump().apply(current)
    }
}
