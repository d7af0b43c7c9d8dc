//! What is behind an error.

use std::error::Error;
use std::io;

/// The innermost cause of an error, which says what happened.
pub(super) fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    chain(error).last().unwrap_or(error)
}

/// Whether there is no connection because the HTTP client was built without TLS. It says so in these words alone.
pub(crate) fn lacks_tls(error: &reqwest::Error) -> bool {
    error.is_connect() && innermost(error).to_string() == "invalid URL, scheme is not http"
}

/// What to do about that.
pub(crate) const NO_TLS: &str =
    "the address is https, and this crate was built without TLS: its features `rustls` and `native-tls` are for that";

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
