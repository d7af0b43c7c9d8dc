//! What the tests of this workspace share: [`server`], a scripted HTTP server for the wire tests.

pub mod judge;
pub mod server;
pub mod vendor;

/// The samples of the repository's README are compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}
