//! When a request is sent again, and after how long.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use http::{HeaderMap, StatusCode};

use super::retry_after::retry_after;
use super::transport::TransportError;
use crate::settings::SETTINGS;

/// When failed requests are sent again.
///
/// Tried again are, for every method, 429 and a 503 that has `Retry-After`; and for idempotent
/// methods (RFC 9110, section 9.2.2) also connection failures, 502, 503 and 504. A response that
/// does not come in time is not asked for again, nor is any other 4xx.
///
/// The wait is what `Retry-After` says; otherwise a random part of `base_delay`, doubled for each
/// further retry up to `max_delay` (exponential backoff with full jitter).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RetryPolicy {
    attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    max_elapsed: Duration,
}

impl RetryPolicy {
    /// Never tries again.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// Sets how often a request is sent at most, the first time included; 0 is taken as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets the longest wait before the first retry.
    #[must_use]
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// Sets the longest wait before any retry. A response that asks for a longer one by
    /// `Retry-After` is returned at once.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Sets how long after the first attempt a retry may start.
    #[must_use]
    pub fn max_elapsed(mut self, elapsed: Duration) -> Self {
        self.max_elapsed = elapsed;
        self
    }
}

impl Default for RetryPolicy {
    /// The policy that the service's conventions ask for.
    fn default() -> Self {
        let defaults = &SETTINGS.retry;
        Self {
            attempts: defaults.attempts,
            base_delay: defaults.base_delay,
            max_delay: defaults.max_delay,
            max_elapsed: defaults.max_elapsed,
        }
    }
}

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

    /// Whether the same request may be sent again later.
    pub(crate) fn is_retryable(self, idempotent: bool) -> bool {
        match self {
            Self::Response(StatusCode::TOO_MANY_REQUESTS, _) => true,
            Self::Response(StatusCode::SERVICE_UNAVAILABLE, headers) => idempotent || retry_after(headers).is_some(),
            Self::Response(StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT, _) => idempotent,
            Self::Response(..) | Self::Final => false,
            Self::ConnectionFailure => idempotent,
        }
    }

    /// The wait that the service asks for.
    fn asked_wait(self) -> Option<Duration> {
        match self {
            Self::Response(StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE, headers) => {
                retry_after(headers)
            }
            _ => None,
        }
    }
}

/// The attempts of one request.
pub(crate) struct Attempts<'a> {
    policy: &'a RetryPolicy,
    idempotent: bool,
    started: Instant,
    made: u32,
}

impl<'a> Attempts<'a> {
    pub(crate) fn new(policy: &'a RetryPolicy, idempotent: bool, now: Instant) -> Self {
        Self { policy, idempotent, started: now, made: 0 }
    }

    /// Counts an attempt, and gives the wait before the next one, or `None` where there is to be
    /// none.
    pub(crate) fn after(&mut self, outcome: Outcome<'_>, now: Instant) -> Option<Duration> {
        self.made = self.made.saturating_add(1);
        if self.made >= self.policy.attempts || !outcome.is_retryable(self.idempotent) {
            return None;
        }
        let wait = outcome.asked_wait().unwrap_or_else(|| self.backoff());
        let start = now.saturating_duration_since(self.started).saturating_add(wait);
        (wait <= self.policy.max_delay && start <= self.policy.max_elapsed).then_some(wait)
    }

    fn backoff(&self) -> Duration {
        let factor = 1u32.checked_shl(self.made.saturating_sub(1)).unwrap_or(u32::MAX);
        let longest = self.policy.base_delay.saturating_mul(factor).min(self.policy.max_delay);
        random_part(longest)
    }
}

/// A random part of `longest`, evenly distributed. Every `RandomState` has keys of its own, so its
/// hash of nothing is a random number.
fn random_part(longest: Duration) -> Duration {
    let longest = u64::try_from(longest.as_nanos()).unwrap_or(u64::MAX);
    let random = RandomState::new().hash_one(());
    let part = (u128::from(random) * u128::from(longest)) >> u64::BITS;
    Duration::from_nanos(u64::try_from(part).unwrap_or(longest))
}
