//! Reading bodies.

pub(crate) mod place;

use serde::de::DeserializeOwned;

/// Reads a JSON body. An empty one, as of 204 or of HEAD, is read as `null` where the type has a
/// place for it.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    match serde_json::from_slice(body) {
        Err(error) if body.is_empty() => serde_json::from_slice(b"null").map_err(|_| error),
        result => result,
    }
}
