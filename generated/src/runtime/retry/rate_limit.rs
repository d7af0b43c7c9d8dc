//! When a limit is lifted, by the headers that tell of it. None of them is a standard yet.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::retry_after::{now, seconds};

/// The headers that say when a limit is lifted, each with the one that says what is left of it.
const RESETS: [(&str, &str); 3] = [
    ("ratelimit-reset", "ratelimit-remaining"),
    ("x-ratelimit-reset", "x-ratelimit-remaining"),
    ("x-rate-limit-reset", "x-rate-limit-remaining"),
];

/// A number of seconds past this is a time since 1970, and not from now.
const EPOCH: u64 = 1_000_000_000;

/// A number past this is one of milliseconds since 1970.
const EPOCH_IN_MILLIS: u64 = 100_000_000_000;

/// How long until the limit is lifted of which nothing is left; `None` where the response speaks of none. Of 429 it need not be said that nothing is left.
pub(super) fn reset(headers: &HeaderMap, status: StatusCode) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let is_spent = |remaining: &str| match text(remaining) {
        Some(left) => left == "0",
        None => status == StatusCode::TOO_MANY_REQUESTS,
    };
    let single = RESETS.iter().filter(|(_, remaining)| is_spent(remaining)).find_map(|(reset, _)| text(reset));
    // Some say parts of a second, which are waited for as well.
    let whole = |reset: &str| match reset.split_once('.') {
        Some((whole, _)) => seconds(whole).map(|whole| whole.saturating_add(Duration::from_secs(1))),
        None => seconds(reset),
    };
    single.and_then(whole).map(|reset| from_now(reset, headers)).or_else(|| structured(text("ratelimit")?))
}

/// A time from now, of one from now or since 1970.
fn from_now(reset: Duration, headers: &HeaderMap) -> Duration {
    match reset.as_secs() {
        EPOCH_IN_MILLIS.. => Duration::from_millis(reset.as_secs()).saturating_sub(now(headers)),
        EPOCH.. => reset.saturating_sub(now(headers)),
        _ => reset,
    }
}

/// The longest wait for a policy that is spent: of `limit=100, remaining=0, reset=30`, as earlier drafts had it, or of `"minute";r=0;t=30`.
fn structured(text: &str) -> Option<Duration> {
    // Earlier drafts have one policy, with commas between its parts.
    let policies: Vec<&str> = if text.contains("remaining=") { vec![text] } else { text.split(',').collect() };
    policies.into_iter().filter_map(until_lifted).max()
}

/// The wait for a policy, where nothing is left of it.
fn until_lifted(policy: &str) -> Option<Duration> {
    let parts = || policy.split([',', ';']).filter_map(|part| part.trim().split_once('='));
    let part = |names: [&str; 2]| parts().find(|(name, _)| names.contains(name)).map(|(_, value)| value);
    let is_spent = part(["remaining", "r"]) == Some("0");
    part(["reset", "t"]).filter(|_| is_spent).and_then(seconds)
}
