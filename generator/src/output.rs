//! The tree of files: compared with what is on disk, or written there.

mod compare;
mod disk;
mod lock;
mod manifest;
mod survey;
mod transaction;
mod words;
mod write;

pub use compare::{Change, Drift};
pub use disk::sweep;
pub use manifest::{MANIFEST, digest};
pub use transaction::Transaction;
pub use words::{not_up_to_date, up_to_date};
pub use write::{Written, write_file};

use std::collections::BTreeMap;
use std::io::ErrorKind;
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

    /// How many files are written: these, and the list of them.
    pub fn written_count(&self) -> usize {
        self.files.len() + usize::from(!self.files.is_empty())
    }

    /// The text of one file.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<&str> {
        self.files.get(path.as_ref()).map(String::as_str)
    }
}

/// Why a folder could not be compared or written.
#[derive(Debug)]
pub enum OutputError {
    /// In the folder are these, which the generator did not write, and it would have to write in their place.
    InTheWay(PathBuf, Vec<PathBuf>),
    /// In a folder that is written to, this is a symbolic link.
    Link(PathBuf),
    /// A file would have this path, which leads out of the folder, or can be that of no file of a crate.
    Outside(PathBuf),
    /// The file is no longer as it was read.
    Changed(PathBuf),
    /// The operating system refused to write it.
    Io(PathBuf, std::io::Error),
    /// The operating system refused to read it.
    Read(PathBuf, std::io::Error),
}

impl OutputError {
    /// What to do about it, where that is not plain from what is wrong.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::InTheWay(..) => Some(format!(
                "move them, or name another folder. Of what was generated without a `{MANIFEST}`, remove what is not yours"
            )),
            Self::Link(_) => Some("replace it by a folder or a file, or name the folder that it leads to".to_owned()),
            Self::Outside(_) => Some("give the file that it is made of another name".to_owned()),
            Self::Changed(_) => Some("run the command again".to_owned()),
            Self::Read(_, error) if error.kind() == ErrorKind::PermissionDenied => {
                Some("let the user who runs this read it".to_owned())
            }
            Self::Read(..) => None,
            Self::Io(_, error) => match error.kind() {
                ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                    Some("a file is where a folder is to be: move it, or name another folder".to_owned())
                }
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                    Some("let the user who runs this write there, or name another folder".to_owned())
                }
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    Some("make room, and run the command again".to_owned())
                }
                _ => None,
            },
        }
    }
}

impl std::fmt::Display for OutputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::InTheWay(folder, paths) => {
                let folder = folder.display();
                write!(f, "`{folder}` holds what sailmaker did not write where it would write; nothing was written")?;
                paths.iter().try_for_each(|path| write!(f, "\n  in the way: {}", path.display()))
            }
            Self::Link(path) => {
                write!(f, "`{}` is a symbolic link, and what it leads to need not be in the folder", path.display())
            }
            Self::Outside(path) => write!(f, "`{}` is not the path of a file in the folder", path.display()),
            Self::Changed(path) => write!(f, "`{}` was changed while the command ran", path.display()),
            Self::Read(path, error) => write!(f, "cannot read `{}`: {error}", path.display()),
            Self::Io(path, error) => {
                // Temporary files have names that say nothing to a user.
                let reason = error.to_string();
                let reason = reason.split(" at path ").next().unwrap_or_default();
                match error.kind() {
                    ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                        write!(f, "`{}` is not writable: {reason}", path.display())
                    }
                    _ => write!(f, "cannot write `{}`: {reason}", path.display()),
                }
            }
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) | Self::Read(_, error) => Some(error),
            _ => None,
        }
    }
}
