//! What a program is told of an attempt that failed.

use http::{HeaderMap, StatusCode};

use super::super::error::Error;
use super::super::exchange::RawResponse;
use super::super::operation::Operation;
use super::Outcome;

/// An attempt that failed: a response that is no success, or none.
pub struct FailedAttempt<'a> {
    pub(super) operation: &'static Operation,
    pub(super) number: u32,
    pub(super) is_idempotent: bool,
    pub(super) result: &'a Result<RawResponse, Error>,
}

impl FailedAttempt<'_> {
    /// The `operationId`.
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }

    /// Which attempt it was; the first is 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Whether the same request twice has the effect of one: by its method (RFC 9110, section 9.2.2), or by a key that it has.
    pub fn is_idempotent(&self) -> bool {
        self.is_idempotent
    }

    /// The status of the response, where there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self.result {
            Ok(response) => Some(response.status),
            Err(error) => error.status(),
        }
    }

    /// The headers of the response, where there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self.result {
            Ok(response) => Some(&response.headers),
            Err(error) => error.headers(),
        }
    }

    /// The body of the response; empty where there was none.
    pub fn body(&self) -> &[u8] {
        self.result.as_ref().map(|response| &*response.body).unwrap_or_default()
    }

    /// Why there was no response.
    pub fn error(&self) -> Option<&Error> {
        self.result.as_ref().err()
    }

    /// How it ended.
    pub(super) fn outcome(&self) -> Outcome<'_> {
        match self.result {
            Ok(response) => Outcome::Response(response.status, &response.headers),
            Err(error) => error.outcome(),
        }
    }
}

/// The body and the headers are not shown: there may be secrets in them.
impl std::fmt::Debug for FailedAttempt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FailedAttempt")
            .field("operation", &self.operation())
            .field("number", &self.number)
            .field("status", &self.status())
            .field("error", &self.error())
            .finish_non_exhaustive()
    }
}
