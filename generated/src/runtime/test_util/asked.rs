//! What a mock was asked.

use bytes::Bytes;
use http::{HeaderMap, Method};
use serde::de::DeserializeOwned;
use url::form_urlencoded;

use crate::runtime::operation::Operation;
use crate::runtime::transport::OperationId;

/// A request that a mock got.
#[derive(Clone, Debug)]
pub struct MockRequest {
    /// The `operationId`; none of a request for a token, and of one for what the document does not have.
    pub operation: Option<&'static str>,
    /// What it is a request of; none where it asks for a token.
    pub(super) of: Option<&'static Operation>,
    /// Whether it came over a port, where nobody says what it is a request of.
    pub(super) is_of_port: bool,
    /// The method.
    pub method: Method,
    /// The path, percent-encoded, that of the document's server included.
    pub path: String,
    /// The pairs of the query, decoded.
    pub query: Vec<(String, String)>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl MockRequest {
    pub(super) fn new(head: http::request::Parts, body: Bytes) -> Self {
        let query = form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes());
        Self {
            operation: head.extensions.get::<OperationId>().map(|id| id.0),
            of: head.extensions.get().copied(),
            is_of_port: false,
            method: head.method,
            path: head.uri.path().to_owned(),
            query: query.into_owned().collect(),
            headers: head.headers,
            body,
        }
    }

    /// The first value of a name in the query.
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// Where it is none, or of another type.
    pub fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.body)
    }

    /// Whether it asks for a token, which is an operation of no document (RFC 6749, section 4).
    pub(super) fn is_of_token(&self) -> bool {
        match self.is_of_port {
            true => {
                self.method == Method::POST && form_urlencoded::parse(&self.body).any(|(name, _)| name == "grant_type")
            }
            false => self.of.is_none(),
        }
    }

    /// The request on a line.
    pub(super) fn shown(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}
