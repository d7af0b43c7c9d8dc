//! Reads the bytes of a file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::FileError;
use crate::document::limits::Limits;

/// The bytes of the file at `path`.
///
/// The kind of the file is looked at before it is opened, since opening a pipe waits for its other end.
pub(crate) fn read_bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, FileError> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(FileError::Directory);
    }
    if !metadata.is_file() {
        return Err(FileError::Special);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(limits.file_bytes)).unwrap_or(0));
    File::open(path)?.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(FileError::TooLarge(limits.file_bytes));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_a_device_and_a_large_file_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("large.yaml");
        std::fs::write(&file, "0123456789").unwrap();
        let limits = Limits { file_bytes: 9, ..Limits::default() };
        assert_eq!(read_bytes(folder.path(), &limits), Err(FileError::Directory));
        assert_eq!(read_bytes(&file, &limits), Err(FileError::TooLarge(9)));
        assert_eq!(read_bytes(&file, &Limits::default()).as_deref(), Ok(&b"0123456789"[..]));
        #[cfg(unix)]
        assert_eq!(read_bytes(Path::new("/dev/zero"), &limits), Err(FileError::Special));
    }
}
