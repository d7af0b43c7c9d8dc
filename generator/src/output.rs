//! The tree of files: compared with what is on disk, or written there.

mod compare;
mod disk;
mod transaction;
mod write;

pub use compare::{Change, Drift};
pub use disk::sweep;
pub use transaction::Transaction;
pub use write::{Written, write_file};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// All files of a generated crate: text by path, relative to the folder of the crate.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    files: BTreeMap<PathBuf, String>,
}

impl Tree {
    /// Takes the files; a later one of the same path replaces an earlier one.
    pub fn new(files: impl IntoIterator<Item = (PathBuf, String)>) -> Self {
        Self { files: files.into_iter().collect() }
    }

    /// The files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.files.iter().map(|(path, text)| (path.as_path(), text.as_str()))
    }

    /// The text of one file.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<&str> {
        self.files.get(path.as_ref()).map(String::as_str)
    }
}

/// Why a folder could not be compared or written.
#[derive(Debug)]
pub enum OutputError {
    /// The folder holds files that the generator did not write, and would remove.
    Foreign(PathBuf),
    /// The file is no longer as it was read.
    Changed(PathBuf),
    /// The operating system refused.
    Io(PathBuf, std::io::Error),
}

impl std::fmt::Display for OutputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "`{}` holds files that sailmaker did not write, and would remove; name an empty folder, or a generated one",
                path.display()
            ),
            Self::Changed(path) => {
                write!(f, "`{}` was changed while the command ran; run it again", path.display())
            }
            Self::Io(path, error) => write!(f, "`{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Foreign(_) | Self::Changed(_) => None,
            Self::Io(_, error) => Some(error),
        }
    }
}
