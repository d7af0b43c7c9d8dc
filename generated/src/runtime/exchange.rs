//! One request over the wire, and its response.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderMap, HeaderValue, USER_AGENT};
use http::{Method, StatusCode};
use http_body::Body;
use reqwest::Url;

use super::body_limit::{self, BodyLimits};
use super::payload::Payload;
use super::percent;
use super::secret::Secret;

/// A request that is ready to be sent, any number of times.
#[derive(Clone)]
pub(crate) struct PreparedRequest {
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
    pub(crate) async fn open_body(&self) -> Result<Option<reqwest::Body>, String> {
        match &self.body {
            Some(body) => body.open().await.map(Some),
            None => Ok(None),
        }
    }
}

/// A whole response, or the head of one.
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// What the body is still to be read from.
    pub(crate) rest: Option<reqwest::Response>,
}

/// Why there is no whole response.
pub(crate) enum Unanswered {
    /// It did not come to its end. The error does not have the URL in it.
    Failed(reqwest::Error),
    TooLarge(TooLarge),
}

/// A response whose body has more bytes than the limit.
pub(crate) struct TooLarge {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) limit: u64,
}

impl From<reqwest::Error> for Unanswered {
    fn from(error: reqwest::Error) -> Self {
        Self::Failed(error.without_url())
    }
}

impl RawResponse {
    /// The head of a response, whose body is yet to be read.
    fn head(mut response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        Self { status, headers, body: Bytes::new(), rest: Some(response) }
    }

    /// The whole response.
    async fn whole(mut self, limits: BodyLimits) -> Result<Self, Unanswered> {
        let Some(mut rest) = self.rest.take() else {
            return Ok(self);
        };
        let limit = limits.of(self.status);
        match body_limit::read(&mut rest, limit).await? {
            Some(body) => Ok(Self { body, ..self }),
            None => Err(Unanswered::TooLarge(TooLarge { status: self.status, headers: self.headers, limit })),
        }
    }
}

/// The HTTP client with what goes for all of its requests.
#[derive(Clone)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) user_agent: HeaderValue,
    /// The time for one attempt: until the end of the body, redirects included.
    pub(crate) timeout: Duration,
    pub(crate) limits: BodyLimits,
}

impl Transport {
    /// The end of an attempt that begins now; none where the timeout is too long for the clock.
    ///
    /// Whoever waits looks at the clock only between the turns of the HTTP client, which reads up to
    /// 128 times in one (the budget of a task in tokio), and passes over informational responses as
    /// it reads. Each time that is a record of TLS, some 2 MiB in all, or over plain `http` what a
    /// buffer holds, some 50 MiB: a program on this machine that sends nothing else can hold up a
    /// thread that long. Nothing outside of the HTTP client can make its turns shorter, and a timer on
    /// the same thread, as in `tokio::time::timeout`, comes no sooner.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        Instant::now().checked_add(self.timeout)
    }

    /// Sends a request and reads the whole response.
    pub(crate) async fn exchange(
        &self,
        prepared: &PreparedRequest,
        body: Option<reqwest::Body>,
        deadline: Option<Instant>,
    ) -> Result<RawResponse, Unanswered> {
        self.whole(self.begin(prepared, body, deadline).await?).await
    }

    /// Sends a request and reads the head of the response. The deadline is that of the whole response.
    pub(crate) async fn begin(
        &self,
        prepared: &PreparedRequest,
        body: Option<reqwest::Body>,
        deadline: Option<Instant>,
    ) -> Result<RawResponse, Unanswered> {
        let mut request = self.request(prepared, body);
        *request.timeout_mut() = deadline.map(|end| end.saturating_duration_since(Instant::now()));
        Ok(RawResponse::head(self.http.execute(request).await?))
    }

    /// Reads what a response still has.
    pub(crate) async fn whole(&self, response: RawResponse) -> Result<RawResponse, Unanswered> {
        response.whole(self.limits).await
    }

    fn request(&self, prepared: &PreparedRequest, body: Option<reqwest::Body>) -> reqwest::Request {
        let mut request = reqwest::Request::new(prepared.method.clone(), prepared.address());
        request.headers_mut().clone_from(&prepared.headers);
        // One that the operation has as a parameter is the caller's.
        request.headers_mut().entry(USER_AGENT).or_insert_with(|| self.user_agent.clone());
        if expects_body(&prepared.method) && body.as_ref().is_none_or(reqwest::Body::is_end_stream) {
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        *request.body_mut() = body;
        request
    }
}

/// Whether a body has a meaning for a method, so that it is to be said that there is none (RFC 9110,
/// section 8.6); the HTTP client does not say it, and some servers refuse to guess.
fn expects_body(method: &Method) -> bool {
    matches!(method.as_str(), "POST" | "PUT" | "PATCH" | "QUERY")
}
