//! What sends requests, and tells the time that retries and tokens need.

mod body;
mod error;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};

pub use self::body::Body;
pub use self::error::TransportError;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower::{TowerTransport, TransportService};
use super::future::BoxFuture;
use super::platform::{self, Instant, MaybeSend, MaybeSync};

/// The `operationId` of the operation that a request is of, among the
/// [extensions](http::Request::extensions) of the request that a transport gets. A request for a token has none, nor has one for what the
/// document does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationId(pub &'static str);

/// What sends the requests of a client, one at a time: the seam for everything between the client and the network.
///
/// A client has credentials, retries, redirects and timeouts of its own, above its transport. A transport sends what it is
/// given as it is, to the URL of the request, once; it follows no redirect, and gives any response as it comes, whatever its status.
///
/// The one of a client is `ReqwestTransport` by default, with the feature `reqwest`. Another one may stand in for it, as a test does that
/// needs no socket, or around it, as one that logs or keeps responses does:
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{http, Body, BoxFuture, Transport, TransportError};")]
///
/// /// Says on standard error what is sent.
/// struct Logged<T>(T);
///
/// impl<T: Transport> Transport for Logged<T> {
///     fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         Box::pin(async move {
///             let line = format!("{} {}", request.method(), request.uri().path());
///             let response = self.0.send(request).await?;
///             eprintln!("{line}: {}", response.status());
///             Ok(response)
///         })
///     }
/// }
/// ```
pub trait Transport: MaybeSend + MaybeSync + 'static {
    /// Sends a request, and gives the head of the response with a body to be read as it comes.
    ///
    /// The future is dropped, as is the body, where the response does not come in time; both then end what they do.
    ///
    /// # Errors
    ///
    /// Where there is no response. The [kind](TransportError::new) of the error decides whether the request is sent again.
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>>;

    /// Waits: before a retry, and beside a response until it is too late. By default by the timer of tokio, in a browser by its own.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        platform::sleep(duration)
    }

    /// The time now, by which tokens expire and retries come to an end. By default that of the system, in a browser by the crate `web-time`.
    fn now(&self) -> Instant {
        platform::now()
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        (**self).send(request)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        (**self).sleep(duration)
    }

    fn now(&self) -> Instant {
        (**self).now()
    }
}
