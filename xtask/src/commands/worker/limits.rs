//! What a task may take. Elsewhere than on Unix only the time by the clock is limited.

use std::time::Duration;

/// What a worker may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The time of processors for a task.
    pub(crate) time: Duration,
    /// The time for a task by the clock, on a machine that does other things as well.
    pub(crate) wall: Duration,
    /// The memory of a worker: addresses, of which the allocator takes more than are used.
    pub(crate) memory: u64,
    /// After how many tasks a worker is replaced, since memory that one took is not all there for the next.
    pub(crate) tasks: usize,
}

/// The stack: that of the first thread of a program on Windows, the smallest of all systems.
pub(crate) const STACK: usize = 1 << 20;

/// Limits the memory of this process.
#[cfg(unix)]
pub(super) fn of_memory(bytes: u64) -> std::io::Result<()> {
    use nix::sys::resource::{Resource, setrlimit};
    setrlimit(Resource::RLIMIT_AS, bytes, bytes)?;
    // What ends by a signal would write its memory to the disk.
    Ok(setrlimit(Resource::RLIMIT_CORE, 0, 0)?)
}

/// Limits the time of processors that this process may take from now on.
#[cfg(unix)]
pub(super) fn of_time(more: Duration) -> std::io::Result<()> {
    use super::super::bench::usage::Usage;
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let (_, most) = getrlimit(Resource::RLIMIT_CPU)?;
    let until = Usage::of_this_process()?.cpu + more;
    // It counts in whole seconds.
    Ok(setrlimit(Resource::RLIMIT_CPU, until.as_secs() + 1, most)?)
}

#[cfg(not(unix))]
pub(super) fn of_memory(_: u64) -> std::io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn of_time(_: Duration) -> std::io::Result<()> {
    Ok(())
}
