use serde::{Deserialize, Serialize};

/// What went wrong with a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    /// Where: the line of a panic, else the part of the work.
    pub(crate) place: String,
    /// What is known besides.
    pub(crate) message: String,
}

/// A kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kind {
    Panic,
    /// The stack is too small.
    Stack,
    /// More memory is asked for than there may be.
    Memory,
    /// It takes too long.
    Time,
    /// The process ends otherwise.
    Ended,
    /// What is generated is no Rust.
    Unparsable,
    /// What is generated does not compile.
    Uncompilable,
    /// A second run does not give the same.
    Unequal,
    /// Neither a crate nor an error comes of it, or both.
    Undecided,
    /// An error does not say where.
    Placeless,
}

impl Kind {
    /// The kind in a word or two.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Panic => "panic",
            Self::Stack => "stack overflow",
            Self::Memory => "out of memory",
            Self::Time => "out of time",
            Self::Ended => "ended",
            Self::Unparsable => "unparsable output",
            Self::Uncompilable => "does not compile",
            Self::Unequal => "two runs differ",
            Self::Undecided => "neither accepted nor refused",
            Self::Placeless => "error without a place",
        }
    }
}

impl Failure {
    pub(crate) fn new(kind: Kind, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { kind, place: place.into(), message: message.into() }
    }

    /// Whether another is the same fault, as far as can be told.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.kind, &self.place) == (other.kind, &other.place)
    }

    /// The kind and the place in a line.
    pub(crate) fn title(&self) -> String {
        format!("{} at {}", self.kind.name(), self.place)
    }
}
