//! One request over the wire, and its response.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderMap, HeaderValue, USER_AGENT};
use http::{Method, StatusCode, Uri};
use http_body::Body as _;
use url::Url;

use super::body_limit::{self, BodyLimits};
use super::deadline::Deadline;
use super::error::ErrorKind;
use super::operation::Operation;
use super::payload::Payload;
use super::percent;
use super::secret::Secret;
use super::transport::{Body, OperationId, Transport, TransportError};

/// A request that is ready to be sent, any number of times.
#[derive(Clone)]
pub(crate) struct PreparedRequest {
    /// What it is a request of; none where it asks for a token.
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) method: Method,
    /// Without the keys.
    pub(crate) url: Url,
    /// API keys that are sent as query parameters.
    pub(crate) keys: Vec<(&'static str, Secret)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Payload>,
}

impl PreparedRequest {
    /// The URL with the keys.
    fn address(&self) -> Url {
        let mut url = self.url.clone();
        if !self.keys.is_empty() {
            let keys = percent::pairs(self.keys.iter().map(|(name, key)| (*name, key.expose())));
            let query = url.query().filter(|query| !query.is_empty()).map(|query| format!("{query}&{keys}"));
            url.set_query(Some(&query.unwrap_or(keys)));
        }
        url
    }

    /// The body for one attempt, or why it cannot be had.
    pub(crate) async fn open_body(&self) -> Result<Option<Body>, String> {
        match &self.body {
            Some(body) => body.open().await.map(Some),
            None => Ok(None),
        }
    }
}

/// A whole response, or the head of one.
pub(crate) struct RawResponse {
    /// Where it came from, without keys.
    pub(crate) url: Url,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// What of the body is still to be read.
    pub(crate) rest: Option<Body>,
}

/// Why there is no whole response.
pub(crate) enum Unanswered {
    /// It did not come to its end.
    Failed(TransportError),
    /// It did not come in time.
    Late,
    TooLarge(TooLarge),
}

/// A response whose body has more bytes than the limit.
pub(crate) struct TooLarge {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) limit: u64,
}

/// The transport with what goes for all requests of a client.
#[derive(Clone)]
pub(crate) struct Exchange {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) user_agent: HeaderValue,
    /// The time for one attempt, unless a request has its own: until the end of the body, redirects included.
    pub(crate) timeout: Duration,
    pub(crate) limits: BodyLimits,
}

impl Exchange {
    /// The end of an attempt that begins now and may take so long.
    pub(crate) fn deadline(&self, timeout: Duration) -> Deadline {
        Deadline::after(&*self.transport, timeout)
    }

    /// Sends a request and reads the head of the response.
    pub(crate) async fn send(
        &self,
        prepared: &PreparedRequest,
        body: Option<Body>,
        deadline: &mut Deadline,
    ) -> Result<RawResponse, Unanswered> {
        let request = self.request(prepared, body).map_err(Unanswered::Failed)?;
        let response = deadline.within(self.transport.send(request)).await.ok_or(Unanswered::Late)?;
        let (head, body) = response.map_err(Unanswered::Failed)?.into_parts();
        let (url, rest) = (prepared.url.clone(), Some(body));
        Ok(RawResponse { url, status: head.status, headers: head.headers, body: Bytes::new(), rest })
    }

    /// Reads what a response still has.
    pub(crate) async fn read(
        &self,
        mut response: RawResponse,
        deadline: &mut Deadline,
    ) -> Result<RawResponse, Unanswered> {
        let Some(mut rest) = response.rest.take() else {
            return Ok(response);
        };
        let limit = self.limits.of(response.status);
        let read = deadline.within(body_limit::read(&mut rest, limit)).await.ok_or(Unanswered::Late)?;
        match read.map_err(Unanswered::Failed)? {
            Some(body) => Ok(RawResponse { body, ..response }),
            None => Err(Unanswered::TooLarge(TooLarge { status: response.status, headers: response.headers, limit })),
        }
    }

    fn request(&self, prepared: &PreparedRequest, body: Option<Body>) -> Result<http::Request<Body>, TransportError> {
        let uri = Uri::try_from(prepared.address().as_str());
        let uri = uri.map_err(|error| TransportError::new(ErrorKind::Config, error))?;
        let body = body.unwrap_or_default();
        let mut request = http::Request::new(body);
        *request.method_mut() = prepared.method.clone();
        *request.uri_mut() = uri;
        if let Some(operation) = prepared.operation {
            request.extensions_mut().insert(operation);
            if operation.is_documented() {
                request.extensions_mut().insert(OperationId(operation.id));
            }
        }
        request.headers_mut().clone_from(&prepared.headers);
        // One that the operation has as a parameter is the caller's.
        request.headers_mut().entry(USER_AGENT).or_insert_with(|| self.user_agent.clone());
        if expects_body(&prepared.method) && request.body().is_end_stream() {
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(request)
    }
}

/// Whether a body has a meaning for a method, so that it is to be said that there is none (RFC 9110,
/// section 8.6); the HTTP client does not say it, and some servers refuse to guess.
fn expects_body(method: &Method) -> bool {
    matches!(method.as_str(), "POST" | "PUT" | "PATCH" | "QUERY")
}
