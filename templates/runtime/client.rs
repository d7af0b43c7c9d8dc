//! The client.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::HeaderMap;

use super::builder::ClientBuilder;
use super::error::Error;
use super::exchange::Exchange;
use super::keys::Keys;
use super::operation::Operation;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::servers::Servers;
use super::token::TokenSource;

/// A client of the service. Clones are cheap, and share connections and token.
#[derive(Clone)]
pub struct Client(Arc<Parts>);

/// What a client is made of.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) exchange: Exchange,
    pub(crate) servers: Servers,
    pub(crate) tokens: Option<Arc<dyn TokenSource>>,
    pub(crate) keys: Keys,
    /// The headers that go along with every request.
    pub(crate) headers: HeaderMap,
    /// Whether requests may go without any credentials to operations that ask for some.
    pub(crate) may_lack_credentials: bool,
    pub(crate) retry: RetryPolicy,
    /// Whether redirects are followed here, and not by the transport.
    pub(crate) follows_redirects: bool,
    /// Whether a redirect takes a body along to another origin.
    pub(crate) cross_origin_bodies: bool,
    /// What no message may show.
    pub(crate) secrets: Vec<Secret>,
}

impl Client {
    /// A builder, which needs at least a base URL.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// A client that is configured by the environment; see [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](super::ErrorKind::Config) where the configuration is missing,
    /// incomplete or invalid.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    pub(crate) fn from_parts(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// What the client is made of. There is no method for each: the names are for those that the document gives.
    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }
}

impl Parts {
    /// The URL that the path of an operation is appended to.
    pub(crate) fn server(&self, operation: &Operation) -> Result<Cow<'_, str>, String> {
        self.servers.of(operation.server)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("server", &self.0.servers.default()).finish_non_exhaustive()
    }
}
