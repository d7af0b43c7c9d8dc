//! What can go wrong with a request.

mod api;
#[allow(dead_code, unused_macros, unused_imports, reason = "error types are generated")]
mod body;
mod cause;
mod decode;
mod display;
mod excerpt;
mod kind;

use std::error::Error as StdError;
use std::io;
use std::path::Path;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

pub use self::api::ApiError;
pub use self::body::ErrorBody;
#[allow(unused_imports, reason = "error types are generated")]
pub(crate) use self::body::{RawBody, TypedBody, Untyped, error_body};
#[allow(unused_imports, reason = "not every transport asks for causes")]
pub(crate) use self::cause::{chain, innermost};
pub use self::decode::DecodeError;
pub(crate) use self::excerpt::{escape, excerpt};
pub use self::kind::ErrorKind;
use super::exchange::{RawResponse, TooLarge, Unanswered};
use super::idempotency;
use super::operation::Operation;
use super::retry::{Outcome, retry_after};
use super::settings::Settings;
use super::token::TokenFailure;
use super::transport::TransportError;

/// Any error, on the heap.
pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// Why a request failed, or a client could not be built.
///
/// One type for all operations. Its `Display` is one line with the operation, the status and the
/// beginning of the body, in which secrets are redacted.
pub struct Error(Box<Inner>);

struct Inner {
    operation: Option<&'static Operation>,
    /// The statuses after which the service's conventions have idempotent requests sent again.
    statuses: &'static [u16],
    detail: Detail,
}

/// What is known about the failure.
enum Detail {
    Config(String),
    Argument(String),
    Paging(&'static str),
    Token(BoxError),
    /// There was no complete response: `Connect`, `Timeout`, `Transport`, or a redirect that the
    /// caller's own client refused.
    Exchange(ErrorKind, Option<TransportError>),
    Redirect {
        message: &'static str,
        status: StatusCode,
        headers: HeaderMap,
    },
    Api(ApiError),
    TooLarge(TooLarge),
    Decode(DecodeError, HeaderMap),
    File(Box<Path>, io::Error),
}

impl Error {
    /// What went wrong, in broad terms.
    pub fn kind(&self) -> ErrorKind {
        match &self.0.detail {
            Detail::Config(_) => ErrorKind::Config,
            Detail::Argument(_) => ErrorKind::Argument,
            Detail::Paging(_) => ErrorKind::Paging,
            Detail::Token(_) => ErrorKind::Token,
            Detail::Exchange(kind, _) => *kind,
            Detail::Redirect { .. } => ErrorKind::Redirect,
            Detail::Api(_) => ErrorKind::Api,
            Detail::TooLarge(_) => ErrorKind::TooLarge,
            Detail::Decode(..) => ErrorKind::Decode,
            Detail::File(..) => ErrorKind::File,
        }
    }

    /// The `operationId` of the request, where the failure is that of a request.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation.map(|operation| operation.id)
    }

    /// The status of the response, where there was one; for [`ErrorKind::Token`] that of the token
    /// endpoint.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.detail {
            Detail::Api(error) => Some(error.status()),
            Detail::Decode(error, _) => Some(error.status()),
            Detail::Redirect { status, .. } | Detail::TooLarge(TooLarge { status, .. }) => Some(*status),
            _ => self.token_failure()?.status(),
        }
    }

    /// The headers of the response, where there was one; for [`ErrorKind::Token`] those of the
    /// token endpoint.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match &self.0.detail {
            Detail::Api(error) => Some(error.headers()),
            Detail::Decode(_, headers)
            | Detail::Redirect { headers, .. }
            | Detail::TooLarge(TooLarge { headers, .. }) => Some(headers),
            _ => self.token_failure()?.headers(),
        }
    }

    /// How long the response asks to wait (`Retry-After`, RFC 9110, section 10.2.3), counted from
    /// now.
    pub fn retry_after(&self) -> Option<Duration> {
        self.headers().and_then(retry_after)
    }

    /// Whether the same request may succeed later, and may safely be sent again: where the default
    /// [`RetryPolicy`](crate::RetryPolicy) has it sent again, and for idempotent requests also after a timeout.
    pub fn is_retryable(&self) -> bool {
        if let Some(failure) = self.token_failure() {
            return failure.is_retryable(self.0.statuses);
        }
        let idempotent = self.0.operation.is_some_and(idempotency::is_idempotent);
        match &self.0.detail {
            Detail::Exchange(ErrorKind::Timeout, _) => idempotent,
            _ => self.outcome().is_retryable(idempotent, self.0.statuses),
        }
    }

    /// Whether something was not done in time: the connection, the response, or the same at the
    /// token endpoint.
    pub fn is_timeout(&self) -> bool {
        match &self.0.detail {
            Detail::Exchange(kind, source) => {
                *kind == ErrorKind::Timeout || source.as_ref().is_some_and(TransportError::is_timeout)
            }
            _ => self.token_failure().is_some_and(TokenFailure::is_timeout),
        }
    }

    /// The error response, for [`ErrorKind::Api`].
    pub fn api(&self) -> Option<&ApiError> {
        match &self.0.detail {
            Detail::Api(error) => Some(error),
            _ => None,
        }
    }

    /// What of a successful response could not be decoded, for [`ErrorKind::Decode`].
    pub fn decode(&self) -> Option<&DecodeError> {
        match &self.0.detail {
            Detail::Decode(error, _) => Some(error),
            _ => None,
        }
    }

    /// The body of the error response as the operation's own type, for [`ErrorKind::Api`].
    ///
    /// `E` is the error type of the operation that failed; with another one the result is `None`.
    pub fn typed<E: ErrorBody>(&self) -> Option<&E> {
        self.api()?.typed()
    }

    fn token_failure(&self) -> Option<&TokenFailure> {
        match &self.0.detail {
            Detail::Token(source) => source.downcast_ref(),
            _ => None,
        }
    }
}

