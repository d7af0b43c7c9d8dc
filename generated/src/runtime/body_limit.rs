//! How much of a response is held in memory.

use bytes::Bytes;
use http::StatusCode;

use super::transport::{Body, TransportError};

const MIB: u64 = 1 << 20;

/// How much is allocated before it is there, however much is announced.
const FIRST: u64 = 64 << 10;

/// The most bytes that a body may have where it is read whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct BodyLimits {
    pub(crate) success: u64,
    /// That of any other response, and of whatever comes from the token endpoint.
    pub(crate) error: u64,
}

impl BodyLimits {
    /// The limits of the token endpoint, whose successes are as small as its errors.
    pub(crate) fn of_tokens(self) -> Self {
        Self { success: self.error, ..self }
    }

    pub(crate) fn of(self, status: StatusCode) -> u64 {
        if status.is_success() { self.success } else { self.error }
    }
}

impl Default for BodyLimits {
    fn default() -> Self {
        Self { success: 100 * MIB, error: MIB }
    }
}

/// Reads a body to its end; `None` where it has more than `limit` bytes. While the bytes move to a
/// larger place as they become more, there are two of them, together less than three times the limit.
///
/// The HTTP client can read a whole body too, but without a limit, and keeps each chunk by itself,
/// which is many times the memory where each is a byte.
pub(crate) async fn read(body: &mut Body, limit: u64) -> Result<Option<Bytes>, TransportError> {
    let announced = body.length().unwrap_or(0);
    if announced > limit {
        return Ok(None);
    }
    let mut read = Vec::with_capacity(usize::try_from(announced.min(FIRST)).unwrap_or(0));
    while let Some(chunk) = body.chunk().await {
        let chunk = chunk?;
        let length = u64::try_from(read.len().saturating_add(chunk.len())).unwrap_or(u64::MAX);
        if length > limit {
            return Ok(None);
        }
        read.extend_from_slice(&chunk);
    }
    Ok(Some(read.into()))
}
