//! Bodies that are sequences of items, read item by item as they come: server-sent events (WHATWG HTML, section 9.2), lines
//! of JSON, and JSON text sequences (RFC 7464).
//!
//! What cuts a body into items, and what opens it anew, knows no type of an item: of each type the compiler makes but the decoding.

mod again;
mod events;
mod pending;
mod sequence;
mod source;
pub(crate) mod split;
mod streamed;
mod typed;

pub(crate) use self::source::{Read, Source};
pub(crate) use self::split::Format;
pub(crate) use self::streamed::Streamed;
pub use self::typed::{Event, Events, JsonStream};
