//! What is known about an operation before it is called.

use http::Method;

use super::error::{RawBody, TypedBody, Untyped};

/// One operation of the document (OpenAPI 3.0, "Operation Object").
#[derive(Debug)]
pub(crate) struct Operation {
    /// The `operationId`.
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    /// The path template under the server's path, with a leading slash and `{name}` for each path
    /// parameter.
    pub(crate) path: &'static str,
    /// The `Accept` header.
    pub(crate) accept: &'static str,
    /// The `Content-Type` of the request's body, where it has one.
    pub(crate) content_type: &'static str,
    /// Whether the operation has a security requirement.
    pub(crate) authenticated: bool,
    /// Reads the body of an error response by its status.
    pub(crate) errors: fn(&RawBody<'_>) -> TypedBody,
    /// How the operation is paged, where it is.
    pub(crate) paging: Option<Paging>,
}

impl Operation {
    /// What an operation has where its document does not say otherwise; `id` and `path` are always
    /// given.
    pub(crate) const NEW: Self = Self {
        id: "",
        method: Method::GET,
        path: "",
        accept: "application/json",
        content_type: "application/json",
        authenticated: true,
        errors: Untyped::decode,
        paging: None,
    };
}

/// Paging by number of items and offset, both query parameters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paging {
    /// The name of the parameter with the most items a page may have.
    pub(crate) limit: &'static str,
    /// The name of the parameter with the number of items to skip.
    pub(crate) offset: &'static str,
    /// The most items that the service puts on a page, and the limit that is asked for by default.
    pub(crate) size: u64,
}
