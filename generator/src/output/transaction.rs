//! Several files that are replaced or removed together, or not at all.

use super::lock::{self, FolderLock};
use super::{OutputError, disk};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// How often a folder is made that others remove before it can be locked.
const ATTEMPTS: usize = 100;

/// What is to be done to files. Until [`commit`](Self::commit), nothing but temporary files beside them is written.
#[derive(Debug, Default)]
pub struct Transaction {
    /// The folders in which nobody else writes meanwhile.
    locks: Vec<FolderLock>,
    steps: Vec<Step>,
    /// The folders that were made for it, each after the one that it is in.
    made: Vec<PathBuf>,
    /// The folders that are there, as far as it has looked: thousands of files may be in a few.
    there: BTreeSet<PathBuf>,
    /// The folders that may be empty afterwards, each before the one that it is in.
    emptied: Vec<PathBuf>,
}

#[derive(Debug)]
struct Step {
    target: PathBuf,
    /// The file of the new text, which is not held open: there may be thousands. None where the file goes.
    text: Option<TempPath>,
    /// Another name of what is there now; none where nothing is.
    before: Option<TempPath>,
}

/// How a file gets its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Usual,
    /// It is on disk before it replaces what is there.
    Durable,
    /// It may replace the text of an earlier step.
    Again,
}

impl Transaction {
    /// One that does nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps other runs from writing in a folder until this one has ended. A folder that is missing is made. Where another run has the
    /// folder, `waiting` is told, and the call waits for that run.
    pub fn lock(&mut self, folder: &Path, waiting: &mut dyn FnMut(&Path)) -> Result<(), OutputError> {
        let folder = or_here(folder);
        let mut result = Ok(());
        for _ in 0..ATTEMPTS {
            result = self.try_lock(folder, &mut || waiting(folder));
            // The run that made the folder has failed, and has removed it.
            if !result.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
                break;
            }
        }
        result.map_err(|error| OutputError::Io(folder.to_owned(), error))
    }

    fn try_lock(&mut self, folder: &Path, waiting: &mut dyn FnMut()) -> io::Result<()> {
        // Until it is locked, others may remove what was there.
        self.there.clear();
        self.make_folder(folder)?;
        let canonical = fs::canonicalize(folder)?;
        if !self.locks.iter().any(|lock| lock.is_of(&canonical)) {
            self.locks.push(FolderLock::take(canonical, waiting)?);
        }
        Ok(())
    }

    /// Gives a file a new text. Folders that are missing are made.
    pub fn replace(&mut self, target: &Path, text: &str) -> Result<(), OutputError> {
        self.stage(target, text, Kind::Usual)
    }

    /// Gives a file a new text that outlives a loss of power, where a file of nothing could not be repaired.
    pub fn replace_durably(&mut self, target: &Path, text: &str) -> Result<(), OutputError> {
        self.stage(target, text, Kind::Durable)
    }

    /// Removes what killed runs left of files that were being written beside a file, where no other run writes there now.
    pub fn sweep_beside(&mut self, target: &Path) {
        let (target, _) = followed(target);
        let Ok(folder) = fs::canonicalize(folder_of(&target)) else { return };
        // A run that has a folder writes in the folders within it too.
        if folder.ancestors().skip(1).any(lock::is_busy) {
            return;
        }
        if let Some(own) = FolderLock::at_once(&folder) {
            disk::sweep(&folder);
            self.locks.push(own);
        }
    }

    /// Gives a file a new text that an earlier step may have given another one. Where a later step fails, it has that one again until
    /// all steps between are undone.
    pub fn replace_again(&mut self, target: &Path, text: &str) -> Result<(), OutputError> {
        self.stage(target, text, Kind::Again)
    }

    /// Removes a file of a folder, and the folders in that one that are empty without it.
    pub fn remove(&mut self, folder: &Path, path: &Path) -> Result<(), OutputError> {
        let target = folder.join(path);
        let before = keep(&target).map_err(|error| OutputError::Io(target.clone(), error))?;
        self.steps.push(Step { target, text: None, before });
        let parents = path.ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
        self.emptied.extend(parents.map(|parent| folder.join(parent)));
        Ok(())
    }

    /// Does it all, in the order in which it was asked for. Where a step fails, those before it are undone.
    pub fn commit(mut self) -> Result<(), OutputError> {
        let steps = std::mem::take(&mut self.steps);
        let mut done = Vec::with_capacity(steps.len());
        for Step { target, text, before } in steps {
            let result = match text {
                Some(text) => text.persist(&target).map_err(|error| error.error),
                None => fs::remove_file(&target),
            };
            if let Err(error) = result {
                done.into_iter().rev().for_each(undo);
                return Err(OutputError::Io(target, error));
            }
            done.push((target, before));
        }
        drop(done);
        self.made.clear();
        // Fails where a folder still has files, which is where it stays.
        self.emptied.iter().for_each(|folder| drop(fs::remove_dir(folder)));
        Ok(())
    }

    fn stage(&mut self, target: &Path, text: &str, kind: Kind) -> Result<(), OutputError> {
        let (target, is_there) = &followed(target);
        let refused = |error| OutputError::Io(target.to_owned(), error);
        self.make_folder(folder_of(target)).map_err(refused)?;
        let mut file = builder().tempfile_in(folder_of(target)).map_err(refused)?;
        file.write_all(text.as_bytes()).map_err(refused)?;
        if kind == Kind::Durable {
            file.as_file().sync_all().map_err(refused)?;
        }
        let earlier = || self.steps.iter().rev().find(|step| step.target == *target)?.text.as_deref();
        let there = if kind == Kind::Again { earlier() } else { None };
        let before = match there {
            Some(there) => keep(there),
            None if *is_there => keep(target),
            None => Ok(None),
        };
        let before = before.map_err(refused)?;
        self.steps.push(Step { target: target.to_owned(), text: Some(file.into_temp_path()), before });
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        if self.there.contains(folder) {
            return Ok(());
        }
        let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !is_there(folder)).collect();
        fs::create_dir_all(folder)?;
        self.there.insert(folder.to_owned());
        self.made.extend(missing.into_iter().rev().map(Path::to_owned));
        Ok(())
    }
}

