//! The mock as a transport.

use std::time::Duration;

use http::StatusCode;

use super::asked::MockRequest;
use super::mock::MockTransport;
use crate::runtime::body_limit;
use crate::runtime::platform::Instant;
use crate::runtime::{Body, BoxFuture, ErrorKind, Transport, TransportError};

impl Transport for MockTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, mut body) = request.into_parts();
            let _reading = Reading::new(self);
            let bytes = body_limit::read(&mut body, u64::MAX).await?.unwrap_or_default();
            self.response(MockRequest::new(head, bytes))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let own = self.clone();
        Box::pin(async move {
            // A file of the request is read by another thread, and that takes no time of the mock.
            while own.is_reading() {
                tokio::task::yield_now().await;
            }
            MockTransport::sleep(&own, duration);
        })
    }

    fn now(&self) -> Instant {
        MockTransport::now(self)
    }
}

/// That a request is being read, until this is dropped.
struct Reading<'m>(&'m MockTransport);

impl<'m> Reading<'m> {
    fn new(mock: &'m MockTransport) -> Self {
        mock.reading(true);
        Self(mock)
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.0.reading(false);
    }
}

impl MockTransport {
    fn response(&self, request: MockRequest) -> Result<http::Response<Body>, TransportError> {
        let fault = |fault: String| TransportError::new(ErrorKind::Config, fault);
        let answer = self.answer(request).map_err(fault)?;
        let status = StatusCode::from_u16(answer.status).map_err(|error| fault(error.to_string()))?;
        let headers = answer.header_map().map_err(|error| fault(error.to_string()))?;
        let mut response = http::Response::new(answer.body.into());
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}
