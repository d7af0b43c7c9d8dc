//! What stands in for spans without the feature `tracing`.

use http::StatusCode;

use crate::runtime::operation::Operation;

/// Stands in for the span of a request.
pub(crate) struct Trace;

impl Trace {
    pub(crate) fn new(_: &Operation) -> Self {
        Self
    }

    pub(crate) fn attempt(&mut self) {}

    pub(crate) fn received(&mut self, _: StatusCode) {}
}

pub(crate) fn within<F: Future>(trace: Trace, future: impl FnOnce(Trace) -> F) -> F {
    future(trace)
}

#[cfg(feature = "blocking")]
pub(crate) fn in_current_span<F: Future>(future: F) -> F {
    future
}
