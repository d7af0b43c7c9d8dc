//! Bodies of responses that are read while they come.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::error::Error;
use super::exchange::Exchange;
use super::future::BoxFuture;
use super::operation::Operation;
use super::transport::{Body, Transport};

/// The body of a response, to be read as it comes: a stream of chunks; also by
/// [`next`](Self::next), or as a whole by [`bytes`](Self::bytes).
///
/// It ends after the last chunk, or after an error. The client's timeout is that for each chunk.
#[must_use = "a stream does nothing until it is polled"]
pub struct ByteStream {
    operation: &'static Operation,
    /// `None` after the end.
    body: Option<Body>,
    content_length: Option<u64>,
    transport: Arc<dyn Transport>,
    timeout: Duration,
    /// When the chunk that is being waited for is too late. Never locked: it makes the stream `Sync`.
    late: Mutex<Option<BoxFuture<'static, ()>>>,
}

impl ByteStream {
    pub(crate) fn new(operation: &'static Operation, body: Body, exchange: &Exchange, timeout: Duration) -> Self {
        let transport = Arc::clone(&exchange.transport);
        Self { operation, content_length: body.length(), body: Some(body), transport, timeout, late: Mutex::default() }
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
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

    /// [`next`](Self::next) with the error in front, for a loop that an error ends:
    /// `while let Some(chunk) = chunks.try_next().await? { … }`.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, Error> {
        self.next().await.transpose()
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
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        let next = match body.poll_chunk(context) {
            Poll::Pending if self.poll_timeout(context).is_pending() => return Poll::Pending,
            Poll::Pending => Some(Err(Error::timed_out(self.operation))),
            Poll::Ready(next) => next.map(|next| next.map_err(|error| Error::exchange(self.operation, error))),
        };
        *self.late() = None;
        self.body.take_if(|_| !matches!(next, Some(Ok(_))));
        Poll::Ready(next)
    }

    fn poll_timeout(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let (transport, timeout) = (Arc::clone(&self.transport), self.timeout);
        self.late().get_or_insert_with(|| transport.sleep(timeout)).as_mut().poll(context)
    }

    fn late(&mut self) -> &mut Option<BoxFuture<'static, ()>> {
        self.late.get_mut().unwrap_or_else(PoisonError::into_inner)
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
