//! The attempts of one request.

use std::time::Duration;

use super::super::error::Error;
use super::super::exchange::RawResponse;
use super::super::idempotency;
use super::super::operation::Operation;
use super::super::platform::{Instant, random};
use super::super::request::Request;
use super::super::settings::{RetryDefaults, Settings};
use super::{FailedAttempt, Outcome, RetryPolicy};

/// The attempts of one request.
pub(crate) struct Attempts<'a> {
    policy: &'a RetryPolicy,
    /// What the policy does not set.
    defaults: &'static RetryDefaults,
    is_idempotent: bool,
    started: Instant,
    made: u32,
}

impl<'a> Attempts<'a> {
    pub(crate) fn new(policy: &'a RetryPolicy, settings: &'static Settings, is_idempotent: bool, now: Instant) -> Self {
        Self { policy, defaults: &settings.retry, is_idempotent, started: now, made: 0 }
    }

    /// Those of a request.
    pub(crate) fn of(request: &'a Request, now: Instant) -> Self {
        let operation = request.operation;
        Self::new(request.retry(), operation.settings, idempotency::is_idempotent(operation), now)
    }

    /// Counts an attempt, and gives the wait before the next one, or `None` where there is to be
    /// none.
    pub(crate) fn after(&mut self, outcome: Outcome<'_>, now: Instant) -> Option<Duration> {
        self.made = self.made.saturating_add(1);
        self.is_retryable(outcome).then(|| self.wait(outcome, now)).flatten()
    }

    /// The same, where the program may decide, and is told of it.
    pub(crate) fn after_attempt(
        &mut self,
        operation: &'static Operation,
        result: &Result<RawResponse, Error>,
        now: Instant,
    ) -> Option<Duration> {
        self.made = self.made.saturating_add(1);
        let attempt = FailedAttempt { operation, number: self.made, is_idempotent: self.is_idempotent, result };
        let outcome = attempt.outcome();
        let decided = self.policy.decide.as_ref().and_then(|decide| decide(&attempt));
        let again = decided.unwrap_or_else(|| self.is_retryable(outcome));
        let wait = again.then(|| self.wait(outcome, now)).flatten()?;
        if let Some(observe) = &self.policy.observe {
            observe(&attempt, wait);
        }
        Some(wait)
    }

    fn is_retryable(&self, outcome: Outcome<'_>) -> bool {
        outcome.is_retryable(self.is_idempotent, self.policy.statuses.as_deref().unwrap_or(self.defaults.statuses))
    }

    fn max_delay(&self) -> Duration {
        self.policy.max_delay.unwrap_or(self.defaults.max_delay)
    }

    /// The wait before the next attempt, unless there were as many as may be, or it would be too long.
    fn wait(&self, outcome: Outcome<'_>, now: Instant) -> Option<Duration> {
        if self.made >= self.policy.attempts.unwrap_or(self.defaults.attempts) {
            return None;
        }
        let wait = outcome.asked_wait().unwrap_or_else(|| self.backoff());
        let start = now.saturating_duration_since(self.started).saturating_add(wait);
        let max_elapsed = self.policy.max_elapsed.unwrap_or(self.defaults.max_elapsed);
        (wait <= self.max_delay() && start <= max_elapsed).then_some(wait)
    }

    fn backoff(&self) -> Duration {
        let factor = 1u32.checked_shl(self.made.saturating_sub(1)).unwrap_or(u32::MAX);
        let base_delay = self.policy.base_delay.unwrap_or(self.defaults.base_delay);
        random_part(base_delay.saturating_mul(factor).min(self.max_delay()))
    }
}

/// A random part of `longest`, evenly distributed.
fn random_part(longest: Duration) -> Duration {
    let longest = u64::try_from(longest.as_nanos()).unwrap_or(u64::MAX);
    let part = (u128::from(random()) * u128::from(longest)) >> u64::BITS;
    Duration::from_nanos(u64::try_from(part).unwrap_or(longest))
}
