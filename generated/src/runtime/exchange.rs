//! One request over the wire, and its answer.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{HeaderMap, HeaderValue, USER_AGENT};
use http::{Method, StatusCode};
use reqwest::Url;

/// A request, ready to be sent any number of times.
#[derive(Clone)]
pub(crate) struct Wire {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
}

/// A whole response.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
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
    pub(crate) async fn exchange(&self, wire: &Wire, deadline: Option<Instant>) -> Result<Answer, reqwest::Error> {
        self.try_exchange(wire, deadline).await.map_err(reqwest::Error::without_url)
    }

    async fn try_exchange(&self, wire: &Wire, deadline: Option<Instant>) -> Result<Answer, reqwest::Error> {
        let mut request = reqwest::Request::new(wire.method.clone(), wire.url.clone());
        request.headers_mut().clone_from(&wire.headers);
        request.headers_mut().insert(USER_AGENT, self.user_agent.clone());
        *request.body_mut() = wire.body.clone().map(Into::into);
        *request.timeout_mut() = deadline.map(|end| end.saturating_duration_since(Instant::now()));
        let mut response = self.http.execute(request).await?;
        Ok(Answer {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: response.bytes().await?,
        })
    }
}
