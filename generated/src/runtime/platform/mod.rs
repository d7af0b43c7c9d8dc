//! What depends on where a client runs, which is decided here alone.
//!
//! Where it may run on several threads, what it is made of is `Send` and `Sync`. In a browser there is one thread, and what is of
//! JavaScript is neither; with `--cfg sailmaker_local` it is the same on a system, for programs of one thread and for tests. A browser has its own
//! clock, timers, random numbers and HTTP client, and no files.

#[cfg_attr(any(sailmaker_local, all(target_arch = "wasm32", target_os = "unknown")), path = "one_thread.rs")]
mod threads;

#[cfg_attr(all(target_arch = "wasm32", target_os = "unknown"), path = "browser.rs")]
mod system;

#[cfg(feature = "reqwest")]
#[cfg_attr(all(target_arch = "wasm32", target_os = "unknown"), path = "fetch.rs")]
pub(crate) mod reqwest;

pub(crate) use self::system::{Instant, now, on_disk, random, since_1970, sleep};
#[cfg(feature = "reqwest")]
pub(crate) use self::threads::sent;
pub(crate) use self::threads::to_its_end;
pub use self::threads::{BoxFuture, MaybeSend, MaybeSync};

#[cfg(all(feature = "blocking", any(sailmaker_local, all(target_arch = "wasm32", target_os = "unknown"))))]
compile_error!(
    "the feature `blocking` needs threads, which there are none of in a browser and with `--cfg sailmaker_local`"
);
