use super::install::TOOL;
use super::updates::Level;
use std::path::{Path, PathBuf};
use std::process::Command;

/// cargo-semver-checks.
pub(super) struct Tool(PathBuf);

impl Tool {
    pub(super) fn at(program: PathBuf) -> Self {
        Self(program)
    }

    /// Whether it is there, at the version that is asked.
    pub(super) fn is_installed(&self) -> bool {
        let output = Command::new(&self.0).args(["semver-checks", "--version"]).output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim() == TOOL.replace('@', " "))
    }

    /// Compares two crates by rustdoc's JSON of them: what it asks for, and the names of the lints that it does so by.
    pub(super) fn compare(&self, old: &Path, new: &Path) -> Result<(Level, Vec<String>), String> {
        let mut command = Command::new(&self.0);
        // A patch is allowed nothing, so that all is said.
        command.args(["semver-checks", "--color", "never", "--release-type", "patch"]);
        command.arg("--baseline-rustdoc").arg(old).arg("--current-rustdoc").arg(new);
        let output = command.output().map_err(|error| format!("cargo-semver-checks cannot be started: {error}"))?;
        let [found, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let level = level(&said).ok_or_else(|| format!("cargo-semver-checks does not say what it thinks:\n{said}"))?;
        Ok((level, lints(&found)))
    }
}

/// What the summary asks for.
fn level(said: &str) -> Option<Level> {
    let summary = said.lines().find_map(|line| line.trim().strip_prefix("Summary "))?;
    match summary {
        _ if summary.starts_with("no semver update required") => Some(Level::None),
        _ if summary.starts_with("semver requires new minor version") => Some(Level::Minor),
        _ if summary.starts_with("semver requires new major version") => Some(Level::Major),
        _ => None,
    }
}

/// The names of lints, from lines that read `--- failure struct_missing: pub struct removed or renamed ---`.
fn lints(found: &str) -> Vec<String> {
    let named = found.lines().filter_map(|line| line.strip_prefix("--- failure ")?.split_once(':'));
    let mut lints: Vec<String> = named.map(|(lint, _)| lint.to_owned()).collect();
    lints.sort();
    lints.dedup();
    lints
}

#[cfg(test)]
mod tests {
    use super::{Level, level, lints};

    #[test]
    fn what_it_says_is_understood() {
        let minor = "     Checked [   0.020s] 229 checks\n     Summary semver requires new minor version: 0 major and 1 minor\n";
        assert_eq!(level(minor), Some(Level::Minor));
        assert_eq!(level("     Summary no semver update required\n"), Some(Level::None));
        assert_eq!(level("error: there is no such file\n"), None);
        let found = "\n--- failure struct_missing: pub struct removed or renamed ---\n\nDescription:\n";
        assert_eq!(lints(found), ["struct_missing"]);
    }
}
