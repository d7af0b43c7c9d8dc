//! Bodies that are read while they come, by a thread that waits.

use std::fmt;
use std::io::{self, Read};

use bytes::{Buf, Bytes};

use super::super::byte_stream::ByteStream;
use super::super::error::{Error, ErrorKind};
use super::super::operation::Operation;
use super::super::request::Request;
use super::super::response::Response;
use super::{block_on, wait};

impl Request {
    /// [`send_stream`](Self::send_stream), and blocks the thread until the head of the response is
    /// there.
    pub(crate) fn send_stream_blocking(self) -> Result<Response<BlockingByteStream>, Error> {
        Ok(block_on(self.send_stream())?.map(BlockingByteStream::new))
    }
}

/// The body of a response, to be read as it comes: by [`Read`], or chunk by chunk as an iterator.
/// The thread is blocked while a chunk is on its way.
///
/// It ends after the last byte, or after an error. The client's timeout is that for each chunk.
#[must_use = "a body is not read until it is asked for"]
pub struct BlockingByteStream {
    /// `None` after an error.
    stream: Option<ByteStream>,
    /// What is left of the last chunk.
    rest: Bytes,
    content_length: Option<u64>,
}

impl BlockingByteStream {
    fn new(stream: ByteStream) -> Self {
        let content_length = stream.content_length();
        Self { stream: Some(stream), rest: Bytes::new(), content_length }
    }

    /// None after an error.
    pub(super) fn operation(&self) -> Option<&'static Operation> {
        self.stream.as_ref().map(ByteStream::operation)
    }

    /// The length of the whole body in bytes, where the response says so.
    pub fn content_length(&self) -> Option<u64> {
        self.content_length
    }

    /// What is left of the body, as a whole, however large it is: the client's limit is not for this.
    ///
    /// # Errors
    ///
    /// Where the body does not come to its end: the kinds [`Timeout`](ErrorKind::Timeout) and
    /// [`Transport`](ErrorKind::Transport).
    pub fn bytes(mut self) -> Result<Bytes, Error> {
        let mut all = Vec::from(std::mem::take(&mut self.rest));
        for chunk in self {
            all.extend_from_slice(&chunk?);
        }
        Ok(all.into())
    }

    fn fetch(&mut self) -> Option<Result<Bytes, Error>> {
        let mut stream = self.stream.take()?;
        let next = wait(async move {
            let chunk = stream.next().await;
            (chunk, stream)
        });
        match next {
            Ok((chunk, stream)) => {
                self.stream = Some(stream);
                chunk
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl Iterator for BlockingByteStream {
    type Item = Result<Bytes, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() { self.fetch() } else { Some(Ok(std::mem::take(&mut self.rest))) }
    }
}

impl Read for BlockingByteStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            match self.fetch() {
                None => return Ok(0),
                Some(chunk) => self.rest = chunk.map_err(in_io)?,
            }
        }
        let length = self.rest.len().min(buffer.len());
        if let Some(buffer) = buffer.get_mut(..length) {
            self.rest.copy_to_slice(buffer);
        }
        Ok(length)
    }
}

fn in_io(error: Error) -> io::Error {
    match error.kind() {
        ErrorKind::Timeout => io::Error::new(io::ErrorKind::TimedOut, error),
        _ => io::Error::other(error),
    }
}

impl fmt::Debug for BlockingByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingByteStream").field("content_length", &self.content_length).finish_non_exhaustive()
    }
}
