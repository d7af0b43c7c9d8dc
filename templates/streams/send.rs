//! How requests are sent whose responses are read item by item.

use serde::de::DeserializeOwned;

use super::source::opened;
use super::{Events, Format, JsonStream, Source};
use crate::runtime::response::Response;
use crate::runtime::{BoxFuture, Error, Request, decode};

/// A response that is on its way.
type Pending<T> = BoxFuture<'static, Result<Response<T>, Error>>;

impl Request {
    /// Sends the request, and leaves the response to be read event by event, with data that is JSON.
    pub(crate) fn send_events<T: DeserializeOwned + 'static>(self) -> Pending<Events<T>> {
        let source = self.send_items(Format::Events);
        Box::pin(async move { Ok(source.await?.map(|source| Events::new(source, decode::json))) })
    }

    /// [`send_events`](Self::send_events), with data that is text.
    pub(crate) fn send_text_events(self) -> Pending<Events<String>> {
        let source = self.send_items(Format::Events);
        Box::pin(async move { Ok(source.await?.map(|source| Events::new(source, decode::lossy))) })
    }

    /// Sends the request, and leaves the response to be read line by line, each of which is JSON.
    pub(crate) fn send_lines<T: DeserializeOwned + 'static>(self) -> Pending<JsonStream<T>> {
        self.send_values(Format::Lines)
    }

    /// Sends the request, and leaves the response to be read text by text (RFC 7464).
    pub(crate) fn send_sequence<T: DeserializeOwned + 'static>(self) -> Pending<JsonStream<T>> {
        self.send_values(Format::Sequence)
    }

    fn send_values<T: DeserializeOwned + 'static>(self, format: Format) -> Pending<JsonStream<T>> {
        let source = self.send_items(format);
        Box::pin(async move { Ok(source.await?.map(|source| JsonStream::new(source, decode::json))) })
    }

    /// Sends the request as its operation wants it to be answered item by item.
    pub(super) fn send_items(self, format: Format) -> Pending<Source> {
        let request = self.streamed();
        Box::pin(async move {
            let opened = opened(&request, format).await?;
            let (status, headers) = (opened.0.status(), opened.0.headers().clone());
            Ok(Response::of(status, headers, Source::new(request, format, opened)))
        })
    }
}
