use crate::text::{Toml, Word};
use serde::Serialize;

/// `Cargo.toml.j2`: the manifest of the client crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// The name of the crate.
    pub name: Toml,
    /// Its version.
    pub version: Toml,
    /// The least version of Rust that compiles it.
    pub rust_version: Toml,
    /// What it is, in one sentence.
    pub description: Toml,
    /// The SPDX expression of its licences; none where nobody says one.
    pub license: Option<Toml>,
    /// Where its source is.
    pub repository: Option<Toml>,
    /// Where its documentation is.
    pub documentation: Option<Toml>,
    /// Up to five words, as crates.io takes them; none where there are none.
    pub keywords: Option<Toml>,
    /// Categories of crates.io; none where there are none.
    pub categories: Option<Toml>,
    /// The features of the tags, which are on by default.
    pub features: Vec<Word>,
    /// Whether users can be asked for an authorization code, which needs a digest and random numbers.
    pub authorization_code: bool,
    /// What the types of `[formats]` need, as the lines of a TOML table.
    pub dependencies: Toml,
    /// The dependency on a runtime that other clients share; none where the crate has its own.
    pub shared_runtime: Option<Toml>,
    /// What the examples and the tests of the documentation need, as the lines of a TOML table.
    pub dev_dependencies: Toml,
}
