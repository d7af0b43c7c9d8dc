//! Random numbers, for what is no secret.

use std::hash::{BuildHasher, RandomState};

/// A random number. Every `RandomState` has keys of its own, so its hash of nothing is one.
pub(crate) fn number() -> u64 {
    RandomState::new().hash_one(())
}
