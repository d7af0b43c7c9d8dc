use serde::Serialize;
use std::fmt;

/// How the results of an operation come in pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Paging {
    /// What the next page is asked for by.
    pub style: PagingStyle,
    /// What bounds a page, where something does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<PageLimit>,
    /// Where in the body the items are: the names of properties; none where the body is the list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Where in the body the number of all items is; none where it is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub total: Vec<String>,
    /// Where in the body it is said whether another page follows; none where it is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<String>,
    /// For a style by the last id: the parameter that asks for what is before an item. Where it is set, a walk goes that way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<String>,
    /// How it is known.
    #[serde(skip)]
    pub known_by: KnownBy,
}

/// What the next page is asked for by. Parameters are those of the query, by their names on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PagingStyle {
    /// A parameter with the number of items to skip.
    Offset {
        /// The parameter.
        parameter: String,
        /// What it is for the first item.
        first: i64,
    },
    /// A parameter with the number of the page.
    Page {
        /// The parameter.
        parameter: String,
        /// The number of the first page.
        first: i64,
    },
    /// A parameter with a value that the page before has in its body.
    Cursor {
        /// The parameter.
        parameter: String,
        /// Where in the body its next value is.
        next: Vec<String>,
    },
    /// A URL in the header `Link`, with the relation `next` (RFC 8288).
    Link,
    /// A URL in the body, and where.
    NextUrl(Vec<String>),
    /// A parameter with the id of the last item.
    LastId {
        /// The parameter.
        parameter: String,
        /// Where in an item its id is.
        id: Vec<String>,
    },
}

/// What bounds a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageLimit {
    /// The wire name of the query parameter.
    pub parameter: String,
    /// The items that a page has at the most, as the document says, or by default; none where it says neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// How it is known that an operation has pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// By the config.
    Config,
    /// By a rule, which parameters and response meet.
    Rule,
}

impl PagingStyle {
    /// The parameter by which the next page is asked for, where it is not asked for by a URL.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::Offset { parameter, .. }
            | Self::Page { parameter, .. }
            | Self::Cursor { parameter, .. }
            | Self::LastId { parameter, .. } => Some(parameter),
            Self::Link | Self::NextUrl(_) => None,
        }
    }

    /// What the config, and a list of operations, call it.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Offset { .. } => "offset",
            Self::Page { .. } => "page",
            Self::Cursor { .. } => "cursor",
            Self::Link => "link",
            Self::NextUrl(_) => "next-url",
            Self::LastId { .. } => "last-id",
        }
    }
}

/// In words, as what a page is asked for by: ``the offset `skip` ``.
impl fmt::Display for PagingStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offset { parameter, first: 0 } => write!(f, "the offset `{parameter}`"),
            Self::Offset { parameter, first } => {
                write!(f, "the offset `{parameter}`, which is {first} for the first item,")
            }
            Self::Page { parameter, .. } => write!(f, "the page number `{parameter}`"),
            Self::Cursor { parameter, next } => {
                write!(f, "`{parameter}`, which is `{}` of the page before", next.join("."))
            }
            Self::Link => f.write_str("the header `Link` of the page before"),
            Self::NextUrl(next) => write!(f, "the URL `{}` of the page before", next.join(".")),
            Self::LastId { parameter, id } => {
                write!(f, "`{parameter}`, which is `{}` of the last item before", id.join("."))
            }
        }
    }
}

/// In words, with the size of a page.
impl fmt::Display for Paging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.style)?;
        match &self.limit {
            Some(PageLimit { parameter, size: Some(size) }) => write!(f, " and `{parameter}`, {size} at a time"),
            Some(PageLimit { parameter, size: None }) => write!(f, " and `{parameter}`"),
            None => Ok(()),
        }
    }
}
