use super::{Module, RustType};
use crate::ir::StatusPattern;
use serde::Serialize;

/// An enum of typed error bodies, by status.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorEnum {
    /// The enum.
    pub name: String,
    /// The file that it stands in.
    pub module: Module,
    /// The variants, in the order of the statuses; an enum without any is not written.
    pub variants: Vec<ErrorVariant>,
    /// The variant for everything else.
    pub other: String,
}

/// A status of an [`ErrorEnum`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorVariant {
    /// The variant.
    pub name: String,
    /// The statuses that it is for.
    pub status: StatusPattern,
    /// The type of the body; none where the document has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<RustType>,
}

impl ErrorEnum {
    /// Whether it is written: the document lists an error.
    pub fn is_written(&self) -> bool {
        !self.variants.is_empty()
    }
}
