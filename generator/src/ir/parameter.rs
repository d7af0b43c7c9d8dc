use super::{Docs, MediaType, SchemaRef};
use crate::source::Location;
use serde::Serialize;
use serde_json::Value;

/// A parameter of an operation (OpenAPI 3.0.4, section 4.7.12).
#[derive(Clone, Debug, Serialize)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent.
    #[serde(rename = "in")]
    pub parameter_in: ParameterIn,
    /// What its value is, and how it is written.
    pub value: ParameterValue,
    /// Whether a request without it is refused; always so for path parameters.
    pub required: bool,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// What the document says of it.
    pub docs: Docs,
    /// An example of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Where the document has it.
    pub location: Location,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterIn {
    /// In the path, in place of its template expression.
    Path,
    /// After the `?` of the URL.
    Query,
    /// As a header of its own.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// What the value of a parameter is, and how it becomes text.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParameterValue {
    /// A schema, written in a style.
    Schema {
        /// The schema of the value.
        schema: SchemaRef,
        /// How arrays and objects are laid out.
        style: Style,
        /// Whether each item or property gets a parameter of its own.
        explode: bool,
        /// Whether reserved characters (RFC 3986, section 2.2) stay as they are.
        allow_reserved: bool,
    },
    /// A document of a media type, JSON for one.
    Content(MediaType),
    /// A document of a media type, which is the whole query (OpenAPI 3.2.0, section 4.12.1).
    WholeQuery(MediaType),
}

impl ParameterValue {
    /// The schema of the value, where there is one.
    pub fn schema(&self) -> Option<SchemaRef> {
        match self {
            Self::Schema { schema, .. } => Some(*schema),
            Self::Content(media_type) | Self::WholeQuery(media_type) => media_type.schema,
        }
    }
}

/// How arrays and objects are laid out in a parameter (OpenAPI 3.0.4, section 4.7.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// `;color=blue,black`, in paths.
    Matrix,
    /// `.blue.black`, in paths.
    Label,
    /// `blue,black`, in paths and headers.
    Simple,
    /// `color=blue,black`, in queries and cookies.
    Form,
    /// `color=blue%20black`, in queries.
    SpaceDelimited,
    /// `color=blue|black`, in queries.
    PipeDelimited,
    /// `color[R]=100&color[G]=200`, in queries.
    DeepObject,
}
