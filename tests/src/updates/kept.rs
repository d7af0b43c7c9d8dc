//! What cargo-semver-checks and the compiler said of the cases, kept beside them.

use super::{Level, Update};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The kept judgements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The name and the version of the tool.
    pub tool: String,
    /// By the names of cases.
    #[serde(default)]
    pub cases: BTreeMap<String, KeptCase>,
}

/// What was said of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCase {
    /// The [`digest`](Update::digest) of the case that was judged.
    pub documents: String,
    /// The digest of the code of the crates that were judged.
    pub crates: String,
    /// What the tool asks for.
    pub level: Level,
    /// The names of the lints that it asks for it by.
    pub lints: Vec<String>,
    /// What the compiler said of the case's program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<KeptProgram>,
}

/// What the compiler said of a program: `compiles`, or the code of its first error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptProgram {
    /// With the old crate.
    pub old: String,
    /// With the new crate.
    pub new: String,
}

impl KeptProgram {
    /// What is said of a program without errors.
    pub const COMPILES: &str = "compiles";
}

impl Kept {
    /// Reads the file; where there is none, nothing is kept.
    pub fn read(path: &Path) -> Result<Self, String> {
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("{}: cannot be read: {error}", path.display())),
        }
    }

    /// What is wrong with a case beside what is kept of it; empty where nothing is.
    pub fn faults(&self, update: &Update) -> Vec<String> {
        let Some(kept) = self.cases.get(&update.name) else {
            return vec!["it is not judged yet: run `cargo xtask semver-oracle`".to_owned()];
        };
        if kept.documents != update.digest() {
            return vec!["it was another when it was judged".to_owned()];
        }
        [about_dissent(update, kept), about_program(update, kept)].into_iter().flatten().collect()
    }
}

/// Whether a reason is given where the tool disagrees, and only there.
fn about_dissent(update: &Update, kept: &KeptCase) -> Option<String> {
    let (expected, level) = (update.source, kept.level);
    match &update.dissent {
        None if level == expected => None,
        None => {
            Some(format!("the verdict is `{expected}`, cargo-semver-checks says `{level}`, and no reason is given"))
        }
        Some(_) if level == expected => Some("a reason is given for a disagreement that is none".to_owned()),
        Some(dissent) if dissent.level == level => None,
        Some(dissent) => Some(format!("the reason is for `{}`, and cargo-semver-checks says `{level}`", dissent.level)),
    }
}

/// Whether a program shows what only one of the two says: that programs break.
fn about_program(update: &Update, kept: &KeptCase) -> Option<String> {
    let breaks = update.source == Level::Major;
    let Some(KeptProgram { old, new }) = &kept.program else {
        let is_needed = breaks != (kept.level == Level::Major);
        return is_needed.then(|| "no program shows who is right about what breaks".to_owned());
    };
    let compiles = |said: &str| said == KeptProgram::COMPILES;
    if !compiles(old) {
        return Some(format!("the program does not compile with the old crate: {old}"));
    }
    match (breaks, compiles(new)) {
        (true, true) => Some("the verdict is `major`, and the program compiles with both crates".to_owned()),
        (false, false) => Some(format!("the program does not compile with the new crate: {new}")),
        _ => None,
    }
}
