//! Requests for one page of several.

use url::Url;

use super::super::exchange::RawResponse;
use super::super::paging::{Facts, FactsOf};
use super::Request;

/// What a request for a page has besides.
#[derive(Clone, Default)]
pub(super) struct Page {
    /// Where it goes, in place of what path and query say.
    pub(super) url: Option<Url>,
    /// Where what the page says of further pages is put.
    facts: Option<FactsOf>,
}

impl Request {
    /// Has what the page says of further pages put there.
    pub(in crate::runtime) fn noting(mut self, facts: FactsOf) -> Self {
        self.page.facts = Some(facts);
        self
    }

    /// Takes note of what a page says of further pages, where somebody wants to know.
    pub(in crate::runtime) fn note(&self, response: &RawResponse) {
        if let (Some(facts), Some(paging)) = (&self.page.facts, &self.operation.paging) {
            facts.get_or_init(|| Facts::of(self.operation, paging, response));
        }
    }

    /// The same request to another URL of the same origin, by a reference that the service gives (RFC 3986, section 4.1) in a response that came
    /// from a URL. To no other origin: a page would get the credentials there.
    pub(in crate::runtime) fn at(mut self, reference: &str, from: Option<&Url>) -> Result<Self, &'static str> {
        const FAULT: &str = "the next page has an invalid address";
        let here = self.url().map_err(|_| FAULT)?;
        let mut url = from.unwrap_or(&here).join(reference).map_err(|_| FAULT)?;
        if url.origin() != here.origin() {
            return Err("the next page is at another origin");
        }
        url.set_username("").and_then(|()| url.set_password(None)).map_err(|()| FAULT)?;
        url.set_fragment(None);
        self.page.url = Some(url);
        Ok(self)
    }
}
