//! Where there are threads.

use std::io;
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

/// What a future gives, which goes on to its end where this is dropped before, if a runtime is there.
pub(crate) async fn to_its_end<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> io::Result<T> {
    match Handle::try_current() {
        Ok(runtime) => Ok(runtime.spawn(future).await?),
        Err(_) => Ok(future.await),
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
