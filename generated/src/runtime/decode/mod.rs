//! Reading bodies.

pub(crate) mod path;

use bytes::Bytes;
use serde::de::DeserializeOwned;

/// Reads a JSON body. An empty one, as of 204 or of HEAD, is read as `null` where the type has a
/// place for it.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
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
