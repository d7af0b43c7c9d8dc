//! What a browser gives: its clock, its timer, and no files.

use std::io;
use std::time::Duration;

pub(crate) use web_time::Instant;

use super::BoxFuture;

/// The time now, for spans of time.
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// The time now by the clock that is set, since 1970.
pub(crate) fn since_1970() -> Duration {
    web_time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// Waits. A timer of a browser takes no more than some 24 days (HTML, section 8.6: a `long` of milliseconds).
pub(crate) fn sleep(duration: Duration) -> BoxFuture<'static, ()> {
    const LONGEST: Duration = Duration::from_millis(i32::MAX as u64);
    Box::pin(async move {
        let mut left = duration;
        while !left.is_zero() {
            gloo_timers::future::sleep(left.min(LONGEST)).await;
            left = left.saturating_sub(LONGEST);
        }
    })
}

/// A random number. The keys of `RandomState` are the same in each run there.
pub(crate) fn random() -> u64 {
    getrandom::u64().unwrap_or_default()
}

/// Fails: there are no files.
pub(crate) async fn on_disk<T>(_: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "a browser has no files"))
}
