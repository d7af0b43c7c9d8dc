use super::{OutputError, Transaction, Tree, disk};
use std::fs;
use std::path::{Path, PathBuf};

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
    /// full disk changes nothing, and a process that is killed leaves no half-written file. Where a file cannot be replaced,
    /// those before it are put back. What a loss of power leaves, the
    /// next run repairs: to wait for the disk after each of thousands of files would take longer than to make them. Files that
    /// are as they should be are not touched, so that `cargo` does not build them again.
    pub fn write(&self, folder: &Path) -> Result<Written, OutputError> {
        let mut transaction = Transaction::new();
        let done = self.stage(folder, &mut transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Adds to a transaction what makes a folder hold this tree and nothing else.
    pub fn stage(&self, folder: &Path, transaction: &mut Transaction) -> Result<Written, OutputError> {
        let there = disk::files(folder)?;
        disk::refuse_foreign(folder, &there)?;
        let mut done = Written::default();
        // The manifest goes first: it is what marks the folder as generated, should the rest not follow.
        let manifest = Path::new("Cargo.toml");
        let (first, rest): (Vec<_>, Vec<_>) = self.iter().partition(|(path, _)| *path == manifest);
        for (path, text) in first.into_iter().chain(rest) {
            let target = folder.join(path);
            if there.contains(path) && fs::read(&target).is_ok_and(|bytes| bytes == text.as_bytes()) {
                done.unchanged += 1;
                continue;
            }
            transaction.replace(&target, text)?;
            done.written.push(path.to_owned());
        }
        for path in there.into_iter().filter(|path| self.get(path).is_none()) {
            transaction.remove(folder, &path)?;
            done.removed.push(path);
        }
        Ok(done)
    }
}

/// Writes one file: it appears whole, or stays as it was. Folders that are missing are made.
pub fn write_file(path: &Path, text: &str) -> Result<(), OutputError> {
    let mut transaction = Transaction::new();
    transaction.replace_durably(path, text)?;
    transaction.commit()
}
