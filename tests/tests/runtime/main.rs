//! The runtime of generated crates over a real socket, with operations that are written by hand: what it does for documents of
//! any kind. `wire` tests what the client of one document does with it.

#[path = "../../../templates/authorization_code/mod.rs"]
mod authorization_code;
#[path = "../../../templates/client/mod.rs"]
#[allow(dead_code, unused_imports, unused_macros, reason = "the client of a generated crate, as it stands")]
mod client;
#[path = "../../../templates/runtime/mod.rs"]
#[allow(dead_code, unused_imports, unused_macros, reason = "the runtime of a generated crate, as it stands")]
mod runtime;
mod settings;
#[path = "../../../templates/streams/mod.rs"]
mod streams;

mod answers;
mod authorizations;
mod by_status;
mod byte_streams;
mod cookies;
mod credentials;
mod downloads;
#[allow(dead_code, reason = "a request has more methods than a test needs")]
mod events;
mod files;
mod forms;
mod headers;
mod json_streams;
mod limits;
mod located;
mod mocked;
mod multipart;
mod paging;
mod redirected;
mod refreshed;
mod resent;
mod servers;
mod styles;
mod support;
mod texts;

pub use authorization_code::{Authorization, AuthorizationCode};
#[allow(unused_imports, reason = "what a generated crate exports")]
pub use client::{Client, ClientBuilder};
#[allow(unused_imports, reason = "what a generated crate exports")]
pub use runtime::{
    AccessToken, ApiError, BlockingByteStream, BlockingItems, BlockingPages, Body, BoxFuture, ByteStream, DecodeError,
    Error, ErrorBody, ErrorKind, File, Header, Items, MaybeSend, MaybeSync, MockServer, Pages, RefreshToken,
    RequestOptions, Response, RetryPolicy, TokenSource, Tokens, TowerTransport, Transport, TransportService,
};
#[allow(unused_imports, reason = "what a generated crate exports")]
pub use streams::{BlockingEvents, BlockingJsonStream, Event, Events, JsonStream};
