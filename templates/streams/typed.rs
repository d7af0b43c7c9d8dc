//! Streams of typed items.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::source::{Read, Source};
use super::split::Piece;
use crate::runtime::error::Error;

/// A server-sent event (WHATWG HTML, section 9.2).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The id of the last event that said one, this one among them.
    pub id: Option<String>,
    /// The type of the event; `message` where it says none.
    pub name: String,
    /// The data.
    pub data: T,
}

/// The events of a response, as they come: a stream of [`Event`]s, also by [`next`](Self::next).
///
/// It ends with the response. After data that cannot be decoded, which is an error, it goes on; after any other error it ends. An event
/// may have as many bytes as `ClientBuilder::body_limit` says. The client's timeout is that for each
/// chunk of the response: services that have nothing to say for longer send comments meanwhile, which are passed over.
#[must_use = "a stream does nothing until it is polled"]
pub struct Events<T> {
    source: Source,
    read: Read<T>,
}

/// The items of a response that is a sequence of JSON values, as they come: a stream, also by [`next`](Self::next).
///
/// It ends with the response. After an item that cannot be decoded, which is an error, it goes on; after any other error it ends. An item
/// may have as many bytes as `ClientBuilder::body_limit` says. The client's timeout is that for each
/// chunk of the response.
#[must_use = "a stream does nothing until it is polled"]
pub struct JsonStream<T> {
    source: Source,
    read: Read<T>,
}

impl<T> Events<T> {
    pub(crate) fn new(source: Source, read: Read<T>) -> Self {
        Self { source, read }
    }

    /// Sends the request again when the response ends or breaks off, with the id of the last event (`Last-Event-ID`), so that the service
    /// can go on behind it: `attempts` times in a row at most, counted anew from each event. A response of the status 204 is the end, and
    /// so is any error response that does not ask to come back later.
    ///
    /// The wait before an attempt is what the service said last (`retry`), else 3 seconds, and twice as long for each further one: 100
    /// milliseconds at least, and a minute at most. Only a `GET` is sent again; another request ends as it does without this.
    pub fn reconnect(mut self, attempts: u32) -> Self {
        self.source.reconnect(attempts);
        self
    }

    /// The id of the last event, where one was said.
    pub fn last_id(&self) -> Option<&str> {
        self.source.last_id()
    }

    /// The next event, or `None` after the last.
    ///
    /// The future may be dropped before it is ready; no event is lost.
    ///
    /// # Errors
    ///
    /// [`Decode`](crate::ErrorKind::Decode) where the data of an event cannot be decoded;
    /// [`Error::decode`](crate::Error::decode) has it, and its place: `[3].count` in the fourth event. Where the response does not come to
    /// its end [`Timeout`](crate::ErrorKind::Timeout) and [`Transport`](crate::ErrorKind::Transport), and
    /// [`TooLarge`](crate::ErrorKind::TooLarge) for an event that is larger than the client reads.
    #[allow(clippy::should_implement_trait, reason = "it is that of an async iterator, which std does not have yet")]
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// [`next`](Self::next) with the error in front, for a loop that an error ends:
    /// `while let Some(event) = events.try_next().await? { … }`.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<Event<T>>, Error> {
        self.next().await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        let piece = ready!(self.source.poll(context));
        Poll::Ready(piece.map(|piece| piece.and_then(|piece| self.source.event(piece, self.read))))
    }
}

impl<T> JsonStream<T> {
    pub(crate) fn new(source: Source, read: Read<T>) -> Self {
        Self { source, read }
    }

    /// The next item, or `None` after the last.
    ///
    /// The future may be dropped before it is ready; no item is lost.
    ///
    /// # Errors
    ///
    /// [`Decode`](crate::ErrorKind::Decode) where an item cannot be decoded; [`Error::decode`](crate::Error::decode) has it, and its
    /// place: `[3].count` in the fourth item. Where the response does not come to its end [`Timeout`](crate::ErrorKind::Timeout) and
    /// [`Transport`](crate::ErrorKind::Transport), and [`TooLarge`](crate::ErrorKind::TooLarge) for an item that is larger than the
    /// client reads.
    #[allow(clippy::should_implement_trait, reason = "it is that of an async iterator, which std does not have yet")]
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// [`next`](Self::next) with the error in front, for a loop that an error ends:
    /// `while let Some(item) = items.try_next().await? { … }`.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let piece = ready!(self.source.poll(context));
        Poll::Ready(piece.map(|piece| piece.and_then(|piece| self.source.item(piece, self.read))))
    }
}

impl Source {
    /// The next item, with the stream itself, for who cannot lend it.
    #[cfg(feature = "blocking")]
    pub(crate) async fn next(&mut self) -> Option<Result<Piece, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    pub(crate) fn last_id(&self) -> Option<&str> {
        self.splitter.last_id()
    }

    pub(crate) fn event<T>(&self, mut piece: Piece, read: Read<T>) -> Result<Event<T>, Error> {
        let name = piece.name.take().unwrap_or_else(|| "message".to_owned());
        let id = self.last_id().map(str::to_owned);
        Ok(Event { id, name, data: self.item(piece, read)? })
    }

    pub(crate) fn item<T>(&self, piece: Piece, read: Read<T>) -> Result<T, Error> {
        read(&piece.data).map_err(|error| self.undecodable(piece.data, &error))
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> Stream for JsonStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for JsonStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonStream").finish_non_exhaustive()
    }
}
