//! What is behind an error.

use std::error::Error;
use std::io;

/// The innermost cause of an error, which says what happened.
pub(super) fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    chain(error).last().unwrap_or(error)
}

/// Whether a failure to connect may pass: that of a socket or of a name may, but not a certificate
/// that is not trusted, which TLS reports as invalid data, nor an address that the HTTP client
/// cannot connect to at all.
pub(crate) fn may_pass(error: &reqwest::Error) -> bool {
    let io = || chain(error).filter_map(|cause| cause.downcast_ref::<io::Error>());
    let invalid = io().any(|error| error.kind() == io::ErrorKind::InvalidData);
    error.is_timeout() || (io().next().is_some() && !invalid)
}

/// An error and its causes. An `io::Error` does not give the error within it as its source, but
/// that one's source.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| {
        let within = error.downcast_ref().and_then(io::Error::get_ref);
        within.map(|within| within as _).or_else(|| error.source())
    })
}
