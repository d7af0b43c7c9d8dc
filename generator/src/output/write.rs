use super::{OutputError, Tree, disk};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What a write did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have a new text.
    pub written: Vec<PathBuf>,
    /// Files that were as they should be, and were left alone.
    pub unchanged: usize,
    /// Files that no longer belong to the crate.
    pub removed: Vec<PathBuf>,
}

impl Tree {
    /// Makes a folder hold this tree and nothing else.
    ///
    /// All new text is written under temporary names before the first file is replaced, and each is replaced in one step: a
    /// full disk changes nothing, and a process that is killed leaves no half-written file. What a loss of power leaves, the
    /// next run mends: to wait for the disk after each of thousands of files would take longer than to make them. Files that
    /// are as they should be are not touched, so that `cargo` does not build them again.
    pub fn write(&self, folder: &Path) -> Result<Written, OutputError> {
        let there = disk::files(folder)?;
        disk::refuse_foreign(folder, &there)?;
        let mut done = Written::default();
        let mut staged = Vec::new();
        // The manifest goes first: it is what marks the folder as generated, should the rest not follow.
        let manifest = Path::new("Cargo.toml");
        let (first, rest): (Vec<_>, Vec<_>) = self.iter().partition(|(path, _)| *path == manifest);
        for (path, text) in first.into_iter().chain(rest) {
            let target = folder.join(path);
            if there.contains(path) && fs::read(&target).is_ok_and(|bytes| bytes == text.as_bytes()) {
                done.unchanged += 1;
                continue;
            }
            staged.push((stage(&target, text)?, target));
            done.written.push(path.to_owned());
        }
        for (file, target) in staged {
            file.persist(&target).map_err(|error| OutputError::Io(target, error.error))?;
        }
        for path in there.into_iter().filter(|path| self.get(path).is_none()) {
            remove(folder, &path)?;
            done.removed.push(path);
        }
        Ok(done)
    }
}

/// Writes one file: it appears whole, or stays as it was. Folders that are missing are made.
pub fn write_file(path: &Path, text: &str) -> Result<(), OutputError> {
    let file = stage(path, text)?;
    file.as_file().sync_all().map_err(|error| OutputError::Io(path.to_owned(), error))?;
    file.persist(path).map(drop).map_err(|error| OutputError::Io(path.to_owned(), error.error))
}

/// Writes a text beside the file that it will replace.
fn stage(target: &Path, text: &str) -> Result<NamedTempFile, OutputError> {
    let refused = |error| OutputError::Io(target.to_owned(), error);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(refused)?;
    let mut file = builder().tempfile_in(folder).map_err(refused)?;
    file.write_all(text.as_bytes()).map_err(refused)?;
    Ok(file)
}

/// Temporary files are private to their owner unless told otherwise; these become files like all others.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(disk::TEMPORARY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Removes a file, and the folders that are empty without it.
fn remove(folder: &Path, path: &Path) -> Result<(), OutputError> {
    let file = folder.join(path);
    fs::remove_file(&file).map_err(|error| OutputError::Io(file, error))?;
    let parents = path.ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
    for parent in parents {
        // Fails where the folder still has files, which is where this ends.
        if fs::remove_dir(folder.join(parent)).is_err() {
            break;
        }
    }
    Ok(())
}
