//! The methods that send requests whose responses are read item by item, as macros for generated code.

/// Adds the methods that send a request and read the response event by event: `events!(Name -> Data)`; with another media type than the
/// primary one, `events!(Name as send_events / send_events_blocking, "text/event-stream", "`text/event-stream`" -> Data)`.
macro_rules! events {
    ($request:ident $(as $send:ident / $blocking:ident, $accept:literal, $shown:literal)? -> $data:ty) => {
        $crate::streams::sending_items!(
            $request $(as $send / $blocking, $accept, $shown)? ->
            $crate::Events<$data>, send_events, $crate::BlockingEvents<$data>, send_events_blocking
        );
    };
}
pub(crate) use events;

/// [`events!`] of data that is text: `text_events!(Name)`.
macro_rules! text_events {
    ($request:ident $(as $send:ident / $blocking:ident, $accept:literal, $shown:literal)?) => {
        $crate::streams::sending_items!(
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
        $crate::streams::sending_items!(
            $request $(as $send / $blocking, $accept, $shown)? ->
            $crate::JsonStream<$item>, send_lines, $crate::BlockingJsonStream<$item>, send_lines_blocking
        );
    };
}
pub(crate) use lines;

/// [`events!`] of JSON text sequences: `sequence!(Name -> Item)`.
macro_rules! sequence {
    ($request:ident $(as $send:ident / $blocking:ident, $accept:literal, $shown:literal)? -> $item:ty) => {
        $crate::streams::sending_items!(
            $request $(as $send / $blocking, $accept, $shown)? ->
            $crate::JsonStream<$item>, send_sequence, $crate::BlockingJsonStream<$item>, send_sequence_blocking
        );
    };
}
pub(crate) use sequence;

/// `sending!` or `sending_as!` of the runtime.
macro_rules! sending_items {
    ($request:ident -> $($rest:tt)*) => {
        $crate::runtime::request::sending!($request -> $($rest)*);
    };
    ($request:ident as $($rest:tt)*) => {
        $crate::runtime::request::sending_as!($request as $($rest)*);
    };
}
pub(crate) use sending_items;
