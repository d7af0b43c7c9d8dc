//! What a client is made of.

use std::borrow::Cow;
use std::sync::Arc;

use http::HeaderMap;

use super::exchange::Exchange;
use super::keys::Keys;
use super::operation::Operation;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::servers::Servers;
use super::token::TokenSource;

/// The client of a crate, by which requests are sent.
pub(crate) trait Sender {
    /// What it is made of.
    fn parts(&self) -> &Arc<Parts>;
}

/// What a client is made of. Its clones share it.
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

impl Parts {
    /// The URL that the path of an operation is appended to.
    pub(crate) fn server(&self, operation: &Operation) -> Result<Cow<'_, str>, String> {
        self.servers.of(operation.server)
    }
}
