//! One run at a time in a folder.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How long a run waits before it looks again whether another one has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// The file by which a folder is locked where folders have no locks.
#[cfg(not(unix))]
const LOCK: &str = ".sailmaker-lock";

/// A folder in which no other run writes until this is dropped. The lock is the operating system's, which takes it from a process that is
/// killed. Where a file system has no locks, runs are not kept apart.
#[derive(Debug)]
pub(super) struct FolderLock {
    folder: PathBuf,
    /// What the lock is of: it is held while this is open.
    _open: Option<File>,
}

/// What came of one look.
enum Attempt {
    Taken(Option<File>),
    /// Another run has it.
    Busy,
}

impl FolderLock {
    /// Waits until no other run has the folder, which is called by its canonical path; `waiting` is called where there is one. Fails with
    /// [`ErrorKind::NotFound`] where another run has removed the folder meanwhile.
    pub(super) fn take(folder: PathBuf, waiting: &mut dyn FnMut()) -> io::Result<Self> {
        let mut is_first = true;
        loop {
            if let Attempt::Taken(open) = attempt(&folder)? {
                return Ok(Self { folder, _open: open });
            }
            if is_first {
                waiting();
            }
            is_first = false;
            thread::sleep(PAUSE);
        }
    }

    /// The same without waiting; `None` where another run has the folder, or it cannot be asked.
    pub(super) fn at_once(folder: &Path) -> Option<Self> {
        match attempt(folder) {
            Ok(Attempt::Taken(open)) => Some(Self { folder: folder.to_owned(), _open: open }),
            Ok(Attempt::Busy) | Err(_) => None,
        }
    }

    /// Whether it is of a folder.
    pub(super) fn is_of(&self, canonical: &Path) -> bool {
        self.folder == canonical
    }
}

/// Whether a run has a folder now. Nothing is made in the folder to find out.
#[cfg(unix)]
pub(super) fn is_busy(folder: &Path) -> bool {
    File::open(folder).is_ok_and(|open| matches!(open.try_lock(), Err(fs::TryLockError::WouldBlock)))
}

/// The same, by the file that is there as long as a run has the folder.
#[cfg(not(unix))]
pub(super) fn is_busy(folder: &Path) -> bool {
    folder.join(LOCK).exists()
}

/// Locks the folder itself, so that no file has to be made for it.
#[cfg(unix)]
fn attempt(folder: &Path) -> io::Result<Attempt> {
    use std::fs::TryLockError;
    use std::os::unix::fs::MetadataExt;
    let open = File::open(folder)?;
    match open.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(Attempt::Busy),
        // Some network file systems know no lock of a folder.
        Err(TryLockError::Error(_)) | Ok(()) => {}
    }
    // The run that had it may have made the folder, and removed it as it failed.
    let (locked, there) = (open.metadata()?, fs::metadata(folder)?);
    match (locked.dev(), locked.ino()) == (there.dev(), there.ino()) {
        true => Ok(Attempt::Taken(Some(open))),
        false => Err(ErrorKind::NotFound.into()),
    }
}

/// Folders have no locks there; a file that nobody else may open, and that goes when it is closed, is one.
#[cfg(windows)]
fn attempt(folder: &Path) -> io::Result<Attempt> {
    use std::os::windows::fs::OpenOptionsExt;
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const SHARING_VIOLATION: i32 = 32;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false).share_mode(0).custom_flags(DELETE_ON_CLOSE);
    match options.open(folder.join(LOCK)) {
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(Attempt::Busy),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        // What keeps the file from being made, as in a folder that may only be read, is said of the first file that is written.
        opened => Ok(Attempt::Taken(opened.ok())),
    }
}

#[cfg(not(any(unix, windows)))]
fn attempt(_folder: &Path) -> io::Result<Attempt> {
    Ok(Attempt::Taken(None))
}

#[cfg(test)]
mod tests;
