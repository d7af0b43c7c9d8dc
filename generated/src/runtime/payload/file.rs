//! What a program gives to be sent as a file.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::Piece;

/// Bytes to send: held in memory, or streamed from disk.
///
/// Texts and byte strings are contents, and paths are opened: `File::from(path)` of a
/// [`PathBuf`] is [`File::open`]; a `String` is never taken as a path.
#[derive(Clone)]
pub struct File {
    content: Piece,
    name: Option<String>,
    media_type: Option<String>,
}

impl File {
    /// Takes bytes that are in memory. They have no file name unless [`name`](Self::name) gives one.
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Self {
        Self { content: Piece::Bytes(bytes.into()), name: None, media_type: None }
    }

    /// Takes the file at `path`, whose name goes along.
    ///
    /// It is opened when the request is sent, and again whenever the request is sent again, so that
    /// it is never in memory as a whole. A file that cannot be opened then, or is no regular file,
    /// is an error of the kind [`Argument`](crate::ErrorKind::Argument).
    pub fn open(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { content: Piece::File(path.into()), name, media_type: None }
    }

    /// Sets the file name that goes along, where the body has a place for it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type, such as `image/png`. By default, a file that is the whole body is of the
    /// media type that the document lists, and one that is a part of it `application/octet-stream`.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// The file with that media type, unless it has one.
    pub(crate) fn or_media_type(mut self, media_type: &str) -> Self {
        self.media_type.get_or_insert_with(|| media_type.to_owned());
        self
    }

    pub(crate) fn content(&self) -> Piece {
        self.content.clone()
    }

    pub(crate) fn given_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub(crate) fn given_media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("File");
        match &self.content {
            Piece::Bytes(bytes) => debug.field("length", &bytes.len()),
            Piece::File(path) => debug.field("path", path),
        };
        debug.field("name", &self.name).field("media_type", &self.media_type).finish()
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<Bytes> for File {
    fn from(bytes: Bytes) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<&'static [u8]> for File {
    fn from(bytes: &'static [u8]) -> Self {
        Self::from_bytes(bytes)
    }
}

impl<const N: usize> From<&'static [u8; N]> for File {
    fn from(bytes: &'static [u8; N]) -> Self {
        Self::from_bytes(bytes.as_slice())
    }
}

impl From<String> for File {
    fn from(text: String) -> Self {
        Self::from_bytes(text)
    }
}

impl From<&Path> for File {
    fn from(path: &Path) -> Self {
        Self::open(path)
    }
}

impl From<PathBuf> for File {
    fn from(path: PathBuf) -> Self {
        Self::open(path)
    }
}
