//! One request over the wire, and its response.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderMap, HeaderValue, USER_AGENT};
use http::{Method, StatusCode};
use http_body::Body;
use reqwest::Url;

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
    /// What the body is still to be read from: that of a success that is streamed.
    pub(crate) rest: Option<reqwest::Response>,
}

impl RawResponse {
    async fn whole(mut response: reqwest::Response) -> Result<Self, reqwest::Error> {
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        Ok(Self { status, headers, body: response.bytes().await?, rest: None })
    }

    /// A success with its body yet to be read; of anything else, the whole response.
    async fn streamed(mut response: reqwest::Response) -> Result<Self, reqwest::Error> {
        if !response.status().is_success() {
            return Self::whole(response).await;
        }
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        Ok(Self { status, headers, body: Bytes::new(), rest: Some(response) })
    }
}

/// The HTTP client with what goes for all of its requests.
#[derive(Clone)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) user_agent: HeaderValue,
    /// The time for one attempt: until the end of the body, redirects included.
    pub(crate) timeout: Duration,
}

impl Transport {
    /// The end of an attempt that begins now; none where the timeout is too long for the clock.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        Instant::now().checked_add(self.timeout)
    }

    /// Sends a request and reads the whole response. The error does not have the URL in it.
    pub(crate) async fn exchange(
        &self,
        prepared: &PreparedRequest,
        body: Option<reqwest::Body>,
        deadline: Option<Instant>,
    ) -> Result<RawResponse, reqwest::Error> {
        let mut request = self.request(prepared, body);
        *request.timeout_mut() = deadline.map(|end| end.saturating_duration_since(Instant::now()));
        let response = async { RawResponse::whole(self.http.execute(request).await?).await };
        response.await.map_err(reqwest::Error::without_url)
    }

    /// Sends a request and reads the head of a success, or the whole of any other response. The
    /// error is `None` where that is not done in time.
    pub(crate) async fn begin(
        &self,
        prepared: &PreparedRequest,
        body: Option<reqwest::Body>,
        deadline: Option<Instant>,
    ) -> Result<RawResponse, Option<reqwest::Error>> {
        let request = self.request(prepared, body);
        let response = async { RawResponse::streamed(self.http.execute(request).await?).await };
        let response = match deadline {
            Some(end) => tokio::time::timeout_at(end.into(), response).await.map_err(|_| None)?,
            None => response.await,
        };
        response.map_err(|error| Some(error.without_url()))
    }

    fn request(&self, prepared: &PreparedRequest, body: Option<reqwest::Body>) -> reqwest::Request {
        let mut request = reqwest::Request::new(prepared.method.clone(), prepared.address());
        request.headers_mut().clone_from(&prepared.headers);
        request.headers_mut().insert(USER_AGENT, self.user_agent.clone());
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
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}
