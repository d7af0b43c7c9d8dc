//! How requests are sent whose responses are read item by item.

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use super::super::decode;
use super::super::response::Response;
use super::super::streams::{Events, Format, JsonStream, Source, Streamed};
use super::Request;
use super::body::Body;
use super::send::Pending;
use super::shape::Pairs;

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
    pub(in crate::runtime) fn send_items(self, format: Format) -> Pending<Source> {
        let request = self.streamed();
        Box::pin(async move {
            let (response, secrets) = request.open().await?;
            let (status, headers) = (response.status(), response.headers().clone());
            let source = Source::new(request, format, (response, secrets))?;
            Ok(Response::of(status, headers, source))
        })
    }

    fn streamed(mut self) -> Self {
        let Streamed { query, members, end: _ } = self.operation.stream;
        for (name, value) in query {
            self = self.query(name, *value);
        }
        for (name, json) in members {
            self = self.member(name, json);
        }
        self
    }

    /// Sets a member of the body, which is an object as JSON or a form.
    fn member(mut self, name: &'static str, json: &'static str) -> Self {
        let media_type = self.content_type.unwrap_or(self.operation.content_type);
        let set = match self.body.take() {
            Some(Body::Bytes(body)) => body.and_then(|body| with_member(&body, name, json)),
            None if media_type.contains("json") => with_member(b"{}", name, json),
            fields => {
                self.body = fields;
                let text = serde_json::from_str::<String>(json);
                return self.field(name, text.unwrap_or_else(|_| json.to_owned()));
            }
        };
        self.body = Some(Body::Bytes(set));
        self
    }
}

/// An object as JSON, with a member more, or with another value of it.
fn with_member(body: &[u8], name: &str, json: &str) -> Result<Bytes, String> {
    let fault = |error: serde_json::Error| format!("the member {name} cannot be set in it: {error}");
    let Pairs(mut members) = serde_json::from_slice::<Pairs<&RawValue>>(body).map_err(fault)?;
    members.retain(|(member, _)| member != name);
    members.push((name.to_owned(), serde_json::from_str(json).map_err(fault)?));
    let members = members.iter().map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), value.get()));
    Ok(format!("{{{}}}", members.collect::<Vec<_>>().join(",")).into())
}

/// Adds the methods that send a request and read the response event by event: `events!(Name -> Data)`; with another media type than the
/// primary one, `events!(Name as send_events / send_events_blocking, "text/event-stream", "`text/event-stream`" -> Data)`.
macro_rules! events {
    ($request:ident $(as $send:ident / $blocking:ident, $accept:literal, $shown:literal)? -> $data:ty) => {
        $crate::runtime::request::sending_items!(
            $request $(as $send / $blocking, $accept, $shown)? ->
            $crate::Events<$data>, send_events, $crate::BlockingEvents<$data>, send_events_blocking
        );
    };
}
pub(crate) use events;

/// [`events!`] of data that is text: `text_events!(Name)`.
macro_rules! text_events {
    ($request:ident $(as $send:ident / $blocking:ident, $accept:literal, $shown:literal)?) => {
        $crate::runtime::request::sending_items!(
            $request $(as $send / $blocking, $accept, $shown)? ->
            $crate::Events<::std::string::String>, send_text_events,
            $crate::BlockingEvents<::std::string::String>, send_text_events_blocking
        );
    };
}
pub(crate) use text_events;

/// [`events!`] of lines of JSON: `lines!(Name -> Item)`.
macro_rules! lines {
    ($request:ident $(as $send:ident / $blocking:ident, $accept:literal, $shown:literal)? -> $item:ty) => {
        $crate::runtime::request::sending_items!(
            $request $(as $send / $blocking, $accept, $shown)? ->
            $crate::JsonStream<$item>, send_lines, $crate::BlockingJsonStream<$item>, send_lines_blocking
        );
    };
}
pub(crate) use lines;

/// [`events!`] of JSON text sequences: `sequence!(Name -> Item)`.
macro_rules! sequence {
    ($request:ident $(as $send:ident / $blocking:ident, $accept:literal, $shown:literal)? -> $item:ty) => {
        $crate::runtime::request::sending_items!(
            $request $(as $send / $blocking, $accept, $shown)? ->
            $crate::JsonStream<$item>, send_sequence, $crate::BlockingJsonStream<$item>, send_sequence_blocking
        );
    };
}
pub(crate) use sequence;

/// [`sending!`](super::sending) or [`sending_as!`](super::sending_as).
macro_rules! sending_items {
    ($request:ident -> $($rest:tt)*) => {
        $crate::runtime::request::sending!($request -> $($rest)*);
    };
    ($request:ident as $($rest:tt)*) => {
        $crate::runtime::request::sending_as!($request as $($rest)*);
    };
}
pub(crate) use sending_items;
