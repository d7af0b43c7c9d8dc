//! Bodies of requests and responses, as a transport gets and gives them.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::super::error::BoxError;
use super::super::platform::MaybeSend;
use super::TransportError;

/// The body of a request or of a response: bytes in memory, or chunks that come as they are read.
pub struct Body(Content);

enum Content {
    /// `None` once they were read.
    Whole(Option<Bytes>),
    /// Never locked: it makes the body `Sync`, which what it is made of need not be.
    Chunks(Mutex<Pin<Box<dyn Chunks>>>),
}

/// What comes as it is read.
trait Chunks: http_body::Body<Data = Bytes, Error = TransportError> + MaybeSend {}

impl<B: http_body::Body<Data = Bytes, Error = TransportError> + MaybeSend> Chunks for B {}

impl Body {
    /// A body without any bytes.
    pub fn empty() -> Self {
        Self::from(Bytes::new())
    }

    /// A body that is read as it comes.
    ///
    /// An error of it that has no [`TransportError`] among its causes is one of the kind [`Transport`](crate::ErrorKind::Transport), or of
    /// [`Timeout`](crate::ErrorKind::Timeout) where it says that the time is up, as a timeout of tokio or of tower does.
    pub fn streamed<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + MaybeSend + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Content::Chunks(Mutex::new(Box::pin(Streamed(Box::pin(body))))))
    }

    /// The bytes, where they are all in memory and none were read.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Whole(bytes) => bytes.as_ref(),
            Content::Chunks(_) => None,
        }
    }

    /// The next chunk, which is not empty, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Where the body does not come to its end.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    /// The next chunk that is not empty. What is no chunk, such as trailers, is passed over.
    pub(crate) fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let frame = ready!(http_body::Body::poll_frame(Pin::new(self), context));
            match frame.map(|frame| frame.map(Frame::into_data)) {
                None => return Poll::Ready(None),
                Some(Ok(Ok(chunk))) if !chunk.is_empty() => return Poll::Ready(Some(Ok(chunk))),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            }
        }
    }

    /// How many bytes there are, where that is known.
    pub(crate) fn length(&self) -> Option<u64> {
        http_body::Body::size_hint(self).exact()
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Content::Whole(bytes) => {
                Poll::Ready(bytes.take().filter(|bytes| !bytes.is_empty()).map(|bytes| Ok(Frame::data(bytes))))
            }
            Content::Chunks(chunks) => {
                chunks.get_mut().unwrap_or_else(PoisonError::into_inner).as_mut().poll_frame(context)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Content::Whole(bytes) => bytes.as_ref().is_none_or(Bytes::is_empty),
            Content::Chunks(chunks) => chunks.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Content::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| u64::try_from(bytes.len()).unwrap_or(u64::MAX)))
            }
            Content::Chunks(chunks) => chunks.lock().unwrap_or_else(PoisonError::into_inner).size_hint(),
        }
    }
}

/// A body of whatever error.
struct Streamed<B>(Pin<Box<B>>);

impl<B> http_body::Body for Streamed<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let frame = ready!(self.0.as_mut().poll_frame(context));
        Poll::Ready(frame.map(|frame| frame.map_err(|error| TransportError::of(error.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Content::Whole(Some(bytes)))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from(text).into()
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

/// The bytes are not shown: there may be secrets in them.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("length", &self.length()).finish_non_exhaustive()
    }
}
