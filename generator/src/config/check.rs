use super::Config;
use crate::diagnostic::{Diagnostic, Place};
use std::path::Path;

/// What a config says that no crate can have; all of it.
pub(super) fn check(config: &Config, path: &Path) -> Vec<Diagnostic> {
    let name = &config.package.name;
    let version = &config.package.version;
    let faults = [
        (!is_crate_name(name)).then(|| {
            Diagnostic::error(format!("`{name}` is not a name for a crate"))
                .help("start `crate.name` with a letter, and go on with letters, digits, `-` and `_`")
        }),
        semver::Version::parse(version).err().map(|error| {
            Diagnostic::error(format!("`{version}` is not a version: {error}"))
                .help("write `crate.version` as three numbers, such as `0.1.0`")
        }),
    ];
    faults.into_iter().flatten().map(|fault| fault.place(Place::File(path.to_owned()))).collect()
}

/// By the rules of Cargo: ASCII letters, digits, `-` and `_`, a letter first.
pub fn is_crate_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}
