//! Where there is one thread.

use std::pin::Pin;

#[cfg(feature = "reqwest")]
use crate::runtime::{Body, TransportError, body_limit};

/// A future on the heap, as the methods of traits that are used as objects return it. On a system with threads it is `Send`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Any type; on a system with threads, `Send`.
pub trait MaybeSend {}

impl<T: ?Sized> MaybeSend for T {}

/// Any type; on a system with threads, `Sync`.
pub trait MaybeSync {}

impl<T: ?Sized> MaybeSync for T {}

/// Leaves a future where it is: whatever could run it would have to be of this thread, and may not be there.
pub(crate) fn to_its_end(_: impl Future<Output = ()> + 'static) {}

/// A body as the HTTP client sends it, which is in memory by then: one that is read as it comes would have to be `Send`.
#[cfg(feature = "reqwest")]
pub(crate) async fn sent(mut body: Body) -> Result<reqwest::Body, TransportError> {
    Ok(body_limit::read(&mut body, u64::MAX).await?.unwrap_or_default().into())
}
