//! Pages and items, fetched while the thread waits.

use std::{fmt, vec};

use serde::de::DeserializeOwned;

use super::super::error::Error;
use super::super::paging::{Enveloped, Pages};
use super::super::request::Request;
use super::super::response::Response;
use super::wait;

/// The pages of an operation, as an iterator that blocks the thread while a page is fetched. `T` is an item, and `P` what a page is:
/// the list of its items, or an object that has them.
///
/// A page is fetched when it is asked for. The iterator ends after the last page, or after an
/// error.
#[must_use = "an iterator does nothing until it is asked for items"]
pub struct BlockingPages<T, P = Vec<T>>(Option<Pages<T, P>>);

impl<T, P: DeserializeOwned + Send + 'static> BlockingPages<T, P> {
    pub(crate) fn new(request: Request) -> Self {
        Self(Some(Pages::new(request)))
    }
}

impl<T: 'static, P: Send + 'static> Iterator for BlockingPages<T, P> {
    type Item = Result<Response<P>, Error>;

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

impl<T, P> fmt::Debug for BlockingPages<T, P> {
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

impl<T> BlockingItems<T> {
    pub(crate) fn within<E: Enveloped<Item = T>>(request: Request) -> Self {
        Self { pages: BlockingPages(Some(Pages::within::<E>(request))), items: Vec::new().into_iter() }
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
