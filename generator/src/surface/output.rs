use super::RustType;
use crate::ir::{ItemFormat, StatusPattern};
use serde::Serialize;

/// A method that sends a request, and what it gives.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SendMethod {
    /// The method.
    pub name: String,
    /// The media type that it asks for, where it is not the one that `send` asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// What it gives.
    pub output: Output,
}

/// What a success gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Output {
    /// Nothing.
    Empty,
    /// A value, from JSON.
    Json(RustType),
    /// Text.
    Text,
    /// Items of a type, as they come: of events it is that of the data, which is JSON unless it is text.
    Items(ItemFormat, RustType),
    /// Bytes, as they come.
    Stream,
    /// The URL to which the response leads.
    Location,
    /// An enum of what each status gives, by its name.
    ByStatus(String),
}

impl Output {
    /// The type of what is given.
    pub fn rust_type(&self) -> RustType {
        match self {
            Self::Empty => RustType::Unit,
            Self::Json(own) => own.clone(),
            Self::Text | Self::Location => RustType::String,
            Self::Items(ItemFormat::Events, item) => RustType::Events(Box::new(item.clone())),
            Self::Items(_, item) => RustType::JsonStream(Box::new(item.clone())),
            Self::Stream => RustType::ByteStream,
            Self::ByStatus(name) => RustType::Success(name.clone()),
        }
    }
}

/// The enum of an operation's successes, where they differ by status.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SuccessEnum {
    /// The enum.
    pub name: String,
    /// The variants, in the order of the statuses.
    pub variants: Vec<StatusVariant>,
    /// The variant for every other status.
    pub other: String,
}

/// What a status gives.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusVariant {
    /// The variant.
    pub name: String,
    /// The statuses that it is for.
    pub status: StatusPattern,
    /// The type of the body; none where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<RustType>,
}
