//! What the tests of this workspace share: [`calls`], which calls every operation of a generated crate; [`compiled`], workspaces of generated crates; [`server`], a scripted HTTP server for the wire
//! tests; [`oracle`], which says by the document alone what a request must look like; [`payloads`], hostile texts; [`mod@trials`], tests that are known only when they
//! run; [`updates`], the cases of `tests/tests/updates`; and [`vendor`], which finds what vendors publish.

pub mod calls;
pub mod compiled;
pub mod oracle;
pub mod payloads;
pub mod server;
#[cfg(test)]
mod tests;
pub mod trials;
pub mod updates;
pub mod vendor;

/// The samples of the repository's README and of the guide are compiled.
#[cfg(doctest)]
pub mod samples {
    #[doc = include_str!("../../README.md")]
    pub mod readme {}
    #[doc = include_str!("../../docs/credentials.md")]
    pub mod credentials {}
    #[doc = include_str!("../../docs/testing.md")]
    pub mod testing {}
}
