//! Reads files, and says in plain words why one cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::document::limits::Limits;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// There is no such file.
    Missing,
    /// It is a directory.
    Directory,
    /// The user may not read it.
    Denied,
    /// It is a pipe, a socket or a device.
    Special,
    /// It has more bytes than [`Limits::file_bytes`].
    TooLarge(u64),
    /// Anything else, in the operating system's words.
    Other(String),
}

impl Unreadable {
    /// The reason, to follow "cannot read `file`: ".
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Missing => "there is no such file".into(),
            Self::Directory => "it is a directory".into(),
            Self::Denied => "permission denied".into(),
            Self::Special => "it is not a regular file".into(),
            Self::TooLarge(limit) => format!("it is larger than {}", mebibytes(*limit)),
            Self::Other(reason) => reason.clone(),
        }
    }

    /// What the user can do, where the file is the one that was named.
    pub(crate) fn help(&self) -> &'static str {
        match self {
            Self::Missing => "name a file that exists",
            Self::Directory => "name the document in it, such as `openapi.yaml`",
            Self::Denied => "let the user who runs this read the file",
            Self::Special => "write what it gives to a file, and name that",
            Self::TooLarge(_) => "split the document into files that refer to each other",
            Self::Other(_) => "see to it that the file can be read",
        }
    }
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// The bytes of the file at `path`.
///
/// The kind of the file is looked at before it is opened, since opening a pipe waits for its other end.
pub(crate) fn read_bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(Unreadable::Directory);
    }
    if !metadata.is_file() {
        return Err(Unreadable::Special);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(limits.file_bytes)).unwrap_or(0));
    File::open(path)?.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(Unreadable::TooLarge(limits.file_bytes));
    }
    Ok(bytes)
}

/// A size in words: `32 MiB`, or `100 bytes` below one.
pub(crate) fn mebibytes(bytes: u64) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} bytes"),
        mebibytes => format!("{mebibytes} MiB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_follows_the_kind_of_the_error() {
        let reason = |kind: io::ErrorKind| Unreadable::from(io::Error::from(kind)).reason();
        assert_eq!(reason(io::ErrorKind::PermissionDenied), "permission denied");
        assert_eq!(reason(io::ErrorKind::NotFound), "there is no such file");
        assert_eq!(reason(io::ErrorKind::NotADirectory), "there is no such file");
    }

    #[test]
    fn a_directory_a_device_and_a_large_file_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("large.yaml");
        std::fs::write(&file, "0123456789").unwrap();
        let limits = Limits { file_bytes: 9, ..Limits::default() };
        assert_eq!(read_bytes(folder.path(), &limits), Err(Unreadable::Directory));
        assert_eq!(read_bytes(&file, &limits), Err(Unreadable::TooLarge(9)));
        assert_eq!(read_bytes(&file, &Limits::default()).as_deref(), Ok(&b"0123456789"[..]));
        #[cfg(unix)]
        assert_eq!(read_bytes(Path::new("/dev/zero"), &limits), Err(Unreadable::Special));
    }
}
