use super::{Docs, ItemFormat, SchemaRef, Style};
use crate::source::Location;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The body that an operation takes (OpenAPI 3.0.4, section 4.7.13).
#[derive(Clone, Debug, Serialize)]
pub struct RequestBody {
    /// Whether a request without a body is refused.
    pub required: bool,
    /// What the document says of it.
    pub docs: Docs,
    /// The media types of which the caller chooses one, in the document's order.
    pub content: Vec<MediaType>,
    /// Where the document has it.
    pub location: Location,
}

/// One form in which a body is sent (OpenAPI 3.0.4, section 4.7.14).
#[derive(Clone, Debug, Serialize)]
pub struct MediaType {
    /// The name with its parameters, as the document has it: `application/json`.
    pub name: String,
    /// What a client must do to read or write it.
    pub kind: MediaTypeKind,
    /// The schema of the body; none where the document leaves it open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaRef>,
    /// The schema of each item, where a body is a sequence of them and the document says it (OpenAPI 3.2.0, section 4.14.3). Of events it
    /// is that of the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<SchemaRef>,
    /// How single properties of a form are written, by property name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub encoding: BTreeMap<String, Encoding>,
    /// An example of a whole body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Where the document has it.
    pub location: Location,
}

/// What a client must do to read or write a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MediaTypeKind {
    /// JSON: `application/json` and every `+json` (RFC 6839, section 3.1).
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
    /// Text: `text/*`, and XML, which is read as text.
    Text,
    /// A sequence of items, which may never end.
    Items(ItemFormat),
    /// Bytes.
    Binary,
}

impl MediaTypeKind {
    /// The kind of a media type, by its name.
    pub fn of(name: &str) -> Self {
        if let Some(format) = ItemFormat::of(name) {
            return Self::Items(format);
        }
        match essence(name).as_str() {
            "application/json" | "text/json" | "*/*" | "application/*" => Self::Json,
            "application/x-www-form-urlencoded" => Self::Form,
            "application/xml" | "application/yaml" | "application/x-yaml" => Self::Text,
            image if image.starts_with("image/") && image != "image/svg+xml" => Self::Binary,
            json if json.ends_with("+json") => Self::Json,
            text if text.ends_with("+xml") || text.ends_with("+yaml") => Self::Text,
            multipart if multipart.starts_with("multipart/") => Self::Multipart,
            text if text.starts_with("text/") => Self::Text,
            _ => Self::Binary,
        }
    }
}

impl MediaType {
    /// The schemas of the body, and of its items.
    pub fn schemas(&self) -> impl Iterator<Item = SchemaRef> {
        self.schema.into_iter().chain(self.item)
    }

    /// What comes first where one of several must be chosen, whatever their order in the document: `application/json`, then other
    /// JSON, then a JSON Patch, whose steps few programs write by hand, then the rest, by name.
    pub fn preference(&self) -> (u8, &str) {
        let rank = match self.kind {
            MediaTypeKind::Json if self.essence() == "application/json" => 0,
            MediaTypeKind::Json if self.essence() == "application/json-patch+json" => 2,
            MediaTypeKind::Json => 1,
            _ => 3,
        };
        (rank, &self.name)
    }

    /// Whether the name is one of JSON, whatever its parameters say.
    pub fn name_is_json(&self) -> bool {
        let essence = self.essence();
        essence == "application/json" || essence.ends_with("+json")
    }

    /// Whether a body says how to change a resource, which each of these types says in a way of its own: `application/merge-patch+json` (RFC 7396),
    /// `application/json-patch+json` (RFC 6902), `application/strategic-merge-patch+json`.
    pub fn is_patch(&self) -> bool {
        self.essence().ends_with("-patch+json")
    }

    /// The name without parameters, in lower case: `application/json` of `application/json; charset=UTF-8`.
    pub fn essence(&self) -> String {
        essence(&self.name)
    }
}

/// A media type without its parameters, which are compared without regard to case (RFC 9110, section 8.3.1).
pub fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// How one property of a form is written (OpenAPI 3.0.4, section 4.7.15).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Encoding {
    /// The media type of the part, where the document names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// How arrays and objects are laid out in a form; none where the document does not say, and objects are then JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Whether each item of an array gets a field of its own.
    pub explode: bool,
}
