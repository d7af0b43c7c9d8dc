//! Item by item.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{fmt, vec};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::super::error::Error;
use super::super::request::Request;
use super::pages::{Enveloped, Pages};

/// The items of all pages of an operation, as a stream; also by [`next`](Self::next).
///
/// A page is fetched when its first item is asked for. The stream ends after the last item, or
/// after an error.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<T> {
    pages: Pages<T>,
    /// What is left of the last page.
    items: vec::IntoIter<T>,
}

impl<T> Items<T> {
    /// The next item, or `None` after the last.
    ///
    /// The future may be dropped before it is ready; no item is lost.
    ///
    /// # Errors
    ///
    /// Those of a single request, and [`ErrorKind::Paging`](crate::ErrorKind::Paging). The stream ends after an error.
    #[allow(clippy::should_implement_trait, reason = "it is that of an async iterator, which std does not have yet")]
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// [`next`](Self::next) with the error in front, for a loop that an error ends:
    /// `while let Some(item) = items.try_next().await? { … }`.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(page)) => self.items = page.into_inner().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: DeserializeOwned + Send + 'static> Items<T> {
    pub(crate) fn new(request: Request) -> Self {
        Self { pages: Pages::new(request), items: Vec::new().into_iter() }
    }
}

impl<T> Items<T> {
    pub(crate) fn within<E: Enveloped<Item = T>>(request: Request) -> Self {
        Self { pages: Pages::within::<E>(request), items: Vec::new().into_iter() }
    }
}

impl<T> Unpin for Items<T> {}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
