//! Updates of a document: pairs that differ in one thing, each with the verdict that is expected of it by hand, and what
//! cargo-semver-checks said of the two crates.
//!
//! A case is one file, which is both documents at once: a line begins with a space where both have it, with `-` where only the
//! old one has, with `+` where only the new one has. Lines with `#` before it are the head, in this order: what the case is,
//! `verdict:`, and where they are needed `config:`, `semver-checks:`, `features:` and `program:`.

#[path = "updates/head.rs"]
mod head;
#[path = "updates/kept.rs"]
mod kept;

pub use kept::{Kept, KeptCase, KeptProgram};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A case.
#[derive(Clone, Debug)]
pub struct Update {
    /// The file's name without its ending.
    pub name: String,
    /// What changes, in a sentence or more.
    pub about: String,
    /// What the change asks of the source of programs, by the definitions.
    pub source: Level,
    /// Whether it breaks programs that are built already, by the definitions.
    pub is_breaking: bool,
    /// What cargo-semver-checks says, where that is not `source`.
    pub dissent: Option<Dissent>,
    /// A program that shows who is right.
    pub program: Option<Program>,
    /// The document and the config before the change.
    pub old: Side,
    /// The document and the config after it.
    pub new: Side,
}

/// One side of an update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The document, in YAML.
    pub document: String,
    /// What its generation config has besides the names of the document and of the crate, in TOML.
    pub config: String,
}

/// How much a change asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing.
    None,
    /// There is something more to use.
    Minor,
    /// Some programs do not compile any more.
    Major,
}

/// Another opinion.
#[derive(Clone, Debug)]
pub struct Dissent {
    /// What it is.
    pub level: Level,
    /// Why it is another, and who is right.
    pub reason: String,
}

/// A program that uses the client. It compiles with the old crate; with the new one only where no program breaks.
#[derive(Clone, Debug)]
pub struct Program {
    /// The lines of a function, which has a `client`.
    pub body: String,
    /// The features of the client, in TOML, instead of the default ones.
    pub features: Option<String>,
}

/// The name of the generated crates.
pub const CRATE: &str = "things";

/// The file with the kept judgements, beside the cases.
pub const KEPT: &str = "semver-checks.toml";

impl Update {
    /// Reads all cases of a folder, by name.
    pub fn all(folder: &Path) -> Result<Vec<Self>, String> {
        let unreadable = |error: io::Error| format!("{}: cannot be read: {error}", folder.display());
        let mut updates = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|end| end == "diff") {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let text = std::fs::read_to_string(&path).map_err(unreadable)?;
                updates.push(Self::parse(&name, &text).map_err(|fault| format!("{}: {fault}", path.display()))?);
            }
        }
        updates.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(updates)
    }

    /// Reads a case.
    pub fn parse(name: &str, text: &str) -> Result<Self, String> {
        let (head, body) = head::split(text);
        let [old, new] = head::sides(&body)?;
        let update = head.update(name, [old, new])?;
        match update.old == update.new {
            true => Err("nothing changes".to_owned()),
            false => Ok(update),
        }
    }

    /// Writes both documents below a folder, each with its config. Gives the paths of the configs.
    pub fn write(&self, folder: &Path) -> io::Result<[PathBuf; 2]> {
        let write = |name: &str, side: &Side| -> io::Result<PathBuf> {
            let folder = folder.join(name);
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join("things.yaml"), &side.document)?;
            let config = folder.join("things.toml");
            std::fs::write(&config, side.whole_config())?;
            Ok(config)
        };
        Ok([write("old", &self.old)?, write("new", &self.new)?])
    }

    /// A text that is another for every other pair of documents, and for every other program.
    pub fn digest(&self) -> String {
        let program = self.program.as_ref().map(|program| format!("{:?} {}", program.features, program.body));
        digest([
            &self.old.document,
            &self.new.document,
            &self.old.config,
            &self.new.config,
            &program.unwrap_or_default(),
        ])
    }
}

impl Side {
    fn whole_config(&self) -> String {
        let Self { config, .. } = self;
        format!(
            "document = \"things.yaml\"\noutput = \"out\"\n\n[crate]\nname = \"{CRATE}\"\nversion = \"0.1.0\"\n\n{config}"
        )
    }
}

/// `sha256:` and the digest of texts, told apart by their lengths.
pub fn digest<'t>(texts: impl IntoIterator<Item = &'t String>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digits}")
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}
