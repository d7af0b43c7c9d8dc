use serde::Serialize;

/// `Cargo.toml.j2`: the manifest of the client crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// The name of the crate.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The least version of Rust that compiles it.
    pub rust_version: String,
    /// What it is, in one sentence.
    pub description: String,
    /// The SPDX expression of its licences.
    pub license: String,
    /// Where its source is.
    pub repository: Option<String>,
    /// Where its documentation is.
    pub documentation: Option<String>,
    /// Up to five words, as crates.io takes them.
    pub keywords: Vec<String>,
    /// Categories of crates.io.
    pub categories: Vec<String>,
    /// The features of the tags, which are on by default.
    pub features: Vec<String>,
    /// What the examples need, as the lines of a TOML table.
    pub dev_dependencies: String,
}
