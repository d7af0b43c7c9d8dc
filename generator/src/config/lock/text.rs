//! A lock as its file has it.

use super::{Lock, Release};
use std::fmt;

const HEAD: &str =
    "# Written by the command `release` of sailmaker, and read by `generate`: what was released last, and every release so far.
# Commit it with the config; the commit that changed it last is the one that `--verdict` compares with.
";

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, fingerprint, fingerprint_version, generator, releases } = self;
        write!(f, "{HEAD}\nversion = \"{version}\"\nfingerprint = {}\n", quoted(fingerprint))?;
        if *fingerprint_version != 0 {
            writeln!(f, "fingerprint-version = {fingerprint_version}")?;
        }
        generator.iter().try_for_each(|version| writeln!(f, "generator = \"{version}\""))?;
        releases.iter().try_for_each(|release| write!(f, "\n{release}"))
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, date, changes } = self;
        write!(f, "[[release]]\nversion = \"{version}\"\ndate = \"{date}\"\n")?;
        if changes.is_empty() {
            return writeln!(f, "changes = []");
        }
        writeln!(f, "changes = [")?;
        changes.iter().try_for_each(|change| writeln!(f, "    {},", quoted(change)))?;
        writeln!(f, "]")
    }
}

/// A text as TOML has it, on one line.
fn quoted(text: &str) -> String {
    toml::Value::String(text.replace(['\n', '\r'], " ")).to_string()
}
