//! Bodies of responses that are read while they come.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body;
use tokio::time::Sleep;

use super::error::Error;
use super::operation::Operation;

/// The body of a response, to be read as it comes: a stream of chunks; also by
/// [`next`](Self::next), or as a whole by [`bytes`](Self::bytes).
///
/// It ends after the last chunk, or after an error. The client's timeout is that for each chunk.
#[must_use = "a stream does nothing until it is polled"]
pub struct ByteStream {
    operation: &'static Operation,
    /// `None` after the end.
    body: Option<reqwest::Body>,
    content_length: Option<u64>,
    timeout: Duration,
    /// When the chunk that is being waited for is too late.
    late: Option<Pin<Box<Sleep>>>,
}

impl ByteStream {
    pub(crate) fn new(operation: &'static Operation, response: reqwest::Response, timeout: Duration) -> Self {
        let content_length = response.content_length();
        Self { operation, body: Some(response.into()), content_length, timeout, late: None }
    }

    /// The length of the whole body in bytes, where the response says so.
    pub fn content_length(&self) -> Option<u64> {
        self.content_length
    }

    /// The next chunk, which is not empty, or `None` after the last.
    ///
    /// The future may be dropped before it is ready; no chunk is lost.
    ///
    /// # Errors
    ///
    /// Where the body does not come to its end: the kinds [`Timeout`](crate::ErrorKind::Timeout)
    /// and [`Transport`](crate::ErrorKind::Transport). The stream ends after an error.
    #[allow(clippy::should_implement_trait, reason = "it is that of an async iterator, which std does not have yet")]
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// What is left of the body, as a whole, however large it is: the client's limit is not for this.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let mut all = Vec::new();
        while let Some(chunk) = self.next().await {
            all.extend_from_slice(&chunk?);
        }
        Ok(all.into())
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let next = match self.poll_body(context) {
            Poll::Pending if self.poll_timeout(context).is_pending() => return Poll::Pending,
            Poll::Pending => Some(Err(Error::timed_out(self.operation))),
            Poll::Ready(next) => next.map(|next| next.map_err(|error| Error::exchange(self.operation, error))),
        };
        self.late = None;
        self.body.take_if(|_| !matches!(next, Some(Ok(_))));
        Poll::Ready(next)
    }

    /// The next chunk that is not empty. What is no chunk, such as trailers, is passed over.
    fn poll_body(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, reqwest::Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        loop {
            let frame = std::task::ready!(Pin::new(&mut *body).poll_frame(context));
            match frame.map(|frame| frame.map(|frame| frame.into_data())) {
                None => return Poll::Ready(None),
                Some(Ok(Ok(chunk))) if !chunk.is_empty() => return Poll::Ready(Some(Ok(chunk))),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error.without_url()))),
            }
        }
    }

    fn poll_timeout(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let late = self.late.get_or_insert_with(|| Box::pin(tokio::time::sleep(self.timeout)));
        late.as_mut().poll(context)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("content_length", &self.content_length).finish_non_exhaustive()
    }
}
