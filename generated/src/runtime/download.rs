//! Bodies of responses, saved to files.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use bytes::Bytes;

use super::byte_stream::ByteStream;
use super::error::Error;
use super::future::BoxFuture;
use super::platform::on_disk;

/// How many bytes are gathered before they are written.
const CHUNK: u64 = 128 * 1024;

/// Told how many bytes are there, and how many there will be, where the response says so.
type Progress<'a> = Box<dyn FnMut(u64, Option<u64>) + Send + 'a>;

impl ByteStream {
    /// Saves what is left of the body to a file, and gives its length in bytes.
    ///
    /// It is written to a file of another name in the same folder, which takes the place of `path` when it is complete: nobody sees a
    /// part of it, and what was there before stays if it does not come to its end. The part is removed then, and also where the future
    /// is dropped before it is ready.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next), and [`ErrorKind::File`](crate::ErrorKind::File) where the file cannot be written, as it cannot in a browser.
    pub fn save_to(self, path: impl AsRef<Path>) -> BoxFuture<'static, Result<u64, Error>> {
        Box::pin(self.save(path.as_ref().to_owned(), Box::new(|_, _| {})))
    }

    /// [`save_to`](Self::save_to), and says with each chunk that comes how many bytes there are by then, and how many the whole body has,
    /// where the response says so.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn save_with_progress<'a>(
        self,
        path: impl AsRef<Path>,
        progress: impl FnMut(u64, Option<u64>) + Send + 'a,
    ) -> BoxFuture<'a, Result<u64, Error>> {
        Box::pin(self.save(path.as_ref().to_owned(), Box::new(progress)))
    }

    async fn save(mut self, path: PathBuf, mut progress: Progress<'_>) -> Result<u64, Error> {
        let (operation, total) = (self.operation(), self.content_length());
        let fault = |source| Error::file(Some(operation), &path, source);
        let beside = path.clone();
        let mut part = on_disk(move || Part::beside(&beside)).await.map_err(fault)?;
        let (mut length, mut written, mut chunks) = (0_u64, 0_u64, Vec::new());
        while let Some(chunk) = self.next().await {
            let chunk = chunk?;
            length = length.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            chunks.push(chunk);
            if length.saturating_sub(written) >= CHUNK {
                let gathered = std::mem::take(&mut chunks);
                part = on_disk(move || part.with(&gathered)).await.map_err(fault)?;
                written = length;
            }
            progress(length, total);
        }
        on_disk(move || part.with(&chunks)?.complete()).await.map_err(fault)?;
        Ok(length)
    }
}

/// A file that is not complete yet. It is removed where it does not come to that.
pub(super) struct Part {
    file: File,
    /// Empty once it has the name that it was meant to have.
    path: PathBuf,
    target: PathBuf,
}

/// What a symbolic link leads to, which is what is written; anything else is itself.
fn followed(target: &Path) -> io::Result<PathBuf> {
    let is_link = fs::symlink_metadata(target).is_ok_and(|own| own.is_symlink());
    if is_link { fs::canonicalize(target) } else { Ok(target.to_owned()) }
}

impl Part {
    /// Creates one in the folder of the file that it is to be. Whoever may read the file that it takes the place of may read it, and nobody else.
    pub(super) fn beside(target: &Path) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let target = &followed(target)?;
        if target.file_name().is_none() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it has no name"));
        }
        let mut tries = 1000_u32;
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = target.with_file_name(format!(".{}-{count}.part", std::process::id()));
            match File::create_new(&path) {
                // A program that was killed may have left it, or one on another machine may write it.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries > 0 => {
                    tries = tries.saturating_sub(1)
                }
                created => {
                    let part = Self { file: created?, path, target: target.clone() };
                    if let Ok(before) = fs::metadata(target) {
                        part.file.set_permissions(before.permissions())?;
                    }
                    return Ok(part);
                }
            }
        }
    }

    /// Adds to it.
    pub(super) fn with(mut self, chunks: &[Bytes]) -> io::Result<Self> {
        chunks.iter().try_for_each(|chunk| self.file.write_all(chunk))?;
        Ok(self)
    }

    /// Gives it the name that it was meant to have, once all of it is on the disk.
    pub(super) fn complete(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, &self.target)?;
        self.path = PathBuf::new();
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // Whoever is told of the failure can do no more about it than this.
            let _ = fs::remove_file(&self.path);
        }
    }
}
