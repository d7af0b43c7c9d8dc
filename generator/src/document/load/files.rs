use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

/// Where a document has files that are not on the disk, or not yet those of the disk.
pub trait Files: Debug + Send + Sync {
    /// The bytes of the file at a path, of which more than `limit` are an error; none where the file is to be read from the disk. The
    /// paths are that of the root document and, relative to it, what references name, without `.` and `..` as far as that can be.
    ///
    /// Several may be asked for at once. An error of the kind [`NotFound`](io::ErrorKind::NotFound) is a missing file; of others,
    /// messages have the text.
    fn read(&self, path: &Path, limit: u64) -> Option<io::Result<Vec<u8>>>;
}

/// A file whose text is known, and that the disk does not have yet.
#[derive(Debug)]
pub struct KnownFile {
    path: PathBuf,
    text: String,
}

impl KnownFile {
    /// The file at a path, which is that of the document as it is named.
    pub fn new(path: &Path, text: impl Into<String>) -> Self {
        Self { path: path.to_owned(), text: text.into() }
    }
}

impl Files for KnownFile {
    fn read(&self, path: &Path, _: u64) -> Option<io::Result<Vec<u8>>> {
        (path == self.path).then(|| Ok(self.text.clone().into_bytes()))
    }
}
