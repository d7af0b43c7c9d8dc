//! The `Retry-After` header (RFC 9110, section 10.2.3).

use std::time::Duration;

use chrono::NaiveDateTime;
use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};

use super::super::platform::since_1970;

/// The three forms of an HTTP-date: IMF-fixdate, and the obsolete ones that a recipient must accept
/// too (RFC 9110, section 5.6.7).
const HTTP_DATES: [&str; 3] = ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

/// Milliseconds, which some services say besides.
const RETRY_AFTER_MS: HeaderName = HeaderName::from_static("retry-after-ms");

/// How long the response asks to wait, counted from now; zero for a date that has passed, `None`
/// without a valid header.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok().map(str::trim);
    let millis = text(RETRY_AFTER_MS).and_then(seconds).map(|millis| millis / 1000);
    millis.or_else(|| {
        let value = text(RETRY_AFTER)?;
        seconds(value).or_else(|| date(value).map(|date| date.saturating_sub(now(headers))))
    })
}

/// A number of seconds; one that is too large to be held is as good as the largest.
pub(super) fn seconds(value: &str) -> Option<Duration> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| Duration::from_secs(value.parse().unwrap_or(u64::MAX)))
}

/// The time of a response: what the service says, whose clock its other times go by, else that of the system. Both are since 1970.
pub(super) fn now(headers: &HeaderMap) -> Duration {
    let said = headers.get(DATE).and_then(|value| date(value.to_str().ok()?.trim()));
    said.unwrap_or_else(since_1970)
}

/// An HTTP-date, since 1970.
fn date(value: &str) -> Option<Duration> {
    let date = HTTP_DATES.iter().find_map(|format| NaiveDateTime::parse_from_str(value, format).ok())?;
    Some(Duration::from_secs(u64::try_from(date.and_utc().timestamp()).unwrap_or(0)))
}
