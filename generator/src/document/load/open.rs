//! Reads and parses one file; many of these run at once.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;

use crate::document::limits::Limits;
use crate::document::read::{self, Fault, Unreadable};

/// What became of a file.
pub(super) enum Opened {
    /// It was read.
    Read(Read),
    /// It cannot be read.
    Unreadable(Unreadable),
    /// It lies outside the root document's folder once symbolic links are followed.
    Outside,
    /// All files together would be larger than [`Limits::total_bytes`].
    TooMuch,
}

/// A file that was read; its text may still be no tree.
pub(super) struct Read {
    /// Its path without symbolic links, by which it is known again.
    pub(super) identity: PathBuf,
    pub(super) text: String,
    pub(super) value: Result<Value, Fault>,
}

/// Reads the file at `path`, which must lie below `folder` (a canonical path) if one is given.
pub(super) fn open(path: &Path, folder: Option<&Path>, limits: &Limits, total: &AtomicU64) -> Opened {
    let identity = match std::fs::canonicalize(path) {
        Ok(identity) => identity,
        Err(error) => return Opened::Unreadable(error.into()),
    };
    if folder.is_some_and(|folder| !identity.starts_with(folder)) {
        return Opened::Outside;
    }
    let size = std::fs::metadata(&identity).map_or(0, |metadata| metadata.len().min(limits.file_bytes));
    if total.fetch_add(size, Ordering::Relaxed).saturating_add(size) > limits.total_bytes {
        return Opened::TooMuch;
    }
    match read::read_bytes(&identity, limits) {
        Ok(bytes) => parse(path, identity, bytes, limits),
        Err(reason) => Opened::Unreadable(reason),
    }
}

/// Parses what was read from `path`.
pub(super) fn parse(path: &Path, identity: PathBuf, bytes: Vec<u8>, limits: &Limits) -> Opened {
    let (text, fault) = read::decode(bytes);
    let value = match fault {
        Some(fault) => Err(fault),
        None => read::parse(&text, path, limits),
    };
    Opened::Read(Read { identity, text, value })
}
