//! The file beside a lock that keeps what programs could name in the released crate, so that a later generator can be compared
//! with the one that made it.

use super::projection::{FINGERPRINT_VERSION, Items, Projection};
use crate::config::{Lock, ReleasedNames};
use crate::diagnostic::{Diagnostic, Place};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The items of a released client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The fingerprint of what it was made from.
    pub fingerprint: String,
    /// What programs could name in it.
    pub items: Items,
}

/// Just the form of a file.
#[derive(Deserialize)]
struct Form {
    #[serde(rename = "fingerprint-version")]
    version: u32,
}

/// A file of this form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "fingerprint-version")]
    _version: u32,
    fingerprint: String,
    items: BTreeMap<String, BTreeMap<String, String>>,
}

impl Kept {
    /// What is to be kept of a client that this generator makes.
    pub fn of(projection: Projection) -> Self {
        let fingerprint = projection.fingerprint();
        Self { fingerprint, items: projection.into_items() }
    }

    /// Where it is kept: `spec/things.released.json` beside `spec/things.toml`.
    pub fn path_of(config: &Path) -> PathBuf {
        ReleasedNames::path_of(config)
    }

    /// Reads what was kept of the release that a lock is of; none where there is no such file, or where it is of another form or
    /// of another release, which a release by a generator that kept nothing leaves behind.
    pub fn beside(config: &Path, lock: &Lock) -> Result<Option<Self>, Box<Diagnostic>> {
        let path = Self::path_of(config);
        let refused = |reason: String| {
            let fault =
                Diagnostic::error(format!("what was kept of release {} cannot be read: {reason}", lock.version));
            let help = "the command `release` writes it; take it from the last commit that has it right";
            Box::new(fault.place(Place::File(path.clone())).help(help))
        };
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(error.to_string())),
        };
        let kept = Self::parse(&text).map_err(|error| refused(error.to_string()))?;
        Ok(kept.filter(|kept| kept.fingerprint == lock.fingerprint))
    }

    /// Reads the text of a file; none where it is of another form.
    fn parse(text: &str) -> serde_json::Result<Option<Self>> {
        let Form { version } = serde_json::from_str(text)?;
        if version != FINGERPRINT_VERSION {
            return Ok(None);
        }
        let File { fingerprint, items, .. } = serde_json::from_str(text)?;
        Ok(Some(Self { fingerprint, items: Items::from_groups(items) }))
    }
}

/// JSON with an item a line, so that differences read.
impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fingerprint, items } = self;
        writeln!(f, "{{\n\"fingerprint-version\": {FINGERPRINT_VERSION},")?;
        write!(f, "\"fingerprint\": {},\n\"items\": {{", quoted(fingerprint))?;
        for (index, (of, group)) in items.groups().iter().enumerate() {
            write!(f, "{}\n{}: {{", if index == 0 { "" } else { "," }, quoted(of))?;
            for (index, (member, rust)) in group.iter().enumerate() {
                let comma = if index == 0 { "" } else { "," };
                write!(f, "{comma}\n  {}: {}", quoted(member), quoted(rust))?;
            }
            f.write_str("\n}")?;
        }
        f.write_str("\n}\n}\n")
    }
}

fn quoted(text: &str) -> serde_json::Value {
    serde_json::Value::from(text)
}

#[cfg(test)]
mod tests;
