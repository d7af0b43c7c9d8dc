//! Futures on the heap.

pub use super::platform::BoxFuture;
