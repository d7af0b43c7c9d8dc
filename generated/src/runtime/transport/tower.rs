//! Services of the crate [`tower`](https://docs.rs/tower) as transports, and transports as services.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use tower_service::Service;

use super::super::error::BoxError;
use super::super::future::BoxFuture;
use super::super::platform::{self, Instant, MaybeSend};
use super::{Body, Transport, TransportError};

/// Sends requests by a service of the crate `tower`, such as layers around a [`TransportService`].
///
/// Each request goes through a clone of the service, which waits until that is ready. So what requests have in common (permits, a
/// queue, the state of a circuit breaker) must be shared by clones, as it is in the layers of `tower`; a service that cannot be
/// cloned goes into a `tower::buffer::Buffer`.
///
/// An error that has a [`TransportError`] among its causes is of the kind of that one. One that says that the time is up, as a timeout of
/// tokio, of tower or of tower-http does, is of the kind [`Timeout`](crate::ErrorKind::Timeout), and is not retried; any other is of the kind
/// [`Transport`](crate::ErrorKind::Transport). What is to be otherwise is said by `map_err` of the service.
///
/// With the crate `tower` a client whose requests take turns is:
///
/// ```ignore
/// let service = tower::ServiceBuilder::new()
///     .concurrency_limit(1)
///     .service(TransportService::new(ReqwestTransport::usual()?));
/// let client = Client::builder().transport(TowerTransport::new(service)).build()?;
/// ```
pub struct TowerTransport<S> {
    /// Locked to be cloned alone: it need not be `Sync`.
    service: Mutex<S>,
    clock: Option<Arc<dyn Transport>>,
}

impl<S> TowerTransport<S> {
    /// Takes a service, which waits and tells the time as a transport does by default.
    pub fn new(service: S) -> Self {
        Self { service: Mutex::new(service), clock: None }
    }

    /// Waits and tells the time as another transport does, such as the one that the service sends by.
    #[must_use]
    pub fn clock(mut self, transport: impl Transport) -> Self {
        self.clock = Some(Arc::new(transport));
        self
    }

    fn service(&self) -> S
    where
        S: Clone,
    {
        self.service.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + MaybeSend + 'static,
    S::Future: MaybeSend,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + MaybeSend + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut service = self.service();
        Box::pin(async move {
            let fault = |error: S::Error| TransportError::of(error.into());
            // The very clone that is ready is called: readiness may be a permit, which no other has.
            poll_fn(|context| service.poll_ready(context)).await.map_err(fault)?;
            Ok(service.call(request).await.map_err(fault)?.map(Body::streamed))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        match &self.clock {
            Some(clock) => clock.sleep(duration),
            None => platform::sleep(duration),
        }
    }

    fn now(&self) -> Instant {
        self.clock.as_ref().map_or_else(platform::now, |clock| clock.now())
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TowerTransport").finish_non_exhaustive()
    }
}

/// A transport as a service of the crate `tower`, for layers to be put around. It is always ready, and its clones share the transport.
pub struct TransportService<T>(Arc<T>);

impl<T: Transport> TransportService<T> {
    /// Takes the transport that sends what gets through the layers.
    pub fn new(transport: T) -> Self {
        Self(Arc::new(transport))
    }
}

impl<T: Transport> Service<Request<Body>> for TransportService<T> {
    type Response = Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let transport = Arc::clone(&self.0);
        Box::pin(async move { transport.send(request).await })
    }
}

impl<T> Clone for TransportService<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for TransportService<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportService").finish_non_exhaustive()
    }
}
