//! Bodies of several parts, chunk by chunk.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::source::{Reading, Source};

/// A body that is being sent.
pub(super) struct Upload {
    sources: VecDeque<Source>,
    reading: Option<Reading>,
    /// How many bytes are to be sent yet.
    left: u64,
}

impl Upload {
    pub(super) fn new(sources: Vec<Source>) -> Self {
        let left = sources.iter().map(Source::left).fold(0, u64::saturating_add);
        Self { sources: sources.into(), reading: None, left }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        loop {
            if let Some(reading) = &mut self.reading {
                let read = ready!(reading.as_mut().poll(context));
                self.reading = None;
                let (chunk, rest) = read?;
                self.sources.push_front(Source::File(rest));
                return Poll::Ready(Ok(Some(chunk)));
            }
            match self.sources.pop_front() {
                None => return Poll::Ready(Ok(None)),
                Some(source) if source.left() == 0 => {}
                Some(Source::Bytes(bytes)) => return Poll::Ready(Ok(Some(bytes))),
                Some(Source::File(open)) => self.reading = Some(open.read()),
            }
        }
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let chunk = ready!(self.poll(context));
        if let Ok(Some(chunk)) = &chunk {
            self.left = self.left.saturating_sub(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        }
        Poll::Ready(chunk.transpose().map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
