//! Streams of items, by a thread that waits.

use std::fmt;

use serde::de::DeserializeOwned;

use super::split::Piece;
use super::{Event, Format, Read, Source};
use crate::runtime::blocking::{block_on, wait};
use crate::runtime::response::Response;
use crate::runtime::{Error, Request, decode};

impl Request {
    /// [`send_events`](Self::send_events), and blocks the thread until the head of the response is there.
    pub(crate) fn send_events_blocking<T: DeserializeOwned>(self) -> Result<Response<BlockingEvents<T>>, Error> {
        let source = block_on(self.send_items(Format::Events))?;
        Ok(source.map(|source| BlockingEvents { items: Items::new(source), read: decode::json }))
    }

    /// [`send_text_events`](Self::send_text_events), and blocks the thread until the head of the response is there.
    pub(crate) fn send_text_events_blocking(self) -> Result<Response<BlockingEvents<String>>, Error> {
        let source = block_on(self.send_items(Format::Events))?;
        Ok(source.map(|source| BlockingEvents { items: Items::new(source), read: decode::lossy }))
    }

    /// [`send_lines`](Self::send_lines), and blocks the thread until the head of the response is there.
    pub(crate) fn send_lines_blocking<T: DeserializeOwned>(self) -> Result<Response<BlockingJsonStream<T>>, Error> {
        self.send_values_blocking(Format::Lines)
    }

    /// [`send_sequence`](Self::send_sequence), and blocks the thread until the head of the response is there.
    pub(crate) fn send_sequence_blocking<T: DeserializeOwned>(self) -> Result<Response<BlockingJsonStream<T>>, Error> {
        self.send_values_blocking(Format::Sequence)
    }

    fn send_values_blocking<T: DeserializeOwned>(
        self,
        format: Format,
    ) -> Result<Response<BlockingJsonStream<T>>, Error> {
        let source = block_on(self.send_items(format))?;
        Ok(source.map(|source| BlockingJsonStream { items: Items::new(source), read: decode::json }))
    }
}

/// The events of a response, as an iterator: [`Events`](crate::Events) for code that is not async. The thread is blocked while one is on
/// its way.
#[must_use = "events are not read until they are asked for"]
pub struct BlockingEvents<T> {
    items: Items,
    read: Read<T>,
}

/// The items of a response that is a sequence of JSON values, as an iterator: [`JsonStream`](crate::JsonStream) for code that is not
/// async. The thread is blocked while one is on its way.
#[must_use = "items are not read until they are asked for"]
pub struct BlockingJsonStream<T> {
    items: Items,
    read: Read<T>,
}

impl<T> BlockingEvents<T> {
    /// Sends the request again when the response ends or breaks off; see [`Events::reconnect`](crate::Events::reconnect).
    pub fn reconnect(mut self, attempts: u32) -> Self {
        if let Some(source) = &mut self.items.source {
            source.reconnect(attempts);
        }
        self
    }

    /// The id of the last event, where one was said.
    pub fn last_id(&self) -> Option<&str> {
        self.items.source.as_ref()?.last_id()
    }
}

/// The items, whatever they are.
struct Items {
    /// `None` where reading it panicked.
    source: Option<Source>,
}

impl Items {
    fn new(source: Source) -> Self {
        Self { source: Some(source) }
    }

    fn next(&mut self) -> Option<Result<(Piece, &Source), Error>> {
        let mut source = self.source.take()?;
        let next = wait(async move {
            let piece = source.next().await;
            (piece, source)
        });
        match next {
            Ok((piece, source)) => {
                let source = &*self.source.insert(source);
                piece.map(|piece| piece.map(|piece| (piece, source)))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<T> Iterator for BlockingEvents<T> {
    type Item = Result<Event<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.items.next()?;
        Some(next.and_then(|(piece, source)| source.event(piece, self.read)))
    }
}

impl<T> Iterator for BlockingJsonStream<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.items.next()?;
        Some(next.and_then(|(piece, source)| source.item(piece, self.read)))
    }
}

impl<T> fmt::Debug for BlockingEvents<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingEvents").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for BlockingJsonStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingJsonStream").finish_non_exhaustive()
    }
}
