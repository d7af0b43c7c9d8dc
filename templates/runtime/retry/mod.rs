//! When a request is sent again, and after how long.

mod attempts;
mod failed_attempt;
mod outcome;
mod rate_limit;
mod retry_after;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

pub(crate) use self::attempts::Attempts;
pub use self::failed_attempt::FailedAttempt;
pub(crate) use self::outcome::Outcome;
pub(crate) use self::retry_after::retry_after;

/// When failed requests are sent again.
///
/// After these a request of any method is, since the service has not begun with it: 429; and 503 and 403 that say when to come
/// again. One of an idempotent method (RFC 9110, section 9.2.2), or with a key that makes it idempotent, is sent again also after other
/// [statuses](Self::statuses), after 409 with `Retry-After`, and after a connection that failed. A response that does not come in time is not asked for again.
///
/// The wait is what the response says: by `Retry-After` (RFC 9110, section 10.2.3), `Retry-After-Ms`, or, where it says that nothing is left of a limit, by
/// `RateLimit-Reset`, `X-RateLimit-Reset` and the like, or `RateLimit` (draft-ietf-httpapi-ratelimit-headers). Otherwise it is a random part of
/// `base_delay`, doubled for each further retry up to `max_delay` (exponential backoff with full jitter).
///
/// What is not set is as the conventions of the client's service ask for: by default all of it is.
#[derive(Clone, Default)]
pub struct RetryPolicy {
    attempts: Option<u32>,
    base_delay: Option<Duration>,
    max_delay: Option<Duration>,
    max_elapsed: Option<Duration>,
    statuses: Option<Vec<u16>>,
    decide: Option<Arc<Decide>>,
    observe: Option<Arc<Observe>>,
}

type Decide = dyn Fn(&FailedAttempt<'_>) -> Option<bool> + Send + Sync;
type Observe = dyn Fn(&FailedAttempt<'_>, Duration) + Send + Sync;

impl RetryPolicy {
    /// Never tries again.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// Sets how often a request is sent at most, the first time included; 0 is taken as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = Some(attempts);
        self
    }

    /// Sets the longest wait before the first retry.
    #[must_use]
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = Some(delay);
        self
    }

    /// Sets the longest wait before any retry. A response that asks for a longer one is returned at once.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = Some(delay);
        self
    }

    /// Sets how long after the first attempt a retry may start.
    #[must_use]
    pub fn max_elapsed(mut self, elapsed: Duration) -> Self {
        self.max_elapsed = Some(elapsed);
        self
    }

    /// Sets the statuses after which idempotent requests are sent again, besides those that say when to come again.
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = StatusCode>) -> Self {
        self.statuses = Some(statuses.into_iter().map(|status| status.as_u16()).collect());
        self
    }

    /// Sets what decides about the odd ones: whether a request is sent again after an attempt that failed, or `None` to leave that to the policy. The number
    /// of attempts and their time are bounded in any case. It is not asked about the token endpoint.
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::RetryPolicy;")]
    ///
    /// // A service that answers 404 until what was created is to be found everywhere.
    /// let policy = RetryPolicy::default().retry_if(|attempt| match attempt.status() {
    ///     Some(status) if status.as_u16() == 404 => Some(attempt.number() < 3),
    ///     _ => None,
    /// });
    /// ```
    #[must_use]
    pub fn retry_if(mut self, decide: impl Fn(&FailedAttempt<'_>) -> Option<bool> + Send + Sync + 'static) -> Self {
        self.decide = Some(Arc::new(decide));
        self
    }

    /// Sets what is told of each retry, before the wait for it: the attempt that failed, and how long the wait is.
    #[must_use]
    pub fn on_retry(mut self, observe: impl Fn(&FailedAttempt<'_>, Duration) + Send + Sync + 'static) -> Self {
        self.observe = Some(Arc::new(observe));
        self
    }
}

impl fmt::Debug for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy")
            .field("attempts", &self.attempts)
            .field("base_delay", &self.base_delay)
            .field("max_delay", &self.max_delay)
            .field("max_elapsed", &self.max_elapsed)
            .field("statuses", &self.statuses)
            .finish_non_exhaustive()
    }
}
