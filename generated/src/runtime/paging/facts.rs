//! What a page says of the pages after it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use url::Url;

use super::super::decode::without_mark;
use super::super::exchange::RawResponse;
use super::super::operation::Operation;
use super::super::response::total_count;
use super::link;
use super::probe::{self, Wanted};
use super::style::{Paging, Style};

/// Where [`Facts`] are put as soon as the page is there. They are read off the bytes by code that knows no type of a model, so that
/// it is compiled once.
pub(crate) type FactsOf = Arc<OnceLock<Facts>>;

/// What a page says of the pages after it.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Where it came from, which a redirect may have led to.
    pub(super) url: Option<Url>,
    /// How many items it has.
    pub(super) items: u64,
    /// How many there are in all.
    pub(super) total: Option<u64>,
    /// The value or the URL of the next page; for a style by the last id, that id.
    pub(super) next: Option<String>,
    /// For a style by the last id, the id of the first item.
    pub(super) first: Option<String>,
    /// Whether another page follows.
    pub(super) more: Option<bool>,
    /// Whether it could not be read what it says.
    pub(super) is_unreadable: bool,
    /// What tells the items from those of another page. What stands beside them, as a time or the number of a request, does not count.
    pub(super) digest: u64,
}

impl Facts {
    pub(crate) fn of(operation: &Operation, paging: &Paging, response: &RawResponse) -> Self {
        let mut facts = Self { url: Some(response.url.clone()), ..Self::default() };
        let mut wanted = vec![(Wanted::Items, paging.items)];
        match paging.style {
            Style::Cursor(_, next) | Style::Url(next) => wanted.push((Wanted::Next, next)),
            Style::LastId(_, id) => wanted.push((Wanted::LastId(id), paging.items)),
            Style::Offset(..) | Style::Page(..) | Style::Link => {}
        }
        let others = [(Wanted::Total, paging.total), (Wanted::More, paging.more)];
        wanted.extend(others.into_iter().filter(|(_, path)| !path.is_empty()));
        let body = without_mark(&response.body).trim_ascii();
        facts.is_unreadable = !body.is_empty() && probe::read(body, &wanted, &mut facts).is_err();
        facts.total = facts.total.or_else(|| total_count(operation, &response.headers));
        if matches!(paging.style, Style::Link) {
            facts.next = link::next(&response.headers);
        }
        facts
    }

    /// Takes note of the items, as they stand in the body.
    pub(super) fn digest(&mut self, items: &str) {
        let mut hasher = DefaultHasher::new();
        items.hash(&mut hasher);
        self.digest = hasher.finish();
    }
}
