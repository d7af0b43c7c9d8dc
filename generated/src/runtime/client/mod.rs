//! The client: what each crate has of its own, beside what is generated. The rest of it is the runtime, which knows no client and can be shared.

mod builder;
mod environment;
#[cfg(feature = "test-util")]
#[allow(dead_code, unused_imports, unused_macros, reason = "mocks are generated")]
mod mock;
#[cfg(all(doctest, feature = "blocking"))]
pub(crate) mod pages;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use http::Method;

pub use self::builder::ClientBuilder;
#[allow(unused_imports, reason = "this is what generated code is made of")]
pub(crate) use self::builder::{
    takes_client_credentials, takes_client_secret_basic, takes_client_secret_post, takes_refresh_token, takes_token,
};
#[cfg(feature = "test-util")]
pub use self::mock::Mock;
#[cfg(feature = "test-util")]
#[allow(unused_imports, reason = "mocks are generated")]
pub(crate) use self::mock::mocks;
use crate::runtime::parts::{Parts, Sender};
use crate::runtime::{AccessToken, BoxFuture, Error, Operation, TokenSource, UntypedRequest};
use crate::settings::SETTINGS;

/// A client of the service. Clones are cheap, and share connections and token.
#[derive(Clone)]
pub struct Client(Arc<Parts>);

impl Client {
    /// A builder, which needs at least a base URL.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// A client that is configured by the environment; see [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where the configuration is missing,
    /// incomplete or invalid.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// A request to a path under the address of the API, such as `/things/1?all=true`, with the client's credentials, retries and errors.
    ///
    /// What cannot be sent is an error of the kind [`Argument`](crate::ErrorKind::Argument) when the request is sent: a method that is none of RFC 9110
    /// or `PATCH`, and a path that has no slash at its beginning, has a fragment, or leads out of the address of the API by `..`.
    pub fn request(&self, method: Method, path: impl Into<String>) -> UntypedRequest {
        static UNTYPED: [Operation; 8] = Operation::untyped(&SETTINGS);
        UntypedRequest::new(self, &UNTYPED, &method, path.into())
    }

    pub(crate) fn from_parts(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Sender for Client {
    fn parts(&self) -> &Arc<Parts> {
        &self.0
    }
}

/// A client is a source of its own tokens, whichever way it has them, so that others can share them: each is fetched once for all.
impl TokenSource for Client {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        match &self.0.tokens {
            Some(tokens) => tokens.token(),
            None => Box::pin(std::future::ready(Err("the client whose tokens are to be shared has none".into()))),
        }
    }

    fn invalidate(&self, refused: &AccessToken) {
        if let Some(tokens) = &self.0.tokens {
            tokens.invalidate(refused);
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("server", &self.0.servers.default()).finish_non_exhaustive()
    }
}

/// Without the feature `test-util` there are no mocks.
#[cfg(not(feature = "test-util"))]
#[allow(unused_macros, reason = "mocks are generated")]
macro_rules! mocks {
    ($($tokens:tt)*) => {};
}
#[cfg(not(feature = "test-util"))]
#[allow(unused_imports, reason = "mocks are generated")]
pub(crate) use mocks;
