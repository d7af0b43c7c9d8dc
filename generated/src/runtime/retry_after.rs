//! The `Retry-After` header (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime};

use chrono::NaiveDateTime;
use http::HeaderMap;
use http::header::RETRY_AFTER;

/// The three forms of an HTTP-date: IMF-fixdate, and the obsolete ones that a recipient must accept
/// too (RFC 9110, section 5.6.7).
const HTTP_DATES: [&str; 3] = ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

/// How long the response asks to wait, counted from now; zero for a date that has passed, `None`
/// without a valid header.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    seconds(value).or_else(|| until(value))
}

/// A number of seconds; one that is too large to be held is as good as the largest.
fn seconds(value: &str) -> Option<Duration> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| Duration::from_secs(value.parse().unwrap_or(u64::MAX)))
}

fn until(value: &str) -> Option<Duration> {
    let date = HTTP_DATES.iter().find_map(|format| NaiveDateTime::parse_from_str(value, format).ok())?;
    let date = Duration::from_secs(u64::try_from(date.and_utc().timestamp()).unwrap_or(0));
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    Some(date.saturating_sub(now))
}
