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

/// Waits.
pub(crate) fn sleep(duration: Duration) -> BoxFuture<'static, ()> {
    Box::pin(gloo_timers::future::sleep(duration))
}

/// A random number. The keys of `RandomState` are the same in each run there.
pub(crate) fn random() -> u64 {
    getrandom::u64().unwrap_or_default()
}

/// Fails: there are no files.
pub(crate) async fn on_disk<T>(_: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "a browser has no files"))
}