impl Drop for Transaction {
    /// What was not done leaves nothing behind.
    fn drop(&mut self) {
        self.steps.clear();
        // There the file that is the lock is in the folder; elsewhere the folder is, and is removed before somebody else has it.
        if cfg!(windows) {
            self.locks.clear();
        }
        for folder in self.made.iter().rev() {
            // Fails where something else came into it, which then stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// What a link leads to is replaced, and not the link; and whether anything may be there.
fn followed(target: &Path) -> (PathBuf, bool) {
    let found = fs::symlink_metadata(target);
    let is_there = !found.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound);
    let is_link = found.is_ok_and(|found| found.is_symlink());
    let followed = is_link.then(|| fs::canonicalize(target).ok()).flatten();
    (followed.unwrap_or_else(|| target.to_owned()), is_there)
}

fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.exists()
}

fn folder_of(target: &Path) -> &Path {
    or_here(target.parent().unwrap_or(target))
}

/// A folder, which may be spelled by an empty path.
fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Puts back what was there. Nothing can be done where that fails too, and what failed first is what is said.
fn undo((target, before): (PathBuf, Option<TempPath>)) {
    let _ = match before {
        Some(before) => before.persist(&target).map_err(|error| error.error),
        None => fs::remove_file(&target),
    };
}

/// Gives a file a second name, under which it outlives its replacement; a copy where the file system has no such thing.
fn keep(target: &Path) -> io::Result<Option<TempPath>> {
    let folder = folder_of(target);
    let linked = builder().make_in(folder, |path| fs::hard_link(target, path));
    let kept = match linked {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(_) => builder().make_in(folder, |path| fs::copy(target, path).map(drop))?,
        Ok(kept) => kept,
    };
    Ok(Some(kept.into_temp_path()))
}

/// Temporary files are private to their owner unless told otherwise; these become files like all others.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(disk::TEMPORARY).rand_bytes(disk::RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests;
