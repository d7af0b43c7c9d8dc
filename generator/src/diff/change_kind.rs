use serde::{Serialize, Serializer};
use std::fmt;

/// What a change is about, and what became of it: `field-type`, `operation-added`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeKind {
    /// What it is about.
    pub subject: Subject,
    /// What became of it.
    pub aspect: Aspect,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The crate as a whole: its name, and what is at its root.
    Crate,
    /// A tag: the module that holds its operations.
    Tag,
    /// The feature of a tag.
    Feature,
    /// An operation.
    Operation,
    /// A parameter, or a field of a form.
    Parameter,
    /// A body of a request.
    Body,
    /// What a success gives.
    Response,
    /// A header of a response.
    Header,
    /// The body of an error, by status.
    Error,
    /// A model: a struct, an enum or a union.
    Model,
    /// A property of an object.
    Field,
    /// A value of an enumeration.
    Value,
    /// A schema of a union.
    Variant,
    /// What makes a value of a model: `new`, `Default`, `From`.
    Constructor,
    /// What a client shows to prove who it is, and what operations ask for.
    Authentication,
    /// Where the API, or an operation of it, is served.
    Server,
    /// How results come in pages.
    Paging,
    /// A request that the service sends.
    Webhook,
}

/// What became of a [`Subject`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// It is only in the new document.
    Added,
    /// It is only in the old document.
    Removed,
    /// Its name in Rust is another.
    Renamed,
    /// Its Rust type is another, or what is allowed in JSON.
    Type,
    /// It must be given, or always comes, and need not before.
    Required,
    /// It need not be given, or may be missing, and was required before.
    Optional,
    /// Fewer values are allowed.
    Narrowed,
    /// More values are allowed.
    Widened,
    /// It is sent in another way: another path, method, style, media type or fixed value.
    Sent,
    /// What stands for it where it is not sent is another.
    Default,
    /// The document advises against it, and did not before.
    Deprecated,
    /// The document no longer advises against it.
    Restored,
    /// Two things that had one type have two: the type was split.
    Split,
    /// Two things that had two types have one: the types were merged.
    Merged,
    /// What is said of it in prose is other.
    Wording,
    /// Its example is another.
    Example,
    /// Its parts stand in another order.
    Order,
}

impl Aspect {
    /// What the change is when the documents change places.
    pub fn mirrored(self) -> Self {
        match self {
            Self::Added => Self::Removed,
            Self::Removed => Self::Added,
            Self::Required => Self::Optional,
            Self::Optional => Self::Required,
            Self::Narrowed => Self::Widened,
            Self::Widened => Self::Narrowed,
            Self::Deprecated => Self::Restored,
            Self::Restored => Self::Deprecated,
            Self::Split => Self::Merged,
            Self::Merged => Self::Split,
            same => same,
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, aspect } = self;
        f.write_str(&format!("{subject:?}-{aspect:?}").to_ascii_lowercase())
    }
}

impl Serialize for ChangeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
