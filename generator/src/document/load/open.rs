//! Reads and parses one file; many of these run at once.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::LoadOptions;
use crate::document::limits::Limits;
use crate::document::read::{self, FileError, Parsed, SyntaxError};

/// A file that was read; its text may still be no tree.
pub(super) struct Read {
    /// Its path without symbolic links, by which it is known again.
    pub(super) identity: PathBuf,
    pub(super) text: String,
    pub(super) parsed: Result<Parsed, SyntaxError>,
}

/// Reads the file at `path`, which must lie below `folder` (a canonical path) if one is given. `total` counts the bytes of
/// all files.
pub(super) fn open(
    path: &Path,
    folder: Option<&Path>,
    options: &LoadOptions,
    total: &AtomicU64,
) -> Result<Read, FileError> {
    let limits = &options.limits;
    if let Some(bytes) = options.files.as_ref().and_then(|files| files.read(path, limits.file_bytes)) {
        let bytes = bytes?;
        count(bytes.len() as u64, limits, total)?;
        return Ok(parse(path, path.to_owned(), bytes, limits));
    }
    let identity = std::fs::canonicalize(path)?;
    if folder.is_some_and(|folder| !identity.starts_with(folder)) {
        return Err(FileError::Outside);
    }
    count(std::fs::metadata(&identity).map_or(0, |metadata| metadata.len().min(limits.file_bytes)), limits, total)?;
    let bytes = read::read_bytes(&identity, limits)?;
    Ok(parse(path, identity, bytes, limits))
}

fn count(size: u64, limits: &Limits, total: &AtomicU64) -> Result<(), FileError> {
    match total.fetch_add(size, Ordering::Relaxed).saturating_add(size) > limits.total_bytes {
        true => Err(FileError::TotalTooLarge(limits.total_bytes)),
        false => Ok(()),
    }
}

/// Parses what was read from `path`.
pub(super) fn parse(path: &Path, identity: PathBuf, bytes: Vec<u8>, limits: &Limits) -> Read {
    let (text, error) = read::decode(bytes);
    let parsed = match error {
        Some(error) => Err(error),
        None => read::parse(&text, path, limits),
    };
    Read { identity, text, parsed }
}
