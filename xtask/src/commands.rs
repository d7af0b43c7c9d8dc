pub(crate) mod bench;
pub(crate) mod bundle;
pub(crate) mod conformance;
pub(crate) mod diff;
pub(crate) mod generate;
pub(crate) mod ir;
pub(crate) mod release;
pub(crate) mod semver_oracle;
