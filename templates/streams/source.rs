//! The items of a body as they come, whatever they are.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::Error as _;

use super::again::Again;
use super::split::{Format, Piece, Splitter};
use crate::runtime::byte_stream::ByteStream;
use crate::runtime::error::{DecodeError, Error};
use crate::runtime::exchange::{TooLarge, Unanswered};
use crate::runtime::request::{Opened, Request};
use crate::runtime::secret::Secret;

/// How the data of an item is read.
pub(crate) type Read<T> = fn(&[u8]) -> serde_json::Result<T>;

/// The items of a body.
pub(crate) struct Source {
    pub(super) request: Request,
    pub(super) format: Format,
    pub(super) status: StatusCode,
    headers: HeaderMap,
    secrets: Vec<Secret>,
    pub(super) splitter: Splitter,
    /// `None` after its end.
    body: Option<ByteStream>,
    /// Why it ended, where it broke off.
    pub(super) broken: Option<Error>,
    pub(super) again: Option<Again>,
    /// How many items came.
    count: u64,
}

impl Source {
    /// The items of the response to a request.
    pub(crate) fn new(request: Request, format: Format, opened: Opened) -> Self {
        let limit = request.client.exchange.limits.success;
        let mut source = Self {
            request,
            format,
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            secrets: Vec::new(),
            splitter: Splitter::new(format, limit),
            body: None,
            broken: None,
            again: None,
            count: 0,
        };
        source.open(opened);
        source
    }

    /// Goes on with the body of another response.
    pub(super) fn open(&mut self, (response, secrets): Opened) {
        let (status, headers, body) = response.into_parts();
        (self.status, self.headers, self.secrets) = (status, headers, secrets);
        self.splitter.restart();
        self.body = Some(body);
    }

    /// The next item. After an error of an item the stream goes on; after any other error it is at its end.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Piece, Error>>> {
        loop {
            match self.splitter.next() {
                Ok(Some(piece)) => return Poll::Ready(self.taken(piece)),
                Ok(None) => {}
                Err(_) => return Poll::Ready(Some(Err(self.too_large()))),
            }
            let Some(body) = &mut self.body else {
                match ready!(self.poll_again(context)) {
                    Some(Ok(())) => continue,
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None => return Poll::Ready(None),
                }
            };
            match ready!(Pin::new(body).poll_next(context)) {
                Some(Ok(chunk)) => self.splitter.push(chunk),
                end => {
                    self.body = None;
                    self.broken = end.and_then(Result::err);
                    let last = if self.broken.is_none() { self.splitter.finish() } else { None };
                    self.splitter.clear();
                    if let Some(piece) = last {
                        return Poll::Ready(self.taken(piece));
                    }
                }
            }
        }
    }

    fn taken(&mut self, piece: Piece) -> Option<Result<Piece, Error>> {
        let end = self.request.operation.stream.end;
        if end.is_some_and(|end| end.as_bytes() == piece.data.trim_ascii()) {
            self.stop();
            return None;
        }
        self.count = self.count.saturating_add(1);
        if let Some(again) = &mut self.again {
            again.worked();
        }
        Some(match piece.may_be_cut {
            true => {
                let fault = "it may be cut off: nothing is behind it";
                Err(self.undecodable(piece.data, &serde_json::Error::custom(fault)))
            }
            false => Ok(piece),
        })
    }

    /// Has nothing more to give.
    pub(super) fn stop(&mut self) {
        (self.body, self.again, self.broken) = (None, None, None);
        self.splitter.clear();
    }

    fn too_large(&mut self) -> Error {
        self.stop();
        let limit = self.request.client.exchange.limits.success;
        let headers = self.headers.clone();
        let why = Unanswered::TooLarge(TooLarge { status: self.status, headers, limit });
        Error::unanswered(self.request.operation, why)
    }

    /// The error of an item that was taken last, and could not be decoded.
    pub(super) fn undecodable(&self, data: Bytes, error: &serde_json::Error) -> Error {
        let error = of_item(DecodeError::new(self.status, data, error, &self.secrets), self.count.checked_sub(1));
        Error::from_decode(self.request.operation, error, self.headers.clone())
    }
}

/// The response to a request, as a body of items. One of another media type is an error, with what it says: as much as an error may be long, and as comes in
/// the time for an attempt.
pub(super) async fn opened(request: &Request, format: Format) -> Result<Opened, Error> {
    let (response, secrets) = request.open().await?;
    let other = if format == Format::Events { other_media_type(response.headers()) } else { None };
    let Some(other) = other else { return Ok((response, secrets)) };
    let (status, headers, mut body) = response.into_parts();
    let exchange = &request.client.exchange;
    let (mut said, limit) = (Vec::new(), usize::try_from(exchange.limits.error).unwrap_or(usize::MAX));
    let read = async {
        while let Some(Ok(chunk)) = body.next().await
            && said.len().saturating_add(chunk.len()) <= limit
        {
            said.extend_from_slice(&chunk);
        }
    };
    exchange.deadline(request.timeout()).within(read).await;
    let fault = serde_json::Error::custom(format!("it is {other}, and no text/event-stream"));
    let error = DecodeError::new(status, said.into(), &fault, &secrets);
    Err(Error::from_decode(request.operation, error, headers))
}

/// The media type of a response, where it is one of other bodies than events. Some services do not say that of events.
fn other_media_type(headers: &HeaderMap) -> Option<String> {
    const UNSAID: [&str; 3] = ["text/event-stream", "text/plain", "application/octet-stream"];
    let name = String::from_utf8_lossy(headers.get(CONTENT_TYPE)?.as_bytes());
    let essence = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    (!UNSAID.contains(&essence.as_str())).then_some(essence)
}

/// An error of an item, by how many came before it: its place is one in a list of all items.
fn of_item(mut error: DecodeError, before: Option<u64>) -> DecodeError {
    if let Some(before) = before {
        for path in [&mut error.path, &mut error.shown_path] {
            let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
            *path = format!("[{before}]{dot}{path}");
        }
    }
    error
}
