//! Percent-encoding (RFC 3986, section 2.1).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters (RFC 3986, section 2.3). A space becomes `%20`, which
/// paths, queries and forms all read as a space; `+` would be one only in forms.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Everything but the unreserved characters and those reserved ones that neither end a query nor
/// mean something in a form (OpenAPI 3.0.4, section 4.7.12.2.2, `allowReserved`).
const UNSAFE_IN_QUERY: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';');

/// What the value of a cookie cannot carry (RFC 6265, section 4.1.1), and `%`.
const UNSAFE_IN_COOKIE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\').add(b'%');

/// Encodes `text` so that it is one path segment, or one name or value of a query or a form.
pub(crate) fn encode(text: &str) -> impl std::fmt::Display + use<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// [`encode`], as text.
pub(crate) fn text(text: &str) -> String {
    encode(text).to_string()
}

/// Encodes `text` so that it is the value of a cookie.
pub(crate) fn cookie(text: &str) -> String {
    utf8_percent_encode(text, UNSAFE_IN_COOKIE).to_string()
}

/// The value of a cookie that a service hands out to be sent back: as it is where a cookie can carry it, percent-encoded or not.
pub(crate) fn opaque_cookie(text: &str) -> String {
    const UNSAFE: &AsciiSet = &UNSAFE_IN_COOKIE.remove(b'%');
    match Cow::from(utf8_percent_encode(text, UNSAFE)) {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(_) => cookie(text),
    }
}

/// Encodes `text` as a value of a query, but leaves reserved characters, and what is
/// percent-encoded already, as they are (reserved expansion, RFC 6570, section 3.2.3).
pub(crate) fn reserved(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut parts = text.split('%');
    encoded.extend(parts.next().map(|part| utf8_percent_encode(part, UNSAFE_IN_QUERY).to_string()));
    for part in parts {
        encoded.push_str(if is_encoded(part) { "%" } else { "%25" });
        encoded.extend(utf8_percent_encode(part, UNSAFE_IN_QUERY));
    }
    encoded
}

/// Whether what follows a `%` makes it a percent-encoded byte.
fn is_encoded(rest: &str) -> bool {
    rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Writes `name=value` pairs, joined by `&`.
pub(crate) fn pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let encoded = pairs.into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    encoded.collect::<Vec<_>>().join("&")
}
