//! Headers of responses, typed.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use http::HeaderMap;

/// A header that the document lists for a response: its name, and the type of its value.
pub struct Header<T> {
    name: &'static str,
    value: PhantomData<fn() -> T>,
}

impl<T> Header<T> {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self { name, value: PhantomData }
    }

    /// The name, as the document spells it.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl<T: FromStr> Header<T> {
    /// The value, where it is there and of the type.
    pub(crate) fn read(self, headers: &HeaderMap) -> Option<T> {
        text(self.name, headers)?.parse().ok()
    }
}

fn text<'a>(name: &str, headers: &'a HeaderMap) -> Option<&'a str> {
    Some(headers.get(name)?.to_str().ok()?.trim())
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Header").field(&self.name).finish()
    }
}
