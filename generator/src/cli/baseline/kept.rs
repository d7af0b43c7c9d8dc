//! What the last release has left beside the config, and whether this generator can make use of it.

use crate::cli::report::{self, Fault};
use crate::config::Lock;
use crate::diff::ItemChange;
use crate::release::{FINGERPRINT_VERSION, GENERATOR, Kept, Projection, Standing, regenerated};
use std::path::Path;

/// Whether a lock is of what was made from this.
pub(crate) fn is_of(lock: &Lock, projection: &Projection) -> bool {
    Standing::of(lock) == Standing::Current && lock.fingerprint == projection.fingerprint()
}

/// What the generator makes otherwise than what was kept beside a config, as far as anything was: where nothing was, that is said,
/// with the reason why it could not be looked for elsewhere. A lock of an older form has never had it.
pub(crate) fn by_generator(
    (lock, config): (&Lock, &Path),
    kept: Option<&Kept>,
    now: &Projection,
    unasked: Option<&Fault>,
) -> Vec<ItemChange> {
    if let Some(kept) = kept {
        return regenerated(&kept.items, now.items());
    }
    if Standing::of(lock) == Standing::Current {
        let reason = unasked.map(|fault| format!(" (the history was not asked: {})", fault.message()));
        report::error(format!(
            "note: `{}` is not there, or not that of release {}: what a new generator changes is not in the verdict{}\n\
             help: take it from the commit of the release; the next release writes it anew",
            Kept::path_of(config).display(),
            lock.version,
            reason.unwrap_or_default()
        ));
    }
    Vec::new()
}

/// A generator that does not know the form of a lock can neither read nor write it.
pub(crate) fn not_later(lock: &Lock, config: &Path) -> Result<(), Fault> {
    if Standing::of(lock) != Standing::Later {
        return Ok(());
    }
    let by = lock.generator.as_ref().map(|version| format!(", which was {version}")).unwrap_or_default();
    Err(Fault::new(
        format!(
            "`{}` was written by a later generator: its `fingerprint-version` is {}, and this one, {GENERATOR}, knows \
             {FINGERPRINT_VERSION}",
            Lock::path_of(config).display(),
            lock.fingerprint_version
        ),
        format!("use the generator that released {}{by}, or a later one", lock.version),
    ))
}
