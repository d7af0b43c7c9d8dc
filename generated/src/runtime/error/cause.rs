//! What is behind an error.

use std::error::Error;
use std::io;

/// The innermost cause of an error, which says what happened.
pub(crate) fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    chain(error).last().unwrap_or(error)
}

/// An error and its causes. An `io::Error` does not give the error within it as its source, but
/// that one's source.
pub(crate) fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| {
        let within = error.downcast_ref().and_then(io::Error::get_ref);
        within.map(|within| within as _).or_else(|| error.source())
    })
}
