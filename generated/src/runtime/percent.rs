//! Percent-encoding (RFC 3986, section 2.1).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters (RFC 3986, section 2.3). A space becomes `%20`, which
/// paths, queries and forms all read as a space; `+` would be one only in forms.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Encodes `text` so that it is one path segment, or one name or value of a query or a form.
pub(crate) fn encode(text: &str) -> impl std::fmt::Display + use<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Writes `name=value` pairs, joined by `&`.
pub(crate) fn pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let encoded = pairs.into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    encoded.collect::<Vec<_>>().join("&")
}
