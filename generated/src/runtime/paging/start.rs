//! Where a walk over pages begins.

use super::super::request::Request;
use super::style::{Paging, Style};

/// The first page of a walk, by what the caller asks for.
pub(super) struct Start {
    /// The items that a full page has at the least.
    pub(super) full: u64,
    /// The items that are asked for at a time, where a number is.
    pub(super) asked: Option<u64>,
    /// The offset, or the number, of the page.
    pub(super) position: i64,
    /// The items before the page, at the least.
    pub(super) before: u64,
    /// Whether that is how many there are: not where nobody knows how many items the pages before have.
    pub(super) is_exact: bool,
}

impl Start {
    /// Completes a request to that of the page that it asks for, or of the first.
    pub(super) fn of(mut request: Request) -> (Request, Self) {
        let mut start = Self { full: 0, asked: None, position: 0, before: 0, is_exact: true };
        let Some(Paging { style, limit, size, .. }) = request.operation.paging else {
            return (request, start);
        };
        if size > 0 && request.query_value(limit).is_none() {
            request = request.query(limit, size);
        }
        start.asked = number(&request, limit);
        // No more than a page has at the most, whatever is asked for; where nobody knows how many that are, one.
        let each = if size > 0 { start.asked.unwrap_or(size).min(size) } else { 1 };
        // Pages that are counted may have fewer items in the middle: the next one is another number all the same.
        start.full = if matches!(style, Style::Page(..)) { 1 } else { each };
        if let Style::Offset(name, first) | Style::Page(name, first) = style {
            start.position = number(&request, name).unwrap_or(first);
            let passed = u64::try_from(start.position.saturating_sub(first)).unwrap_or(0);
            let is_page = matches!(style, Style::Page(..));
            start.before = if is_page { passed.saturating_mul(each) } else { passed };
            start.is_exact = !is_page || passed == 0;
            request = request.query(name, start.position);
        }
        (request, start)
    }
}

/// A query parameter as a number, where it is one.
fn number<T: std::str::FromStr>(request: &Request, name: &str) -> Option<T> {
    request.query_value(name)?.parse().ok()
}
