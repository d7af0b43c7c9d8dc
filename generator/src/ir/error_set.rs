use super::{SchemaRef, StatusPattern};
use serde::Serialize;

/// An index into [`Api::error_sets`](super::Api::error_sets).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ErrorSetId(pub usize);

/// A table of status and error type. Operations with the same table share one; it becomes one enum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorSet {
    /// The entries, by status.
    pub variants: Vec<ErrorVariant>,
}

/// One entry of an [`ErrorSet`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorVariant {
    /// Which statuses it is for.
    pub status: StatusPattern,
    /// The schema of the body; none where the document gives none, or one that is not JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaRef>,
    /// What the document says of the status, in the operation that comes first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
