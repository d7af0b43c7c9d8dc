use std::fmt::Debug;
use std::io;
use std::path::Path;

/// Where a document has files that are not on the disk, or not yet those of the disk.
pub trait Files: Debug + Send + Sync {
    /// The bytes of the file at a path, of which more than `limit` are an error; none where the file is to be read from the disk. The
    /// paths are that of the root document and, relative to it, what references name, without `.` and `..` as far as that can be.
    ///
    /// Several may be asked for at once. An error of the kind [`NotFound`](io::ErrorKind::NotFound) is a missing file; of others,
    /// messages have the text.
    fn read(&self, path: &Path, limit: u64) -> Option<io::Result<Vec<u8>>>;
}
