//! A release of a client: which version it gets, what its changelog says, and which files it changes.
//!
//! All of it is made in memory first ([`plan`]), and then written at once ([`Plan::apply`]).

mod plan;
mod version;

pub use plan::{Plan, Planned, plan};
pub use version::{Least, TooLow, chosen};

use crate::diff::{Bump, Verdict};

/// What differs from the last release.
#[derive(Clone, Debug)]
pub struct Since {
    /// What programs and the wire show.
    pub verdict: Verdict,
    /// Whether nothing at all differs, wording and examples included.
    pub same: bool,
}

impl Since {
    /// Nothing differs.
    pub fn nothing() -> Self {
        Self { verdict: Verdict::default(), same: true }
    }

    /// How much the version of a release must grow: what neither programs nor the wire show is in the crate all the same.
    pub fn bump(&self) -> Bump {
        if self.same { self.verdict.bump() } else { self.verdict.bump().max(Bump::Patch) }
    }
}
