//! A release of a client: which version it gets, what its changelog says, and which files it changes.
//!
//! All of it is made in memory first ([`plan()`]), and then written at once ([`Plan::apply`]).

mod kept;
mod plan;
mod projection;
mod regenerated;
mod version;

pub use kept::Kept;
pub use plan::{Plan, Planned, plan};
pub use projection::{FINGERPRINT_VERSION, Items, Projection, fingerprint};
pub use regenerated::regenerated;
pub use version::{Least, TooLow, chosen};

use crate::config::Lock;
use crate::diff::{Bump, ItemChange, Verdict};
use std::cmp::Ordering;

/// The version of the generator that this is.
pub const GENERATOR: &str = env!("CARGO_PKG_VERSION");

/// Whether a fingerprint that this generator makes can be compared with that of a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can.
    Current,
    /// The lock was written by an earlier generator: the history tells what was released, and the next release writes the lock
    /// anew.
    Older,
    /// The lock was written by a later generator, and this one cannot know what it says.
    Later,
}

impl Standing {
    /// That of a lock.
    pub fn of(lock: &Lock) -> Self {
        match lock.fingerprint_version.cmp(&FINGERPRINT_VERSION) {
            Ordering::Equal => Self::Current,
            Ordering::Less => Self::Older,
            Ordering::Greater => Self::Later,
        }
    }
}

/// What differs from the last release.
#[derive(Clone, Debug)]
pub struct Since {
    /// What programs and the wire show.
    pub verdict: Verdict,
    /// Whether nothing at all differs, wording and examples included.
    pub same: bool,
}

impl Since {
    /// The same document, of which the generator makes something else; nothing differs where there is no such change.
    pub fn by_generator(changes: Vec<ItemChange>) -> Self {
        Self { same: changes.is_empty(), verdict: Verdict::default().with_generator(changes) }
    }

    /// How much the version of a release must grow: what neither programs nor the wire show is in the crate all the same.
    pub fn bump(&self) -> Bump {
        if self.same { self.verdict.bump() } else { self.verdict.bump().max(Bump::Patch) }
    }
}
