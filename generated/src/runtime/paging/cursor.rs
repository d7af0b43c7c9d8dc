//! Where the next page begins, and when there is none.

use http::StatusCode;

use super::super::error::Error;
use super::super::operation::Paging;
use super::super::request::Request;

/// The place of a walk over the pages of a request.
pub(super) struct Cursor {
    request: Request,
    paging: Option<Paging>,
    /// The items that a full page has.
    full: u64,
    offset: i64,
    /// How many items there are in all, where the last page said so.
    total: Option<u64>,
    /// Whether a page came before, and was full.
    after_full_page: bool,
}

impl Cursor {
    /// Starts at the `offset` that the request has, or at the first item.
    pub(super) fn new(mut request: Request) -> Self {
        let paging = request.operation.paging;
        let (mut full, mut offset) = (0, 0);
        if let Some(Paging { limit, offset: skip, size }) = paging {
            full = number(&request, limit).unwrap_or(size).min(size);
            offset = number(&request, skip).unwrap_or(0);
            if request.query_value(limit).is_none() {
                request = request.query(limit, size);
            }
        }
        Self { request, paging, full, offset, total: None, after_full_page: false }
    }

    /// The request of the next page.
    pub(super) fn request(&self) -> Request {
        let request = self.request.clone();
        match &self.paging {
            Some(paging) => request.query(paging.offset, self.offset),
            None => request,
        }
    }

    /// Takes note of a page; says whether another one may follow.
    pub(super) fn advance(&mut self, items: usize, total: Option<u64>) -> bool {
        let items = u64::try_from(items).unwrap_or(u64::MAX);
        self.offset = self.offset.saturating_add_unsigned(items);
        self.total = total.or(self.total);
        self.after_full_page = items >= self.full;
        let may_follow = match self.rest() {
            Some(rest) => rest > 0,
            None => self.after_full_page,
        };
        self.paging.is_some() && items > 0 && self.full > 0 && may_follow
    }

    /// Whether an error is only the service's way to say that the offset is at the end.
    pub(super) fn is_end(&self, error: &Error) -> bool {
        let refused = error.status() == Some(StatusCode::BAD_REQUEST) && error.api().is_some();
        refused && self.after_full_page && self.rest().is_none_or(|rest| rest == 0)
    }

    /// How many items follow, where the number of all is known.
    fn rest(&self) -> Option<u64> {
        let offset = u64::try_from(self.offset).unwrap_or(0);
        Some(self.total?.saturating_sub(offset))
    }
}

/// A query parameter as a number, where it is one.
fn number<T: std::str::FromStr>(request: &Request, name: &str) -> Option<T> {
    request.query_value(name)?.parse().ok()
}
