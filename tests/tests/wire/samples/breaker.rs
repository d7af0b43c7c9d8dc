use std::sync::atomic::{AtomicU32, Ordering};

use sailpoint_source_usages::{Body, BoxFuture, ErrorKind, Transport, TransportError, http};

/// After five failures in a row each request fails at once, but for every tenth, which tries whether the service is back.
struct Breaker<T>(T, AtomicU32);

impl<T: Transport> Transport for Breaker<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let failed = self.1.load(Ordering::Relaxed);
            if failed >= 5 && !failed.is_multiple_of(10) {
                self.1.fetch_add(1, Ordering::Relaxed);
                return Err(TransportError::new(ErrorKind::Connect, "the circuit is open").permanent());
            }
            let response = self.0.send(request).await;
            match &response {
                Ok(response) if !response.status().is_server_error() => self.1.store(0, Ordering::Relaxed),
                _ => drop(self.1.fetch_add(1, Ordering::Relaxed)),
            }
            response
        })
    }
}
