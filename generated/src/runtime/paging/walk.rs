//! Where the next page begins, and when there is none.

use std::sync::Arc;

use http::StatusCode;

use super::super::error::Error;
use super::super::request::Request;
use super::facts::{Facts, FactsOf};
use super::start::Start;
use super::style::{Paging, Style};
use super::trail::Trail;

/// The place of a walk over the pages of a request.
pub(super) struct Walk {
    /// The request of the next page.
    request: Request,
    paging: Option<Paging>,
    /// What the page says that was asked for last.
    facts: FactsOf,
    trail: Trail,
    /// The items that a full page has at the least.
    full: u64,
    /// The items that are asked for at a time, where a number is.
    asked: Option<u64>,
    /// The offset, or the number, of the next page.
    position: i64,
    /// The items before the next page, at the least.
    before: u64,
    /// Whether that is how many there are: not where the walk began at a page of which nobody knows how many items came before it.
    is_exact: bool,
    /// How many items there are in all, where a page said so.
    total: Option<u64>,
    /// Whether a page came before, and was full.
    after_full_page: bool,
    /// Whether the page before says that another one follows.
    is_more_said: bool,
    /// Whether the walk goes to what is before the first item: the caller has asked for that.
    is_back: bool,
}

impl Walk {
    /// Starts at the page that the request asks for, or at the first.
    pub(super) fn new(request: Request) -> Self {
        let paging = request.operation.paging;
        let is_back = paging.is_some_and(|own| !own.back.is_empty() && request.query_value(own.back).is_some());
        let (request, Start { full, asked, position, before, is_exact }) = Start::of(request);
        Self {
            request,
            paging,
            facts: FactsOf::default(),
            trail: Trail::default(),
            full,
            asked,
            position,
            before,
            is_exact,
            total: None,
            after_full_page: false,
            is_more_said: false,
            is_back,
        }
    }

    /// The request of the next page.
    pub(super) fn request(&mut self) -> Request {
        self.facts = FactsOf::default();
        self.request.clone().noting(Arc::clone(&self.facts))
    }

    /// Takes note of the page that was asked for last; says whether another one may follow, or why it is not followed.
    pub(super) fn advance(&mut self) -> Result<bool, &'static str> {
        let facts = Arc::clone(&self.facts);
        let (Some(paging), Some(page)) = (self.paging, facts.get()) else {
            return Ok(false);
        };
        if page.is_unreadable {
            return Err("it cannot be read out of this page whether another one follows");
        }
        self.before = self.before.saturating_add(page.items);
        self.total = page.total.or(self.total);
        self.after_full_page = page.items >= self.full;
        self.is_more_said = page.more == Some(true);
        if page.more == Some(false) {
            return Ok(false);
        }
        let (name, next) = match paging.style {
            Style::Offset(name, _) => (name, self.counted(page, self.items_of(page)?)),
            Style::Page(name, _) => (name, self.counted(page, 1)),
            Style::Cursor(name, _) => (name, self.marked(page.next.as_deref())?),
            Style::LastId(..) if self.is_back => (paging.back, self.marked(self.id(page, page.first.as_deref())?)?),
            Style::LastId(name, _) => (name, self.marked(self.id(page, page.next.as_deref())?)?),
            Style::Link | Style::Url(_) => {
                let Some(next) = self.marked(page.next.as_deref())? else { return Ok(false) };
                self.trail.page(page.items, page.digest, false)?;
                self.request = self.request.clone().at(&next, page.url.as_ref())?;
                return Ok(true);
            }
        };
        let Some(next) = next else { return Ok(false) };
        self.trail.page(page.items, page.digest, paging.style.is_counted())?;
        self.request = self.request.clone().query(name, next);
        Ok(true)
    }

    /// The next page, where pages or items are counted. Where the page says that more follow, neither a total nor an empty page says
    /// otherwise.
    fn counted(&mut self, page: &Facts, step: u64) -> Option<String> {
        self.position = self.position.saturating_add_unsigned(step);
        let may_follow = || match self.rest() {
            Some(rest) => rest > 0,
            None => self.after_full_page,
        };
        let follows = page.more == Some(true) || page.items > 0 && may_follow();
        (self.full > 0 && follows).then(|| self.position.to_string())
    }

    /// The items that a page takes up, where items are counted: those that it has. One from which all were left out, and after which
    /// more follow, takes up as many as were asked for.
    fn items_of(&self, page: &Facts) -> Result<u64, &'static str> {
        match (page.items, page.more, self.asked) {
            (0, Some(true), None) => Err("another page follows, and nothing says how many items this one takes up"),
            (0, Some(true), Some(asked)) => Ok(asked),
            (items, ..) => Ok(items),
        }
    }

    /// The next page, where the page before says what it is called.
    fn marked(&mut self, next: Option<&str>) -> Result<Option<String>, &'static str> {
        let Some(next) = next else { return Ok(None) };
        self.trail.next(next)?;
        Ok(Some(next.to_owned()))
    }

    /// The id of the last item, or of the first one, where another page follows.
    fn id<'p>(&self, page: &Facts, id: Option<&'p str>) -> Result<Option<&'p str>, &'static str> {
        match (page.more, id) {
            (Some(true), None) => Err("another page follows, and the item of this one that leads there has no id"),
            (Some(true), id) => Ok(id),
            (_, id) => Ok(id.filter(|_| self.paging.is_some_and(|own| own.more.is_empty()) && self.after_full_page)),
        }
    }

    /// Whether an error is only the service's way to say that the page before was the last.
    pub(super) fn is_end(&self, error: &Error) -> bool {
        let ends = match self.paging.map(|paging| paging.style) {
            Some(Style::Offset(..)) => error.status() == Some(StatusCode::BAD_REQUEST),
            Some(Style::Page(..)) => matches!(error.status(), Some(StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND)),
            _ => false,
        };
        let may_be_last = self.rest().is_none_or(|rest| rest == 0 || !self.is_exact) && !self.is_more_said;
        ends && error.api().is_some() && self.after_full_page && may_be_last
    }

    /// The error of a next page that is not followed.
    pub(super) fn fault(&self, message: &'static str) -> Error {
        Error::paging(self.request.operation, message)
    }

    /// How many items follow, where the number of all is known.
    fn rest(&self) -> Option<u64> {
        Some(self.total?.saturating_sub(self.before))
    }
}
