use super::{Docs, MediaType, MediaTypeKind, SchemaRef};
use crate::source::Location;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;

/// One response of an operation (OpenAPI 3.0.4, section 4.7.17).
#[derive(Clone, Debug, Serialize)]
pub struct Response {
    /// Which statuses it is for.
    pub status: StatusPattern,
    /// What the document says of it.
    pub docs: Docs,
    /// The headers that it bears, by name.
    pub headers: Vec<Header>,
    /// The forms in which its body may come, in the document's order; empty where there is no body.
    pub content: Vec<MediaType>,
    /// Where the document has it.
    pub location: Location,
}

impl Response {
    /// Of its media types that are JSON the one that is preferred.
    pub fn json(&self) -> Option<&MediaType> {
        let json = self.content.iter().filter(|media_type| media_type.kind == MediaTypeKind::Json);
        json.min_by_key(|media_type| media_type.preference())
    }
}

/// Which statuses a [`Response`] is for: a code before a range, a range before the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusPattern {
    /// One status.
    Code(u16),
    /// A class of statuses: `Range(4)` is `4XX`.
    Range(u8),
    /// Every status that nothing else lists.
    Default,
}

impl StatusPattern {
    /// Whether the pattern means success: `2xx`. The default does not.
    pub fn is_success(self) -> bool {
        match self {
            Self::Code(code) => (200..300).contains(&code),
            Self::Range(class) => class == 2,
            Self::Default => false,
        }
    }

    /// Whether the pattern means that a response leads to another address (RFC 9110, section 15.4): 301, 302, 303, 307, 308 or `3XX`.
    pub fn is_redirect(self) -> bool {
        matches!(self, Self::Code(301..=303 | 307 | 308) | Self::Range(3))
    }

    /// Whether whatever the other is for, this is for too, as long as nothing else lists it.
    pub fn includes(self, other: Self) -> bool {
        match (self, other) {
            (Self::Default, _) => true,
            (Self::Range(class), Self::Code(code)) => code / 100 == u16::from(class),
            (own, other) => own == other,
        }
    }
}

impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl Serialize for StatusPattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A header of a [`Response`] (OpenAPI 3.0.4, section 4.7.21).
#[derive(Clone, Debug, Serialize)]
pub struct Header {
    /// The name, in the document's spelling; names are compared without regard to case.
    pub name: String,
    /// The schema of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaRef>,
    /// Whether it always comes.
    pub required: bool,
    /// What the document says of it.
    pub docs: Docs,
    /// An example of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
}
