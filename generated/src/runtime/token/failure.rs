//! Why the token endpoint gave no token.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, StatusCode};

use super::super::error::{ErrorKind, excerpt};
use super::super::exchange::{RawResponse, Unanswered};
use super::super::retry::Outcome;
use super::super::secret::Secret;
use super::super::transport::TransportError;

/// A failed fetch, shared by all requests that waited for it.
#[derive(Clone)]
pub(crate) struct TokenFailure(Arc<Reason>);

enum Reason {
    /// No complete response came.
    Exchange(TransportError),
    /// It did not come in time.
    Late,
    /// Whoever waited for a token has no more time, wherever it was to come from.
    WaitedTooLong,
    /// The response was no token; the message says why, and has no secret in it.
    Response { status: StatusCode, headers: HeaderMap, message: String },
}

impl TokenFailure {
    pub(crate) fn waited_too_long() -> Self {
        Self(Arc::new(Reason::WaitedTooLong))
    }

    pub(super) fn unanswered(why: Unanswered) -> Self {
        Self(Arc::new(match why {
            Unanswered::Failed(error) => Reason::Exchange(error),
            Unanswered::Late => Reason::Late,
            Unanswered::TooLarge(response) => {
                let message = format!(": {response}");
                Reason::Response { status: response.status, headers: response.headers, message }
            }
        }))
    }

    /// A refusal: any status but 2xx.
    pub(super) fn refused(response: RawResponse, secrets: &[Secret]) -> Self {
        let message = match excerpt(&response.body, secrets) {
            body if body.is_empty() => String::new(),
            body => format!(": {body}"),
        };
        Self::response(response, message)
    }

    /// A success without a usable token. Its body is not shown, since there may be a token in it.
    pub(super) fn malformed(response: RawResponse, fault: &str) -> Self {
        Self::response(response, format!(" {fault}"))
    }

    fn response(response: RawResponse, message: String) -> Self {
        let RawResponse { status, headers, .. } = response;
        Self(Arc::new(Reason::Response { status, headers, message }))
    }

    pub(crate) fn status(&self) -> Option<StatusCode> {
        match &*self.0 {
            Reason::Response { status, .. } => Some(*status),
            Reason::Exchange(_) | Reason::Late | Reason::WaitedTooLong => None,
        }
    }

    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        match &*self.0 {
            Reason::Response { headers, .. } => Some(headers),
            Reason::Exchange(_) | Reason::Late | Reason::WaitedTooLong => None,
        }
    }

    pub(crate) fn is_timeout(&self) -> bool {
        match &*self.0 {
            Reason::Exchange(error) => error.is_timeout(),
            Reason::Late | Reason::WaitedTooLong => true,
            Reason::Response { .. } => false,
        }
    }

    /// Whether a token may be had later. Asking for one again does no harm, although it is a POST.
    pub(crate) fn is_retryable(&self, statuses: &[u16]) -> bool {
        self.is_timeout() || self.outcome().is_retryable(true, statuses)
    }

    pub(super) fn outcome(&self) -> Outcome<'_> {
        match &*self.0 {
            Reason::Response { status, headers, .. } => Outcome::Response(*status, headers),
            Reason::Exchange(error) => Outcome::of(error),
            Reason::Late | Reason::WaitedTooLong => Outcome::Final,
        }
    }
}

impl fmt::Display for TokenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if matches!(*self.0, Reason::WaitedTooLong) {
            return f.write_str("no token came in time");
        }
        f.write_str("the token endpoint ")?;
        match &*self.0 {
            Reason::Response { status, message, .. } => write!(f, "returned {status}{message}"),
            Reason::Exchange(_) | Reason::Late if self.is_timeout() => f.write_str("did not respond in time"),
            Reason::Exchange(error) => match (error.message(), error.kind()) {
                (Some(message), _) => write!(f, "cannot be reached: {message}"),
                (None, ErrorKind::Connect) => f.write_str("cannot be reached"),
                _ => f.write_str("gave no complete response"),
            },
            Reason::Late | Reason::WaitedTooLong => Ok(()),
        }
    }
}

/// The headers are not shown: there may be secrets in them.
impl fmt::Debug for TokenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TokenFailure").field(&self.to_string()).finish()
    }
}

impl StdError for TokenFailure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &*self.0 {
            Reason::Exchange(error) => error.source(),
            Reason::Response { .. } | Reason::Late | Reason::WaitedTooLong => None,
        }
    }
}
