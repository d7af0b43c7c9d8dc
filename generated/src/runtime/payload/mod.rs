//! Bodies of requests as they go over the wire.

mod file;
mod source;
mod upload;

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;

pub use self::file::File;
use self::source::Source;
use self::upload::Upload;
use super::transport::Body;

/// A body, which can be sent any number of times.
#[derive(Clone)]
pub(crate) struct Payload(Vec<Piece>);

/// A part of a body.
#[derive(Clone)]
pub(crate) enum Piece {
    Bytes(Bytes),
    /// What is in the file when the request is sent.
    File(Arc<Path>),
}

impl Payload {
    pub(crate) fn new(pieces: Vec<Piece>) -> Self {
        Self(pieces)
    }

    /// The body for one attempt: files are opened anew, so that their lengths are known.
    pub(crate) async fn open(&self) -> Result<Body, String> {
        if let [Piece::Bytes(bytes)] = self.0.as_slice() {
            return Ok(bytes.clone().into());
        }
        let mut sources = Vec::with_capacity(self.0.len());
        for piece in &self.0 {
            sources.push(Source::open(piece).await?);
        }
        Ok(Body::streamed(Upload::new(sources)))
    }
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Self(vec![Piece::Bytes(bytes)])
    }
}
