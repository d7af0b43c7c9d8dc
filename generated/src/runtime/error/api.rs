//! Error responses.

use std::fmt;
use std::str::FromStr;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{DecodeError, ErrorBody, RawBody, excerpt};
use crate::runtime::header::Header;
use crate::runtime::operation::Operation;
use crate::runtime::secret::Secret;

/// An error response of the service: any status but 2xx, or a body that says so where the service tells errors in that way.
pub struct ApiError {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    typed: Box<dyn ErrorBody>,
    decode_error: Option<DecodeError>,
    /// The beginning of the body as it may be shown.
    excerpt: String,
}

impl ApiError {
    pub(crate) fn new(
        operation: &Operation,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        secrets: &[Secret],
    ) -> Self {
        let raw = RawBody { status, bytes: &body, secrets };
        let (typed, decode_error) = (operation.errors)(&raw);
        let excerpt = excerpt(&body, secrets);
        Self { status, headers, body, typed, decode_error, excerpt }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header that the document lists, where it is there and of its type.
    pub fn header<T: FromStr>(&self, header: Header<T>) -> Option<T> {
        header.read(&self.headers)
    }

    /// The body as it came. Nothing is redacted in it.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as the operation's own error type; `None` where `E` is the type of another
    /// operation.
    pub fn typed<E: ErrorBody>(&self) -> Option<&E> {
        let typed: &dyn std::any::Any = &*self.typed;
        typed.downcast_ref()
    }

    /// Why the body is not of the type that the document lists for this status, where it lists one.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.decode_error.as_ref()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.excerpt.as_str() {
            "" => write!(f, "{}", self.status),
            excerpt => write!(f, "{}: {excerpt}", self.status),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status)
            .field("body", &format_args!("{}", self.excerpt))
            .field("decode_error", &self.decode_error)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
