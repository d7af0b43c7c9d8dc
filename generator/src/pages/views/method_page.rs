use super::{FrontMatterEntry, TypeName};
use crate::text::{Cell, CodeSpan, Link, Page, Rust, Word};
use serde::Serialize;

/// `docs/methods/page.md.j2`: the operations of one tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodPage {
    /// The metadata of the page; empty where the config says of none.
    pub front_matter: Vec<FrontMatterEntry>,
    /// The path of the struct that has the operations:
    /// `acme_client::operations::source_usages::SourceUsages`.
    pub heading: Word,
    /// What the document says of the tag; empty where it says nothing.
    pub description: Page,
    /// What the paths are relative to: `https://api.example.com/v2025`.
    pub base_url: Page,
    /// The operations, in the order in which they are shown.
    pub operations: Vec<OperationSection>,
}

/// An operation on a [`MethodPage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OperationSection {
    /// The heading, which is the anchor as well: `get-status-by-source-id`.
    pub heading: Word,
    /// The HTTP method: `GET`.
    pub method: Word,
    /// The path template, as code: `/source-usages/{sourceId}/status`.
    pub path: Cell,
    /// The summary, in a table.
    pub summary: Cell,
    /// The same in a paragraph, where a pipe in code has no backslash.
    pub lead: Page,
    /// The description; empty where there is none.
    pub description: Page,
    /// Whether the document advises against the operation.
    pub deprecated: bool,
    /// Where the vendor documents the operation.
    pub specification: Option<Link>,
    /// The parameters, and the body, in the order of the Rust arguments and setters.
    pub parameters: Vec<ParameterRow>,
    /// The methods that make the request, where the body has several media types.
    pub bodies: Vec<MediaTypeRow>,
    /// What a successful call gives: the `T` of `Response<T>`; none for a response without a body.
    pub return_type: Option<TypeName>,
    /// The methods that ask for other media types.
    pub alternate_outputs: Vec<MediaTypeRow>,
    /// What becomes of redirects, where the document has any.
    pub redirect: Option<Page>,
    /// Whether the method also follows pages, by `stream()` and `pages()`.
    pub paged: bool,
    /// The types of the items of bodies that are sequences.
    pub items: Vec<TypeName>,
    /// The responses that the document lists.
    pub responses: Vec<ResponseRow>,
    /// The path of the type of its error bodies, as it follows the name of the crate:
    /// `operations::source_usages::GetStatusBySourceIdError`; none where the document lists no error.
    pub error_type: Option<Word>,
    /// The media types of the request's body.
    pub content_type: Vec<Page>,
    /// The media types that are asked for.
    pub accept: Vec<Page>,
    /// The ways to authorize the call, of which one is enough, each.
    pub authorization: Vec<Page>,
    /// A whole program that makes the call, in Rust, without a newline at its end.
    pub example: Rust,
    /// One that follows the pages, if the operation is paged.
    pub paging_example: Option<Rust>,
}

/// A parameter of an operation, or its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParameterRow {
    /// Where it is sent: `Path`, `Query`, `Header`, `Cookie`, `Form` or `Body`.
    pub kind: Word,
    /// The name of the argument or setter.
    pub name: Word,
    /// The type of the argument.
    pub data_type: TypeName,
    /// Whether a call without it is not possible.
    pub required: bool,
    /// The value that stands for an absent one.
    pub default: Option<Cell>,
    /// What it says.
    pub description: Cell,
    /// The bounds of its value, in words: `0 to 250`.
    pub bounds: Option<Cell>,
}

/// One of several media types of a body or a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MediaTypeRow {
    /// Its name, as code.
    pub media_type: CodeSpan,
    /// The method that sends or asks for it.
    pub method: Word,
    /// What a response of it gives; none for a body.
    pub data_type: Option<TypeName>,
}

/// One response of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponseRow {
    /// The status: `200`, `4XX` or `default`.
    pub code: Word,
    /// What it says.
    pub description: Cell,
    /// The type of its body; none where there is none.
    pub data_type: Option<TypeName>,
    /// The headers that it bears.
    pub headers: Vec<HeaderEntry>,
}

/// A header of a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeaderEntry {
    /// The name, as code.
    pub name: Cell,
    /// What it says; empty where the document says nothing.
    pub description: Cell,
}
