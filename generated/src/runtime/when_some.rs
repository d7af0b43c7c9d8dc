//! Values that may be absent, in a chain of setters.

/// Passes values on that may be absent, since setters take what is there:
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::WhenSome;")]
///
/// let (page, size) = (Some(2), None::<u32>);
/// let url = String::from("?").when_some(page, |url, page| url + &format!("page={page}")).when_some(size, |url, _| url + "&size");
/// assert_eq!(url, "?page=2");
/// ```
///
/// A request or a model takes the setter by its name: `request.when_some(limit, ListThings::limit)`.
pub trait WhenSome: Sized {
    /// Sets a value where there is one.
    #[must_use]
    fn when_some<T>(self, value: Option<T>, set: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => set(self, value),
            None => self,
        }
    }
}

impl<T> WhenSome for T {}
