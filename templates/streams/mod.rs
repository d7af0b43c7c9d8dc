//! Bodies that are sequences of items, read item by item as they come: server-sent events (WHATWG HTML, section 9.2), lines
//! of JSON, and JSON text sequences (RFC 7464).
//!
//! It is only in the crates of documents that have such. What cuts a body into items, and what opens it anew, knows no type of an item: of each type the compiler makes but the decoding.

#![allow(dead_code, unused_imports, unused_macros, reason = "a crate has the streams of its document")]

mod again;
#[cfg(feature = "blocking")]
mod blocking;
mod events;
mod macros;
mod pending;
mod send;
mod sequence;
mod source;
pub(crate) mod split;
mod typed;

#[cfg(feature = "blocking")]
pub use self::blocking::{BlockingEvents, BlockingJsonStream};
pub(crate) use self::macros::{events, lines, sending_items, sequence, text_events};
use self::source::{Read, Source};
use self::split::Format;
pub use self::typed::{Event, Events, JsonStream};
