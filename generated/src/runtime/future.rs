//! Futures on the heap.

use std::pin::Pin;

/// A future on the heap, as the methods of traits that are used as objects return it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
