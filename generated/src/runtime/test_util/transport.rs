//! The mock as a transport.

use std::time::Duration;

use super::asked::MockRequest;
use super::mock::MockTransport;
use crate::runtime::body_limit;
use crate::runtime::platform::Instant;
use crate::runtime::{Body, BoxFuture, ErrorKind, Transport, TransportError};

/// How often a wait lets an answer that comes before its end go first.
const TURNS: u32 = 1000;

impl Transport for MockTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, mut body) = request.into_parts();
            let reading = Reading::new(self);
            let bytes = body_limit::read(&mut body, u64::MAX).await?.unwrap_or_default();
            drop(reading);
            let answer = self.answer(MockRequest::new(head, bytes));
            let answer = answer.map_err(|fault| TransportError::new(ErrorKind::Config, fault))?;
            if !answer.delay.is_zero() {
                Due::new(self, answer.delay).await_turn().await;
            }
            answer.into_http()
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let (own, until) = (self.clone(), self.later(duration));
        Box::pin(async move {
            let mut turns = 0_u32;
            // A file of the request is read by another thread, and that takes no time of the mock. An answer that nobody waits for holds up nothing.
            while own.is_reading() || turns < TURNS && own.is_due(until) {
                turns = turns.saturating_add(1);
                tokio::task::yield_now().await;
            }
            own.pass(until);
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

/// That an answer comes at a time, until this is dropped.
struct Due<'m> {
    mock: &'m MockTransport,
    at: Duration,
}

impl<'m> Due<'m> {
    fn new(mock: &'m MockTransport, delay: Duration) -> Self {
        let at = mock.later(delay);
        mock.due(at, true);
        Self { mock, at }
    }

    /// Lets the time pass until then, unless what waits beside it comes first: that is asked in the same turn.
    async fn await_turn(self) {
        tokio::task::yield_now().await;
        self.mock.pass(self.at);
    }
}

impl Drop for Due<'_> {
    fn drop(&mut self) {
        self.mock.due(self.at, false);
    }
}
