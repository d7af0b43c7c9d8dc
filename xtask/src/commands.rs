pub(crate) mod bench;
mod columns;
pub(crate) mod conformance;
mod documents;
pub(crate) mod fuzz;
pub(crate) mod growth;
pub(crate) mod semver_oracle;
mod worker;
mod workspace;
