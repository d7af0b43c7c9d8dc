//! Page by page.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::super::error::Error;
use super::super::future::BoxFuture;
use super::super::request::Request;
use super::super::response::Response;
use super::walk::Walk;

type Page<P> = Result<Response<P>, Error>;

/// A request whose response has the items within it.
pub(crate) trait Enveloped {
    type Page: DeserializeOwned + Send + 'static;
    type Item: Send + 'static;

    fn items(page: Self::Page) -> Option<Vec<Self::Item>>;
}

/// The items of a page, where they are: in a list, or in a property that may be left out or `null`.
pub(crate) trait IntoItems<T> {
    fn into_items(self) -> Vec<T>;
}

impl<T> IntoItems<T> for Vec<T> {
    fn into_items(self) -> Vec<T> {
        self
    }
}

impl<T, I: IntoItems<T>> IntoItems<T> for Option<I> {
    fn into_items(self) -> Vec<T> {
        self.map(I::into_items).unwrap_or_default()
    }
}

/// The pages of an operation, as a stream; also by [`next`](Self::next). `T` is an item, and `P` what a page is: the list of its
/// items, or an object that has them.
///
/// A page is fetched when it is asked for. The stream ends after the last page, or after an error.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<T, P = Vec<T>> {
    /// Where the next page begins; `None` after the last.
    walk: Option<Walk>,
    /// The page that is being fetched.
    pending: Option<BoxFuture<'static, Page<P>>>,
    /// Why the next page is not followed.
    fault: Option<Error>,
    /// Sends a request for a page. As a value, it spares the stream's other methods the bounds on
    /// `P`.
    send: fn(Request) -> BoxFuture<'static, Page<P>>,
    items: PhantomData<fn() -> T>,
}

impl<T, P> Pages<T, P> {
    /// The next page, or `None` after the last.
    ///
    /// The future may be dropped before it is ready; the next call goes on with the page that was
    /// being fetched.
    ///
    /// # Errors
    ///
    /// Those of a single request, and [`ErrorKind::Paging`](crate::ErrorKind::Paging). The stream ends after an error.
    #[allow(clippy::should_implement_trait, reason = "it is that of an async iterator, which std does not have yet")]
    pub async fn next(&mut self) -> Option<Result<Response<P>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// [`next`](Self::next) with the error in front, for a loop that an error ends:
    /// `while let Some(page) = pages.try_next().await? { … }`.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<Response<P>>, Error> {
        self.next().await.transpose()
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<P>>> {
        if let Some(fault) = self.fault.take() {
            return Poll::Ready(Some(Err(fault)));
        }
        let Some(walk) = &mut self.walk else {
            return Poll::Ready(None);
        };
        let pending = self.pending.get_or_insert_with(|| (self.send)(walk.request()));
        let page = ready!(pending.as_mut().poll(context));
        self.pending = None;
        let more = page.is_ok() && {
            let next = walk.advance();
            // The page itself is right, and comes first.
            self.fault = next.err().map(|fault| walk.fault(fault));
            next.unwrap_or(false)
        };
        let end = page.as_ref().is_err_and(|error| walk.is_end(error));
        self.walk.take_if(|_| !more);
        Poll::Ready(Some(page).filter(|_| !end))
    }

    fn sent_by(request: Request, send: fn(Request) -> BoxFuture<'static, Page<P>>) -> Self {
        Self { walk: Some(Walk::new(request)), pending: None, fault: None, send, items: PhantomData }
    }
}

impl<T, P: DeserializeOwned + Send + 'static> Pages<T, P> {
    pub(crate) fn new(request: Request) -> Self {
        Self::sent_by(request, Request::send_json)
    }
}

impl<T> Pages<T> {
    /// The items of each page, of responses that have them within.
    pub(crate) fn within<E: Enveloped<Item = T>>(request: Request) -> Self {
        Self::sent_by(request, |request| {
            Box::pin(async move {
                let page = request.send_json::<E::Page>().await?;
                Ok(page.map(|page| E::items(page).unwrap_or_default()))
            })
        })
    }
}

impl<T, P> Unpin for Pages<T, P> {}

impl<T, P> Stream for Pages<T, P> {
    type Item = Result<Response<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T, P> fmt::Debug for Pages<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("ended", &self.walk.is_none()).finish_non_exhaustive()
    }
}
