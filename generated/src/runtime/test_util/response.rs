//! What a mock answers.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http_body::Frame;
use serde::Serialize;

use crate::runtime::{Body, ErrorKind, TransportError};

/// A response of a mock.
#[derive(Clone, Debug)]
pub struct MockResponse {
    status: u16,
    headers: Vec<(String, String)>,
    chunks: Vec<Bytes>,
    end: End,
    pub(super) delay: Duration,
}

/// How a response ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Complete,
    /// Its body breaks off.
    CutOff,
    /// There is none.
    NoAnswer,
}

impl MockResponse {
    /// A response without a body.
    pub fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), chunks: Vec::new(), end: End::Complete, delay: Duration::ZERO }
    }

    /// A response with a body that is written as JSON.
    pub fn json(status: u16, body: impl Serialize) -> Self {
        let body = serde_json::to_vec(&body).unwrap_or_default();
        Self::new(status).header(CONTENT_TYPE.as_str(), "application/json").body(body)
    }

    /// No response: the connection is closed once the request was read, which is an error of the kind
    /// [`Transport`](ErrorKind::Transport).
    pub fn no_answer() -> Self {
        Self { end: End::NoAnswer, ..Self::new(200) }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        self.chunks([body])
    }

    /// Sets the body to chunks that come one after the other, whose length nobody knows before.
    #[must_use]
    pub fn chunks(mut self, chunks: impl IntoIterator<Item = impl Into<Bytes>>) -> Self {
        self.chunks = chunks.into_iter().map(Into::into).collect();
        self
    }

    /// Breaks the body off behind what there is of it.
    #[must_use]
    pub fn cut_off(mut self) -> Self {
        self.end = End::CutOff;
        self
    }

    /// Waits before the response: by the clock of the mock, where no time passes but what is waited for, or that of the system on a port.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The body, where it is one piece.
    pub(super) fn bytes(&self) -> &[u8] {
        self.chunks.first().map_or(&[], |bytes| bytes)
    }

    /// The response as a transport gives it; an error of the kind `Config` where a status or a header is none.
    pub(super) fn into_http(self) -> Result<http::Response<Body>, TransportError> {
        if self.end == End::NoAnswer {
            return Err(TransportError::new(ErrorKind::Transport, "the mock closed the connection"));
        }
        let fault = |error: http::Error| TransportError::new(ErrorKind::Config, error.to_string());
        let status = StatusCode::from_u16(self.status).map_err(|error| fault(error.into()))?;
        let headers = self.header_map().map_err(fault)?;
        let mut response = http::Response::new(self.into_body());
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }

    fn into_body(self) -> Body {
        match (self.end, <[Bytes; 1]>::try_from(self.chunks)) {
            (End::Complete, Ok([whole])) => whole.into(),
            (End::Complete, Err(none)) if none.is_empty() => Body::empty(),
            (end, chunks) => {
                let chunks = chunks.map_or_else(VecDeque::from, |own| own.into());
                Body::streamed(Chunks { chunks, is_cut_off: end == End::CutOff })
            }
        }
    }

    fn header_map(&self) -> Result<HeaderMap, http::Error> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            headers.append(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        }
        Ok(headers)
    }
}

/// A body that comes in chunks.
struct Chunks {
    chunks: VecDeque<Bytes>,
    is_cut_off: bool,
}

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let chunk = self.chunks.pop_front().map(|chunk| Ok(Frame::data(chunk)));
        let end = self.is_cut_off.then(|| Err(TransportError::new(ErrorKind::Transport, "the mock cut the body off")));
        Poll::Ready(chunk.or(end))
    }
}
