use std::time::Duration;

/// What the system says that processes have taken so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// User and system time, of all threads.
    pub(crate) cpu: Duration,
    /// The largest resident set, in bytes: of several processes, that of the largest.
    ///
    /// On Linux a process begins with that of the one which started it.
    pub(crate) peak: u64,
}

#[cfg(unix)]
mod unix {
    use super::Usage;
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;
    use std::io;
    use std::time::Duration;

    impl Usage {
        /// Of this process.
        pub(crate) fn of_this_process() -> io::Result<Self> {
            Self::of(UsageWho::RUSAGE_SELF)
        }

        /// Of the processes that this one has waited for, and those that they have.
        pub(in super::super) fn of_children() -> io::Result<Self> {
            Self::of(UsageWho::RUSAGE_CHILDREN)
        }

        fn of(who: UsageWho) -> io::Result<Self> {
            let usage = getrusage(who)?;
            let peak = u64::try_from(usage.max_rss()).unwrap_or_default();
            // Apple counts in bytes, the others in kibibytes.
            let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
            Ok(Self {
                cpu: duration(usage.user_time()) + duration(usage.system_time()),
                peak: peak.saturating_mul(unit),
            })
        }
    }

    fn duration(time: TimeVal) -> Duration {
        let seconds = u64::try_from(time.tv_sec()).unwrap_or_default();
        let microseconds = u64::try_from(time.tv_usec()).unwrap_or_default();
        Duration::from_secs(seconds) + Duration::from_micros(microseconds)
    }
}

/// Elsewhere there is no such count that is not `unsafe` to ask for.
#[cfg(not(unix))]
impl Usage {
    pub(crate) fn of_this_process() -> std::io::Result<Self> {
        Err(std::io::ErrorKind::Unsupported.into())
    }

    pub(super) fn of_children() -> std::io::Result<Self> {
        Err(std::io::ErrorKind::Unsupported.into())
    }
}
