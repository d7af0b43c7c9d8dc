//! What a system gives: its clock, the timer of tokio, and files.

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::time::{Duration, SystemTime};

pub(crate) use std::time::Instant;

use super::BoxFuture;

/// The time now, for spans of time.
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// The time now by the clock that is set, since 1970.
pub(crate) fn since_1970() -> Duration {
    SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// Waits.
pub(crate) fn sleep(duration: Duration) -> BoxFuture<'static, ()> {
    // What comes without a pause would use up the budget that tokio gives a task, and this would never be ready.
    Box::pin(tokio::task::unconstrained(tokio::time::sleep(duration)))
}

/// A random number, for what is no secret. Every `RandomState` has keys of its own, so its hash of nothing is one.
pub(crate) fn random() -> u64 {
    RandomState::new().hash_one(())
}

/// Does what blocks a thread where that holds up nobody.
pub(crate) async fn on_disk<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await?
}
