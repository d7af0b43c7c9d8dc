//! Successful responses.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

use http::{HeaderMap, StatusCode};

use super::header::Header;
use super::operation::Operation;

/// A successful response: the decoded body, with the status and the headers it came with.
///
/// It dereferences to the body. Its `Debug` does not show the headers: there may be secrets in them.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    body: T,
    total_count: Option<u64>,
}

impl<T> Response<T> {
    pub(crate) fn of(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self { status, headers, body, total_count: None }
    }

    /// A response that no service gave, for tests.
    #[cfg(feature = "test-util")]
    pub fn new(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self::of(status, headers, body)
    }

    /// The response with the number of items of all pages, by the header that the operation has for it.
    pub(crate) fn counted(self, operation: &Operation) -> Self {
        Self { total_count: total_count(operation, &self.headers), ..self }
    }

    /// The status, which is 2xx; that of an address to which the response leads is 3xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header that the document lists, where it is there and of its type.
    pub fn header<V: FromStr>(&self, header: Header<V>) -> Option<V> {
        header.read(&self.headers)
    }

    /// The body alone.
    pub fn into_inner(self) -> T {
        self.body
    }

    /// The status, the headers and the body.
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        (self.status, self.headers, self.body)
    }

    #[allow(dead_code, reason = "requests are generated")]
    pub(crate) fn map<U>(self, body: impl FnOnce(T) -> U) -> Response<U> {
        let Self { status, headers, total_count, .. } = self;
        Response { status, headers, body: body(self.body), total_count }
    }
}

impl<T> Response<Vec<T>> {
    /// How many items there are in all pages together, where the response says so.
    ///
    /// Services that count on demand say so only when the request asked for it. `None` also where
    /// the header is no whole number.
    pub fn total_count(&self) -> Option<u64> {
        self.total_count
    }
}

impl<T> Response<Option<Vec<T>>> {
    /// How many items there are in all pages together, as for a list that is always there.
    pub fn total_count(&self) -> Option<u64> {
        self.total_count
    }
}

/// The number of items of all pages, where a header says it.
pub(crate) fn total_count(operation: &Operation, headers: &HeaderMap) -> Option<u64> {
    let value = headers.get(operation.total_count?)?;
    value.to_str().ok()?.trim().parse().ok()
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).field("body", &self.body).finish_non_exhaustive()
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}
