//! What is public of the crate: a generator for programs of others, an xtask above all.
//!
//! Each type here wraps what the rest of the crate works with and shows none of it, so that a change there is none for users.

mod error;
mod generated;
mod generator;
mod report;
mod verdict;

pub use error::Error;
pub use generated::{Drift, Generated, Written};
pub use generator::Generator;
pub use report::Report;
pub use verdict::Verdict;
