//! What the last release has left beside the config, and whether this generator can make use of it.

use super::Now;
use crate::cli::report::{self, Fault, Refusal};
use crate::config::Lock;
use crate::diff::ItemChange;
use crate::release::{FINGERPRINT_VERSION, GENERATOR, Kept, Projection, Standing, regenerated};
use std::path::Path;

/// Whether a lock is of what was made from this.
pub(super) fn is_of(lock: &Lock, projection: &Projection) -> bool {
    Standing::of(lock) == Standing::Current && lock.fingerprint == projection.fingerprint()
}

/// What the generator makes otherwise than what was kept.
pub(super) fn changed(kept: &Kept, by: &Projection) -> Vec<ItemChange> {
    regenerated(&kept.items, by.items())
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

/// What the last release has kept of its client: beside the lock, or else in the commit that last changed it, since a release
/// that was cut short leaves what the next one keeps.
pub(super) fn kept(now: Now<'_>, lock: &Lock, committed: Option<&Path>) -> Result<Option<Kept>, Refusal> {
    let kept = match Kept::beside(now.config, lock)? {
        None => committed.map_or(Ok(None), |config| Kept::beside(config, lock))?,
        kept => kept,
    };
    if kept.is_none() {
        unkept(now, lock);
    }
    Ok(kept)
}

/// Says that nothing is kept of the last release. A lock of an older form has never had it.
fn unkept(now: Now<'_>, lock: &Lock) {
    if Standing::of(lock) == Standing::Current {
        report::error(format!(
            "note: `{}` is not there, or not that of release {}: what a new generator changes is not in the verdict\n\
             help: take it from the commit of the release; the next release writes it anew",
            Kept::path_of(now.config).display(),
            lock.version
        ));
    }
}
