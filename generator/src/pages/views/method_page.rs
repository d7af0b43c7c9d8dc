use super::{FrontMatterEntry, TypeName};
use serde::Serialize;

/// `docs/methods/page.md.j2`: the operations of one tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodPage {
    /// The metadata of the page; empty where the config says of none.
    pub front_matter: Vec<FrontMatterEntry>,
    /// The path of the struct that has the operations:
    /// `acme_client::operations::source_usages::SourceUsages`.
    pub heading: String,
    /// What the document says of the tag, in Markdown; empty where it says nothing.
    pub description: String,
    /// What the paths are relative to: `https://api.example.com/v2025`.
    pub base_url: String,
    /// The operations, in the order in which they are shown.
    pub operations: Vec<OperationSection>,
}

/// An operation on a [`MethodPage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OperationSection {
    /// The heading, which is the anchor as well: `get-status-by-source-id`.
    pub heading: String,
    /// The HTTP method: `GET`.
    pub method: String,
    /// The path template: `/source-usages/{sourceId}/status`.
    pub path: String,
    /// The summary as a cell.
    pub summary: String,
    /// The description, in Markdown; empty where there is none.
    pub description: String,
    /// Whether the document advises against the operation.
    pub deprecated: bool,
    /// Where the vendor documents the operation, as the target of a link.
    pub specification: Option<String>,
    /// The parameters, and the body, in the order of the Rust arguments and setters.
    pub parameters: Vec<ParameterRow>,
    /// The methods that make the request, where the body has several media types.
    pub bodies: Vec<MediaTypeRow>,
    /// What a successful call gives: the `T` of `Response<T>`; none for a response without a body.
    pub return_type: Option<TypeName>,
    /// The methods that ask for other media types.
    pub alternate_outputs: Vec<MediaTypeRow>,
    /// Whether the method also follows pages, by `stream()` and `pages()`.
    pub paged: bool,
    /// The responses that the document lists.
    pub responses: Vec<ResponseRow>,
    /// The path of the type of its error bodies, as it follows the name of the crate:
    /// `operations::source_usages::GetStatusBySourceIdError`; none where the document lists no error.
    pub error_type: Option<String>,
    /// The media types of the request's body.
    pub content_type: Vec<String>,
    /// The media types that are asked for.
    pub accept: Vec<String>,
    /// The ways to authorize the call, of which one is enough, each as a cell.
    pub authorization: Vec<String>,
    /// A whole program that makes the call, in Rust, without a newline at its end.
    pub example: String,
    /// One that follows the pages, if the operation is paged.
    pub paging_example: Option<String>,
}

/// A parameter of an operation, or its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParameterRow {
    /// Where it is sent: `Path`, `Query`, `Header`, `Cookie`, `Form` or `Body`.
    pub kind: String,
    /// The name of the argument or setter.
    pub name: String,
    /// The type of the argument.
    pub data_type: TypeName,
    /// Whether a call without it is not possible.
    pub required: bool,
    /// The value that stands for an absent one, as a cell.
    pub default: Option<String>,
    /// What it says, as a cell.
    pub description: String,
    /// The bounds of its value, in words: `0 to 250`.
    pub bounds: Option<String>,
}

/// One of several media types of a body or a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MediaTypeRow {
    /// Its name.
    pub media_type: String,
    /// The method that sends or asks for it.
    pub method: String,
    /// What a response of it gives; none for a body.
    pub data_type: Option<TypeName>,
}

/// One response of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponseRow {
    /// The status: `200`, `4XX` or `default`.
    pub code: String,
    /// What it says, as a cell.
    pub description: String,
    /// The type of its body; none where there is none.
    pub data_type: Option<TypeName>,
    /// The headers that it bears.
    pub headers: Vec<HeaderEntry>,
}

/// A header of a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeaderEntry {
    /// The name.
    pub name: String,
    /// What it says, as a cell; empty where the document says nothing.
    pub description: String,
}
