//! What a run has to say about its input: message, place, help.
//!
//! Every stage adds to one list of [`Diagnostics`] and goes on as far as it can, so that a user sees everything that
//! is wrong at once. A diagnostic names a node of the document; the line and the column are looked up only when the
//! list is printed.

mod formats;
mod groups;
mod instead;
mod kind;
mod picture;
mod place;
mod policy;
mod printable;
mod render;
pub(crate) mod suggest;
#[cfg(test)]
mod tests;
mod view;

use std::path::PathBuf;

pub use instead::Instead;
pub use kind::Kind;
pub use policy::{Level, Policy};
pub use view::{Detail, Style, View};

use crate::source::{FileId, Location};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The document is wrong, and what a user gets instead is not what it says, or what it may have meant. The run goes on.
    Warning,
    /// Something is ignored, and nothing is lost on the wire.
    Note,
}

/// Where a diagnostic points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A node of a document that could be parsed.
    Node(Location),
    /// An exact position, for what has no pointer: text that does not parse.
    Text {
        /// The file.
        file: FileId,
        /// The line, from 1.
        line: u32,
        /// The column in characters, from 1.
        column: u32,
    },
    /// A file that cannot be read.
    File(PathBuf),
    /// No place at all.
    #[default]
    None,
}

/// One thing that a run found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Its kind; none for what leaves nothing to generate.
    pub kind: Option<Kind>,
    /// What is wrong, as one line without a full stop.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The text beside the caret; may be empty. It ends with what a user gets instead, where that is told there.
    pub label: String,
    /// What a user gets instead; none where nothing is given, or the kind alone says it.
    pub instead: Option<Instead>,
    /// Other places that explain this one: "first defined here", the chain of references that led to the file.
    pub related: Vec<(Location, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error without a place.
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, None, message.into())
    }

    /// A fault of that kind, which matters as much as the kind does, without a place.
    pub fn of(kind: Kind, message: impl Into<String>) -> Self {
        Self::new(kind.severity(), Some(kind), message.into())
    }

    fn new(severity: Severity, kind: Option<Kind>, message: String) -> Self {
        Self {
            severity,
            kind,
            message,
            place: Place::None,
            label: String::new(),
            instead: None,
            related: Vec::new(),
            help: None,
        }
    }

    /// Points at a node.
    pub fn at(self, location: Location) -> Self {
        self.place(Place::Node(location))
    }

    /// Points anywhere.
    pub fn place(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Sets the text beside the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what a user gets instead, behind what the label says.
    pub fn instead(mut self, instead: impl Into<Instead>) -> Self {
        let instead = instead.into();
        self.label = match self.label.is_empty() {
            true => instead.to_string(),
            false => format!("{}; {instead}", self.label),
        };
        self.instead = Some(instead);
        self
    }

    /// Adds a place that explains this one.
    pub fn related(mut self, location: Location, message: impl Into<String>) -> Self {
        self.related.push((location, message.into()));
        self
    }
}

/// What a run found. The order of insertion is kept; [`render`](Self::render) sorts by place and drops duplicates.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    listed: Vec<Diagnostic>,
    /// Those of kinds that are allowed: nothing is said of them.
    allowed: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.listed.push(diagnostic);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether the run must not write anything.
    pub fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// The number of errors, duplicates counted each.
    pub fn error_count(&self) -> usize {
        self.count(Severity::Error)
    }

    /// The number of warnings, duplicates counted each.
    pub fn warning_count(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// All of them, in order of insertion.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.listed.iter()
    }

    /// All of which the policy has something said, and all of which it has not.
    pub(crate) fn with_allowed(&self) -> impl Iterator<Item = &Diagnostic> {
        self.listed.iter().chain(&self.allowed)
    }

    /// Gives the list away.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.listed
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.listed.extend(diagnostics);
    }
}
