//! Requests from code that is not async.

use std::sync::{Mutex, PoisonError, mpsc};
use std::{fmt, vec};

use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Handle, Runtime};

use super::error::Error;
use super::paging::Pages;
use super::request::Request;
use super::response::Response;
use super::trace::in_current_span;

/// The one runtime of all blocking calls, started with the first. It lives as long as the program.
static RUNTIME: Mutex<Option<Runtime>> = Mutex::new(None);

/// Runs a future to its end on the shared runtime, and blocks this thread until then.
///
/// The thread waits on a channel rather than in the runtime, so that this does not panic within
/// async code either, though it holds up that code's thread.
pub(crate) fn block_on<T: Send + 'static>(
    future: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    wait(future)?
}

/// What a future gives; an error where it panicked.
fn wait<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> Result<T, Error> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let future = in_current_span(future);
    handle()?.spawn(async move {
        // It fails only where nobody waits any more.
        drop(sender.send(future.await));
    });
    receiver.recv().map_err(|_| Error::interrupted())
}

fn handle() -> Result<Handle, Error> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = &*runtime {
        return Ok(runtime.handle().clone());
    }
    let started = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name(env!("CARGO_PKG_NAME"))
        .enable_all()
        .build()
        .map_err(|error| Error::config(format!("the runtime of blocking calls cannot be started: {error}")))?;
    let handle = started.handle().clone();
    *runtime = Some(started);
    Ok(handle)
}

/// The pages of an operation, as an iterator that blocks the thread while a page is fetched.
///
/// A page is fetched when it is asked for. The iterator ends after the last page, or after an
/// error.
#[must_use = "an iterator does nothing until it is asked for items"]
pub struct BlockingPages<T>(Option<Pages<T>>);

impl<T: DeserializeOwned + Send + 'static> BlockingPages<T> {
    pub(crate) fn new(request: Request) -> Self {
        Self(Some(Pages::new(request)))
    }
}

impl<T: Send + 'static> Iterator for BlockingPages<T> {
    type Item = Result<Response<Vec<T>>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut pages = self.0.take()?;
        let next = wait(async move {
            let page = pages.next().await;
            (page, pages)
        });
        match next {
            Ok((page, pages)) => {
                self.0 = Some(pages);
                page
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<T> fmt::Debug for BlockingPages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingPages").field(&self.0).finish()
    }
}

/// The items of all pages of an operation, as an iterator that blocks the thread while a page is
/// fetched.
///
/// A page is fetched when its first item is asked for. The iterator ends after the last item, or
/// after an error.
#[must_use = "an iterator does nothing until it is asked for items"]
pub struct BlockingItems<T> {
    pages: BlockingPages<T>,
    /// What is left of the last page.
    items: vec::IntoIter<T>,
}

impl<T: DeserializeOwned + Send + 'static> BlockingItems<T> {
    pub(crate) fn new(request: Request) -> Self {
        Self { pages: BlockingPages::new(request), items: Vec::new().into_iter() }
    }
}

impl<T: Send + 'static> Iterator for BlockingItems<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.items = page.into_inner().into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<T> fmt::Debug for BlockingItems<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingItems").field("pages", &self.pages).finish_non_exhaustive()
    }
}
