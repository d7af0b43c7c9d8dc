//! The part of the client that is the same in every generated crate: sending, tokens, retries,
//! paging, errors and JSON. It knows no client, so that several can share it.
//!
//! What differs between services comes from the [`Settings`](settings::Settings) that the
//! [`Operation`] of each request leads to. Not every document makes use of everything that is here for
//! generated code, which is what the exceptions from the lints for unused code are about.

pub(crate) mod base_url;
#[cfg(feature = "blocking")]
#[allow(dead_code, unused_imports, reason = "requests are generated")]
pub(crate) mod blocking;
pub(crate) mod body_limit;
#[allow(dead_code, reason = "requests are generated")]
pub(crate) mod byte_stream;
mod call;
pub(crate) mod credentials;
mod deadline;
#[allow(dead_code, reason = "requests are generated")]
pub(crate) mod decode;
#[allow(dead_code, reason = "requests are generated")]
mod download;
pub(crate) mod error;
pub(crate) mod exchange;
mod failure;
pub(crate) mod future;
#[allow(dead_code, reason = "headers are generated")]
mod header;
mod idempotency;
#[allow(dead_code, unused_imports, unused_macros, reason = "models are generated")]
pub(crate) mod json;
pub(crate) mod keys;
#[allow(dead_code, unused_imports, unused_macros, reason = "operations are generated")]
mod operation;
#[allow(dead_code, unused_imports, reason = "paged operations are generated")]
mod paging;
#[allow(dead_code, unused_imports, reason = "parameters are generated")]
pub(crate) mod parameter;
pub(crate) mod parts;
mod path;
#[allow(dead_code, reason = "bodies are generated")]
mod payload;
#[allow(dead_code, reason = "parameters are generated")]
pub(crate) mod percent;
mod platform;
mod redirect;
#[allow(dead_code, unused_imports, unused_macros, reason = "requests are generated")]
pub(crate) mod request;
pub(crate) mod response;
mod retry;
pub(crate) mod secret;
mod security;
#[allow(dead_code, reason = "requests are generated")]
mod send;
mod server_variables;
pub(crate) mod servers;
pub(crate) mod settings;
#[allow(dead_code, reason = "operations are generated")]
mod streamed;
#[allow(dead_code, unused_imports, unused_macros, reason = "requests are generated")]
pub(crate) mod success;
#[cfg(feature = "test-util")]
#[allow(dead_code, unused_imports, unused_macros, reason = "mocks are generated")]
pub(crate) mod test_util;
#[allow(dead_code, reason = "what a document asks for is generated")]
pub(crate) mod token;
mod trace;
#[allow(dead_code, reason = "not every client has streams")]
mod transport;
mod when_some;

#[cfg(feature = "blocking")]
#[allow(unused_imports, reason = "a crate exports what its operations make use of")]
pub use self::blocking::{BlockingByteStream, BlockingItems, BlockingPages};
pub use self::error::{ApiError, DecodeError, Error, ErrorBody, ErrorKind};
pub use self::future::BoxFuture;
pub use self::paging::{Items, Pages};
pub use self::platform::{MaybeSend, MaybeSync};
pub use self::request::{RequestOptions, UntypedRequest};
pub use self::response::Response;
pub use self::retry::{FailedAttempt, RetryPolicy};
#[cfg(feature = "test-server")]
pub use self::test_util::MockServer;
#[cfg(feature = "test-util")]
pub use self::test_util::{Expectation, MockRequest, MockResponse, MockTransport};
pub use self::token::{AccessToken, TokenSource};
#[allow(unused_imports, reason = "a crate exports what its document has a use for")]
pub use self::token::{RefreshToken, Tokens};
#[cfg(feature = "reqwest")]
pub use self::transport::ReqwestTransport;
pub use self::transport::{Body, OperationId, Transport, TransportError};
#[cfg(feature = "tower")]
pub use self::transport::{TowerTransport, TransportService};
pub use self::when_some::WhenSome;
#[allow(unused_imports, reason = "a crate exports what its operations make use of")]
pub use self::{byte_stream::ByteStream, header::Header, json::Decimal, json::Unread, payload::File};
#[allow(unused_imports, reason = "this is what generated code is made of")]
pub(crate) use {
    self::error::error_body,
    self::operation::{KeyPlace, Operation, Scheme, method, operation},
    self::paging::{Enveloped, IntoItems, Paging},
    self::parameter::Parameter,
    self::request::{Request, Style},
    self::streamed::Streamed,
    self::success::success_body,
};
