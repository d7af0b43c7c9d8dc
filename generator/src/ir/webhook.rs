use super::{Docs, MediaType, MediaTypeKind, Method};
use crate::source::Location;
use serde::Serialize;

/// A request that the service sends to whoever has asked for it (OpenAPI 3.1.1, section 4.8.1): a client has the types to read it.
#[derive(Clone, Debug, Serialize)]
pub struct Webhook {
    /// The name that the document gives it.
    pub name: String,
    /// The HTTP method.
    pub method: Method,
    /// What the document says of it.
    pub docs: Docs,
    /// What the service sends: the media types that it may be of, in the document's order.
    pub content: Vec<MediaType>,
    /// Where the document has it.
    pub location: Location,
}

impl Webhook {
    /// The JSON that it may be sent as.
    pub fn json(&self) -> Option<&MediaType> {
        self.content.iter().find(|media_type| media_type.kind == MediaTypeKind::Json)
    }

    /// What stands for the tag of all webhooks where the tags are told that use a schema.
    pub const TAG: &str = "webhooks";
}
