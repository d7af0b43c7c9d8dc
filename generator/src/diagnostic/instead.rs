//! What a user gets in place of what a document says.

use std::fmt;

/// What a user gets in place of what a document says. Shown, it is what stands beside the caret: "read as any value".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Instead {
    /// Any value.
    AnyValue,
    /// Any value; nothing where there is none that stands for what is meant.
    AnyValueOrNothing,
    /// Nothing.
    Nothing,
    /// Nothing in place of the object that it is a part of, which is called so: "parameter".
    No(&'static str),
    /// Nothing in place of an operation.
    NoOperation,
    /// Nothing in place of all operations of a path.
    NoOperations,
    /// Something that is told in words: how it is read, or that it is ignored.
    Other(String),
}

impl Instead {
    /// Whether something is not there for programs: it is left out, or any value.
    pub(crate) fn leaves_out(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// Whether an operation is not there for programs.
    pub(crate) fn leaves_out_operations(&self) -> bool {
        matches!(self, Self::NoOperation | Self::NoOperations)
    }

    pub(crate) fn is_any_value(&self) -> bool {
        matches!(self, Self::AnyValue | Self::AnyValueOrNothing)
    }
}

impl fmt::Display for Instead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnyValue => formatter.write_str("read as any value"),
            Self::AnyValueOrNothing => formatter.write_str("read as any value, or left out where there is none"),
            Self::Nothing => formatter.write_str("left out"),
            Self::No(noun) => write!(formatter, "the {noun} is left out"),
            Self::NoOperation => formatter.write_str("the operation is left out"),
            Self::NoOperations => formatter.write_str("its operations are left out"),
            Self::Other(words) => formatter.write_str(words),
        }
    }
}

impl From<&str> for Instead {
    fn from(words: &str) -> Self {
        Self::Other(words.to_owned())
    }
}

impl From<String> for Instead {
    fn from(words: String) -> Self {
        Self::Other(words)
    }
}
