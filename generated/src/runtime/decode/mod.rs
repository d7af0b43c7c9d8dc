//! Reading bodies.

pub(crate) mod path;

use bytes::Bytes;
use serde::de::DeserializeOwned;

/// What comes after a byte order mark, which a JSON text may not have and often does (RFC 8259,
/// section 8.1).
pub(crate) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// Reads a JSON body, with or without a byte order mark. An empty one, as of 204 or of HEAD, is read
/// as `null` where the type has a place for it.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    let body = without_mark(body);
    match serde_json::from_slice(body) {
        Err(error) if body.is_empty() => serde_json::from_slice(b"null").map_err(|_| error),
        result => result,
    }
}

/// Reads a body of UTF-8 text, without a byte order mark. The error is how many bytes of the body
/// come before the one that is wrong.
pub(crate) fn text(body: &Bytes) -> Result<String, usize> {
    let text = str::from_utf8(body).map_err(|error| error.valid_up_to())?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// Reads text as the standard of server-sent events does: U+FFFD takes the place of what is not UTF-8.
pub(crate) fn lossy(text: &[u8]) -> serde_json::Result<String> {
    Ok(String::from_utf8_lossy(text).into_owned())
}
