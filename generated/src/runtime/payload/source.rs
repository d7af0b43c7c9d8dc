//! The parts of a body while it is being sent.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;

use super::super::future::BoxFuture;
use super::super::platform::on_disk;
use super::Piece;

/// How much of a file is read at once, in bytes.
const CHUNK: u64 = 128 * 1024;

/// A part of a body that is being sent.
pub(super) enum Source {
    Bytes(Bytes),
    File(Open),
}

/// An open file, and how many of its bytes are to be read yet.
pub(super) struct Open {
    file: fs::File,
    left: u64,
}

/// A chunk that is being read.
pub(super) type Reading = BoxFuture<'static, io::Result<(Bytes, Open)>>;

impl Source {
    pub(super) async fn open(piece: &Piece) -> Result<Self, String> {
        match piece {
            Piece::Bytes(bytes) => Ok(Self::Bytes(bytes.clone())),
            Piece::File(path) => {
                let fault = |error: io::Error| format!("the file {} cannot be opened: {error}", path.display());
                let owned = Arc::clone(path);
                Ok(Self::File(on_disk(move || Open::new(&owned)).await.map_err(fault)?))
            }
        }
    }

    /// How many bytes are to be sent yet.
    pub(super) fn left(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Self::File(open) => open.left,
        }
    }
}

impl Open {
    /// Opens a file. The length of what is no regular file, such as a pipe, is not known, nor can it
    /// be read a second time; opening it might even wait for ever.
    fn new(path: &Path) -> io::Result<Self> {
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"));
        }
        let file = fs::File::open(path)?;
        let left = file.metadata()?.len();
        Ok(Self { file, left })
    }

    /// Begins to read the next chunk.
    pub(super) fn read(self) -> Reading {
        Box::pin(on_disk(move || self.chunk()))
    }

    /// Reads the next chunk. No more is read than there was when the file was opened; less is an
    /// error.
    fn chunk(mut self) -> io::Result<(Bytes, Self)> {
        let mut chunk = Vec::new();
        let length = (&mut self.file).take(self.left.min(CHUNK)).read_to_end(&mut chunk)?;
        if length == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file has become shorter"));
        }
        self.left = self.left.saturating_sub(u64::try_from(length).unwrap_or(u64::MAX));
        Ok((chunk.into(), self))
    }
}
