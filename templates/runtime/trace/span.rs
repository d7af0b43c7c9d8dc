//! Spans, for the feature `tracing`.

use http::StatusCode;
use tracing::field::Empty;
use tracing::{Instrument, Span, info_span};

use crate::runtime::operation::Operation;

/// The span of one request, over all of its attempts. What the attempts came to is recorded once,
/// when this is dropped, so that it is recorded for a request that is dropped half way too.
pub(crate) struct Trace {
    span: Span,
    attempts: u32,
    status: Option<StatusCode>,
}

impl Trace {
    pub(crate) fn new(operation: &Operation) -> Self {
        let span = info_span!(
            "request",
            operation = operation.id,
            method = operation.method,
            path = operation.path,
            status = Empty,
            attempts = Empty,
        );
        Self { span, attempts: 0, status: None }
    }

    /// An attempt begins: the request is being sent, for the first time or again.
    pub(crate) fn attempt(&mut self) {
        self.attempts = self.attempts.saturating_add(1);
        self.status = None;
    }

    /// A response was received.
    pub(crate) fn received(&mut self, status: StatusCode) {
        self.status = Some(status);
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        self.span.record("attempts", self.attempts);
        if let Some(status) = self.status {
            self.span.record("status", status.as_u16());
        }
    }
}

/// Runs a future, which may own the trace, within its span.
pub(crate) fn within<F: Future>(trace: Trace, future: impl FnOnce(Trace) -> F) -> impl Future<Output = F::Output> {
    let span = trace.span.clone();
    future(trace).instrument(span)
}

/// Runs a future within the span of the caller, wherever it is run.
#[cfg(feature = "blocking")]
pub(crate) fn in_current_span<F: Future>(future: F) -> impl Future<Output = F::Output> {
    future.in_current_span()
}
