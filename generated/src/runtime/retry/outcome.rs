//! How attempts end, as far as retries depend on it.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::super::transport::TransportError;
use super::rate_limit;
use super::retry_after::retry_after;

/// How an attempt ended, as far as a retry depends on it.
#[derive(Clone, Copy)]
pub(crate) enum Outcome<'a> {
    Response(StatusCode, &'a HeaderMap),
    /// No connection, or one that broke before the response was complete.
    ConnectionFailure,
    /// Anything that is not tried again.
    Final,
}

impl Outcome<'_> {
    /// How an attempt ended in which no complete response came.
    pub(crate) fn of(error: &TransportError) -> Self {
        if error.may_pass() { Self::ConnectionFailure } else { Self::Final }
    }

    /// Whether the same request may be sent again later; one that may have had an effect only where it is idempotent.
    pub(crate) fn is_retryable(self, is_idempotent: bool, statuses: &[u16]) -> bool {
        match self {
            Self::Response(status, _) if status.is_success() => false,
            Self::Response(StatusCode::TOO_MANY_REQUESTS, _) => true,
            Self::Response(StatusCode::SERVICE_UNAVAILABLE | StatusCode::FORBIDDEN, _)
                if self.asked_wait().is_some() =>
            {
                true
            }
            Self::Response(StatusCode::CONFLICT, headers) if retry_after(headers).is_some() => is_idempotent,
            Self::Response(status, _) => is_idempotent && statuses.contains(&status.as_u16()),
            Self::ConnectionFailure => is_idempotent,
            Self::Final => false,
        }
    }

    /// The wait that the service asks for.
    pub(super) fn asked_wait(self) -> Option<Duration> {
        let Self::Response(status, headers) = self else { return None };
        let limits = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::FORBIDDEN);
        retry_after(headers).or_else(|| rate_limit::reset(headers, status).filter(|_| limits))
    }
}
