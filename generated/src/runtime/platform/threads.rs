//! Where there are threads.

use std::pin::Pin;

use tokio::runtime::Handle;

#[cfg(feature = "reqwest")]
use crate::runtime::{Body, TransportError};

/// A future on the heap, as the methods of traits that are used as objects return it. In a browser, and with `--cfg sailmaker_local`, it need
/// not be `Send`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// `Send`; in a browser, and with `--cfg sailmaker_local`, any type.
pub trait MaybeSend: Send {}

impl<T: Send + ?Sized> MaybeSend for T {}

/// `Sync`; in a browser, and with `--cfg sailmaker_local`, any type.
pub trait MaybeSync: Sync {}

impl<T: Sync + ?Sized> MaybeSync for T {}

/// Has a future go on to its end, where a runtime is there.
pub(crate) fn to_its_end(future: impl Future<Output = ()> + Send + 'static) {
    if let Ok(runtime) = Handle::try_current() {
        drop(runtime.spawn(future));
    }
}

/// A body as the HTTP client sends it: of bytes in memory it knows the length.
#[cfg(feature = "reqwest")]
pub(crate) async fn sent(body: Body) -> Result<reqwest::Body, TransportError> {
    Ok(match body.as_bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap(body),
    })
}
