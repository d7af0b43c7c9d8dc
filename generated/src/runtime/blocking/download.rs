//! Bodies of responses, saved to files by a thread that waits.

use std::path::Path;

use super::super::download::Part;
use super::super::error::Error;
use super::BlockingByteStream;

impl BlockingByteStream {
    /// Saves what is left of the body to a file, and gives its length in bytes.
    ///
    /// It is written to a file of another name in the same folder, which takes the place of `path` when it is complete: nobody sees a
    /// part of it, and what was there before stays if it does not come to its end. The part is removed then.
    ///
    /// # Errors
    ///
    /// Those of [`bytes`](Self::bytes), and [`ErrorKind::File`](crate::ErrorKind::File) where the file cannot be written.
    pub fn save_to(self, path: impl AsRef<Path>) -> Result<u64, Error> {
        self.save(path.as_ref(), &mut |_, _| {})
    }

    /// [`save_to`](Self::save_to), and says with each chunk that comes how many bytes there are by then, and how many the whole body has,
    /// where the response says so.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn save_with_progress(
        self,
        path: impl AsRef<Path>,
        mut progress: impl FnMut(u64, Option<u64>),
    ) -> Result<u64, Error> {
        self.save(path.as_ref(), &mut progress)
    }

    fn save(self, path: &Path, progress: &mut dyn FnMut(u64, Option<u64>)) -> Result<u64, Error> {
        let (operation, total) = (self.operation(), self.content_length());
        let fault = |source| Error::file(operation, path, source);
        let mut part = Part::beside(path).map_err(fault)?;
        let mut length = 0_u64;
        for chunk in self {
            let chunk = chunk?;
            length = length.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            part = part.with(&[chunk]).map_err(fault)?;
            progress(length, total);
        }
        part.complete().map_err(fault)?;
        Ok(length)
    }
}
