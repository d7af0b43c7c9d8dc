//! What is on disk: nothing here follows a link, and nothing but what a killed run left is removed.

use super::OutputError;
use crate::text::is_hidden;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// What starts the name of a file that is being written. One that is left over from a crash is removed by the next run.
pub(super) const TEMPORARY: &str = ".sailmaker-tmp-";

/// How many letters and digits follow it.
pub(super) const RANDOM: usize = 12;

/// What is at a path in a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum There {
    Nothing,
    /// A file, with its bytes.
    File(Vec<u8>),
    /// What is no file, or a file where a folder would have to be; by its path in the folder.
    Other(PathBuf),
}

/// Looks at a path in a folder. A link on the way is an error: what it leads to need not be in the folder.
pub(super) fn look(folder: &Path, path: &Path) -> Result<There, OutputError> {
    Looking::at(folder).look(path)
}

/// A folder in which many paths are looked at.
pub(super) struct Looking<'f> {
    folder: &'f Path,
    /// The folders in it that were met, so that each is looked at once: whether it is there.
    met: BTreeMap<PathBuf, bool>,
}

impl<'f> Looking<'f> {
    pub(super) fn at(folder: &'f Path) -> Self {
        Self { folder, met: BTreeMap::new() }
    }

    /// [`look`]s at a path.
    pub(super) fn look(&mut self, path: &Path) -> Result<There, OutputError> {
        let parent = path.parent().unwrap_or(Path::new(""));
        match self.met.get(parent) {
            Some(false) => return Ok(There::Nothing),
            Some(true) => return look_from(self.folder, parent, path),
            None => {}
        }
        let there = look_from(self.folder, Path::new(""), path)?;
        let is_folder = |kind: fs::Metadata| kind.is_dir();
        match &there {
            There::File(_) => drop(self.met.insert(parent.to_owned(), true)),
            There::Nothing => {
                // No link is on the way: that would have been an error.
                let is_there = fs::symlink_metadata(self.folder.join(parent)).is_ok_and(is_folder);
                self.met.insert(parent.to_owned(), is_there);
            }
            There::Other(_) => {}
        }
        Ok(there)
    }
}

/// Looks at a path below a folder that is known to be one.
fn look_from(folder: &Path, known: &Path, path: &Path) -> Result<There, OutputError> {
    let mut relative = known.to_owned();
    for component in path.strip_prefix(known).unwrap_or(path).components() {
        relative.push(component);
        let at = folder.join(&relative);
        let kind = match fs::symlink_metadata(&at) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(There::Nothing),
            Err(error) => return Err(OutputError::Read(at, error)),
            Ok(metadata) => metadata.file_type(),
        };
        match relative == path {
            _ if kind.is_symlink() => return Err(OutputError::Link(at)),
            // A pipe is not opened: nobody may ever write to it.
            true if kind.is_file() => return Ok(There::File(read(&at)?)),
            false if kind.is_dir() => {}
            _ => return Ok(There::Other(relative)),
        }
    }
    Ok(There::Nothing)
}

fn read(file: &Path) -> Result<Vec<u8>, OutputError> {
    fs::read(file).map_err(|error| OutputError::Read(file.to_owned(), error))
}

/// Whether a path leads to a file within the folder that it is relative to, on every system, and stands on a line as it is.
pub(super) fn is_within(path: &Path) -> bool {
    let is_name = |component: Component<'_>| match component {
        Component::Normal(name) => name.to_str().is_some_and(|name| !name.contains(is_unfit)),
        _ => false,
    };
    !path.as_os_str().is_empty() && path.components().all(is_name)
}

/// Whether a character ends a name on some system, or a line, or shows a line otherwise than it is. A colon follows a drive on Windows, or
/// leads to another stream of a file.
fn is_unfit(char: char) -> bool {
    matches!(char, '\\' | ':') || is_hidden(char)
}

/// The folders that paths begin with.
pub(super) fn first_folders<'p>(paths: impl Iterator<Item = &'p Path>) -> BTreeSet<PathBuf> {
    let first = |path: &Path| path.parent().and_then(|folder| folder.iter().next()).map(PathBuf::from);
    paths.filter_map(first).collect()
}

/// The files directly in a folder, and those anywhere within some of the folders in it. What cannot be listed has none: nobody
/// asked for it to be read.
pub(super) fn files(folder: &Path, within: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(relative) = open.pop() {
        let is_root = relative.as_os_str().is_empty();
        for entry in fs::read_dir(folder.join(&relative)).into_iter().flatten().flatten() {
            let path = relative.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_file() => files.push(path),
                Ok(kind) if kind.is_dir() && (!is_root || within.contains(&path)) => open.push(path),
                _ => {}
            }
        }
    }
    files
}

/// Removes what a crash left of files that were being written directly in a folder.
pub fn sweep(folder: &Path) {
    sweep_within(folder, &BTreeSet::new());
}

/// The same, and anywhere within some of the folders in it, with the folders that are empty then.
pub(super) fn sweep_within(folder: &Path, within: &BTreeSet<PathBuf>) {
    for path in files(folder, within).into_iter().filter(|path| is_temporary(path)) {
        // One that cannot be removed is in nobody's way.
        let _ = fs::remove_file(folder.join(&path));
        let folders = path.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
        folders.for_each(|path| drop(fs::remove_dir(folder.join(path))));
    }
}

/// Whether a file is one that is being written, or was when a run was killed.
pub(super) fn is_temporary(path: &Path) -> bool {
    let random = path.file_name().and_then(|name| name.to_str()?.strip_prefix(TEMPORARY));
    random.is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
