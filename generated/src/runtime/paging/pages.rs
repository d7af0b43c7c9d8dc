//! Page by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::super::error::Error;
use super::super::request::Request;
use super::super::response::Response;
use super::super::token::BoxFuture;
use super::cursor::Cursor;

type Page<T> = Result<Response<Vec<T>>, Error>;

/// The pages of an operation, as a stream; also by [`next`](Self::next).
///
/// A page is fetched when it is asked for. The stream ends after the last page, or after an error.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<T> {
    /// Where the next page begins; `None` after the last.
    cursor: Option<Cursor>,
    /// The page that is being fetched.
    pending: Option<BoxFuture<'static, Page<T>>>,
    /// Sends a request for a page. As a value, it spares the stream's other methods the bounds on
    /// `T`.
    send: fn(Request) -> BoxFuture<'static, Page<T>>,
}

impl<T> Pages<T> {
    /// The next page, or `None` after the last.
    ///
    /// The future may be dropped before it is ready; the next call goes on with the page that was
    /// being fetched.
    ///
    /// # Errors
    ///
    /// Those of a single request. The stream ends after an error.
    #[allow(clippy::should_implement_trait, reason = "it is that of an async iterator, which std does not have yet")]
    pub async fn next(&mut self) -> Option<Result<Response<Vec<T>>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<T>>> {
        let Some(cursor) = &mut self.cursor else {
            return Poll::Ready(None);
        };
        let pending = self.pending.get_or_insert_with(|| (self.send)(cursor.request()));
        let page = ready!(pending.as_mut().poll(context));
        self.pending = None;
        let more = page.as_ref().is_ok_and(|page| cursor.advance(page.len(), page.total_count()));
        let end = page.as_ref().is_err_and(|error| cursor.is_end(error));
        self.cursor.take_if(|_| !more);
        Poll::Ready(Some(page).filter(|_| !end))
    }
}

impl<T: DeserializeOwned + Send + 'static> Pages<T> {
    pub(crate) fn new(request: Request) -> Self {
        Self { cursor: Some(Cursor::new(request)), pending: None, send: Request::send_json }
    }
}

impl<T> Unpin for Pages<T> {}

impl<T> Stream for Pages<T> {
    type Item = Result<Response<Vec<T>>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("ended", &self.cursor.is_none()).finish_non_exhaustive()
    }
}
