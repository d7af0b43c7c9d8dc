use serde::Serialize;

/// What a document says of a node in prose. The texts are CommonMark as the document has them, not yet made safe for
/// rustdoc.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Docs {
    /// A short summary, or the `title` of a schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where more is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external: Option<ExternalDocs>,
}

impl Docs {
    /// The title where it can be a name.
    pub fn short_title(&self) -> Option<&str> {
        self.summary.as_deref().filter(|title| Self::is_short(title))
    }

    /// Whether a title can be a name: one of more words than four is a sentence.
    pub fn is_short(title: &str) -> bool {
        (1..=4).contains(&title.split_whitespace().count())
    }
}

/// The licence that a document states (OpenAPI 3.0.4, section 4.7.4), as it is written there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct License {
    /// What it is called.
    pub name: String,
    /// Where its text is; the page of SPDX where the document has an identifier of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A link to documentation outside of the document (OpenAPI 3.0.4, section 4.7.11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ExternalDocs {
    /// The text of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where it leads.
    pub url: String,
}
