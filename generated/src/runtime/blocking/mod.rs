//! Requests from code that is not async.

mod byte_stream;
#[cfg(feature = "reqwest")]
mod connections;
mod download;
mod pages;

use std::cell::Cell;
use std::sync::{Mutex, PoisonError, mpsc};

use tokio::runtime::{Builder, Handle, Runtime};

pub use self::byte_stream::BlockingByteStream;
#[cfg(feature = "reqwest")]
pub(crate) use self::connections::OwnConnections;
pub use self::pages::{BlockingItems, BlockingPages};
use super::error::Error;
use super::trace::in_current_span;

/// The one runtime of all blocking calls, started with the first. It lives as long as the program.
static RUNTIME: Mutex<Option<Runtime>> = Mutex::new(None);

thread_local! {
    /// Whether a thread is one of the shared runtime.
    static IS_OWN: Cell<bool> = const { Cell::new(false) };
}

/// Runs a future to its end on the shared runtime, and blocks this thread until then.
///
/// The thread waits on a channel rather than in the runtime, so that this does not panic within
/// async code either, though it holds up that code's thread.
pub(crate) fn block_on<T: Send + 'static>(
    future: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    wait(future)?
}

/// What a future gives; an error where it panicked.
pub(crate) fn wait<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> Result<T, Error> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let future = in_current_span(future);
    handle()?.spawn(async move {
        // It fails only where nobody waits any more.
        drop(sender.send(future.await));
    });
    // What runs on the shared runtime may call as well: a source of tokens, or what is told of retries.
    let received = match IS_OWN.get() {
        true => tokio::task::block_in_place(|| receiver.recv()),
        false => receiver.recv(),
    };
    received.map_err(|_| Error::interrupted())
}

fn handle() -> Result<Handle, Error> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = &*runtime {
        return Ok(runtime.handle().clone());
    }
    let started = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name(env!("CARGO_PKG_NAME"))
        .on_thread_start(|| IS_OWN.set(true))
        .enable_all()
        .build()
        .map_err(|error| Error::config(format!("the runtime of blocking calls cannot be started: {error}")))?;
    let handle = started.handle().clone();
    *runtime = Some(started);
    Ok(handle)
}
