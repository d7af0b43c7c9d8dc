pub(crate) mod bench;
pub(crate) mod conformance;
pub(crate) mod fuzz;
pub(crate) mod growth;
pub(crate) mod kinds;
pub(crate) mod semver_oracle;
