//! The lock beside a config: what was released last, and every release so far.

mod released_names;
mod text;

pub use released_names::ReleasedNames;
pub(crate) use released_names::ReleasedOperation;

use super::load::{ConfigErrors, errors, syntax};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::SourceSet;
use chrono::NaiveDate;
use semver::Version;
use serde::Deserialize;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What was released of a client. The tool writes it; the config, which people write, stays free of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The version that was released last.
    pub version: Version,
    /// The [fingerprint](crate::release::Projection::fingerprint) of what was released then.
    pub fingerprint: String,
    /// How the fingerprint was made; 0 in a lock that does not say. Those of different versions cannot be compared.
    #[serde(default, rename = "fingerprint-version")]
    pub fingerprint_version: u32,
    /// The version of the generator that released it; none in a lock that does not say.
    #[serde(default)]
    pub generator: Option<Version>,
    /// All releases, the latest first.
    #[serde(rename = "release")]
    pub releases: Vec<Release>,
}

/// What a release was made from, and by which generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The fingerprint of document and config.
    pub fingerprint: String,
    /// How it was made.
    pub fingerprint_version: u32,
    /// The version of the generator; none where it does not have one by Semantic Versioning.
    pub generator: Option<Version>,
}

/// A version that was released.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The version.
    pub version: Version,
    /// The day.
    pub date: NaiveDate,
    /// What it has brought, an entry a line, in Markdown.
    pub changes: Vec<String>,
}

impl Lock {
    /// Where the lock of a config is: `spec/things.lock` beside `spec/things.toml`.
    pub fn path_of(config: &Path) -> PathBuf {
        config.with_extension("lock")
    }

    /// Reads the lock of a config; none where there is no such file.
    pub fn beside(config: &Path) -> Result<Option<Self>, Box<ConfigErrors>> {
        let path = Self::path_of(config);
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&path, &text).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let fault = Diagnostic::error(format!("the lock cannot be read: {error}")).place(Place::File(path));
                Err(errors([fault], SourceSet::default()))
            }
        }
    }

    /// Reads the text of a lock, which `path` is shown for.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Box<ConfigErrors>> {
        let refused = |fault: Diagnostic| {
            let help = "the command `release` writes it; take it from the last commit that has it right";
            errors([fault.help(help)], SourceSet::of_text(path.to_owned(), text.to_owned()))
        };
        let lock: Self = toml::from_str(text).map_err(|error| refused(syntax("lock", text, &error)))?;
        let fault = lock.fault();
        match fault {
            Some(fault) => Err(refused(Diagnostic::error(fault).place(Place::File(path.to_owned())))),
            None => Ok(lock),
        }
    }

    /// The lock after one more release, by a generator that makes such fingerprints.
    pub fn after(lock: Option<&Self>, release: Release, made: Made) -> Self {
        let Made { fingerprint, fingerprint_version, generator } = made;
        let earlier = lock.map(|lock| lock.releases.clone()).unwrap_or_default();
        let version = release.version.clone();
        let releases = std::iter::once(release).chain(earlier).collect();
        Self { version, fingerprint, fingerprint_version, generator, releases }
    }

    /// What the form of the file does not rule out.
    fn fault(&self) -> Option<String> {
        let Some(latest) = self.releases.first() else {
            return Some("the lock is wrong: it has no release".to_owned());
        };
        if latest.version != self.version {
            let (version, first) = (&self.version, &latest.version);
            return Some(format!("the lock is wrong: its version is {version}, and its first release {first}"));
        }
        let all = self.releases.iter().flat_map(|release| &release.changes);
        let broken = all.clone().find(|change| change.contains(['\n', '\r']))?;
        let start = broken.lines().next().unwrap_or_default();
        Some(format!("the lock is wrong: the change that starts with `{start}` is of more than one line"))
    }
}

#[cfg(test)]
mod tests;