impl Error {
    fn new(operation: Option<&'static Operation>, detail: Detail) -> Self {
        let statuses = operation.map_or(&[][..], |operation| operation.settings.retry.statuses);
        Self(Box::new(Inner { operation, statuses, detail }))
    }

    pub(crate) fn config(message: impl Into<String>) -> Self {
        Self::new(None, Detail::Config(message.into()))
    }

    /// The client lacks the credentials for an operation.
    pub(crate) fn credentials(operation: &'static Operation, message: String) -> Self {
        Self::new(Some(operation), Detail::Config(message))
    }

    pub(crate) fn argument(operation: &'static Operation, message: String) -> Self {
        Self::new(Some(operation), Detail::Argument(message))
    }

    /// The next page is not followed.
    pub(crate) fn paging(operation: &'static Operation, message: &'static str) -> Self {
        Self::new(Some(operation), Detail::Paging(message))
    }

    pub(crate) fn token(operation: &'static Operation, source: BoxError) -> Self {
        Self::new(Some(operation), Detail::Token(source))
    }

    /// The user, or the token endpoint, gave no tokens.
    #[allow(dead_code, reason = "not every document has an authorization code grant")]
    pub(crate) fn no_tokens(settings: &Settings, source: Box<dyn StdError + Send + Sync>) -> Self {
        let (statuses, detail) = (settings.retry.statuses, Detail::Token(source));
        Self(Box::new(Inner { operation: None, statuses, detail }))
    }

    pub(crate) fn exchange(operation: &'static Operation, source: TransportError) -> Self {
        Self::new(Some(operation), Detail::Exchange(source.kind(), Some(source)))
    }

    /// There was no whole response.
    pub(crate) fn unanswered(operation: &'static Operation, why: Unanswered) -> Self {
        match why {
            Unanswered::Failed(source) => Self::exchange(operation, source),
            Unanswered::Late => Self::timed_out(operation),
            Unanswered::TooLarge(response) => Self::new(Some(operation), Detail::TooLarge(response)),
        }
    }

    /// The response, or the next part of it, did not come in time.
    pub(crate) fn timed_out(operation: &'static Operation) -> Self {
        Self::new(Some(operation), Detail::Exchange(ErrorKind::Timeout, None))
    }

    /// The task of a blocking call ended without a result.
    #[cfg(feature = "blocking")]
    pub(crate) fn interrupted() -> Self {
        Self::new(None, Detail::Exchange(ErrorKind::Transport, None))
    }

    pub(crate) fn redirect(operation: &'static Operation, message: &'static str, response: RawResponse) -> Self {
        let RawResponse { status, headers, .. } = response;
        Self::new(Some(operation), Detail::Redirect { message, status, headers })
    }

    pub(crate) fn from_api(operation: &'static Operation, error: ApiError) -> Self {
        Self::new(Some(operation), Detail::Api(error))
    }

    pub(crate) fn from_decode(operation: &'static Operation, error: DecodeError, headers: HeaderMap) -> Self {
        Self::new(Some(operation), Detail::Decode(error, headers))
    }

    /// A file cannot be written. The operation is known unless the body came to an end by an error before.
    pub(crate) fn file(operation: Option<&'static Operation>, path: &Path, source: io::Error) -> Self {
        Self::new(operation, Detail::File(path.into(), source))
    }

    /// How the attempt that gave this error ended.
    pub(crate) fn outcome(&self) -> Outcome<'_> {
        match &self.0.detail {
            Detail::Exchange(_, Some(source)) => Outcome::of(source),
            Detail::Api(error) => Outcome::Response(error.status(), error.headers()),
            Detail::TooLarge(response) => Outcome::Response(response.status, &response.headers),
            _ => Outcome::Final,
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.detail {
            Detail::Token(source) => Some(&**source),
            Detail::Exchange(_, source) => source.as_ref().and_then(StdError::source),
            Detail::Decode(error, _) => Some(error),
            Detail::File(_, source) => Some(source),
            Detail::Config(_)
            | Detail::Argument(_)
            | Detail::Paging(_)
            | Detail::Redirect { .. }
            | Detail::Api(_)
            | Detail::TooLarge(_) => None,
        }
    }
}
