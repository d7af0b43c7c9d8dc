//! The `tracing` span of a request; without the feature `tracing`, nothing.

#[cfg_attr(feature = "tracing", path = "span.rs")]
#[cfg_attr(not(feature = "tracing"), path = "no_span.rs")]
mod span;

#[cfg(feature = "blocking")]
pub(crate) use self::span::in_current_span;
pub(crate) use self::span::{Trace, within};
