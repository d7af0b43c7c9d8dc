//! How a client is configured.

#[allow(dead_code, unused_imports, unused_macros, reason = "what a document asks for is generated")]
mod document;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

#[allow(unused_imports, reason = "this is what generated code is made of")]
pub(crate) use self::document::{
    takes_client_credentials, takes_client_secret_basic, takes_client_secret_post, takes_refresh_token, takes_token,
};
use super::{Client, environment};
#[cfg(feature = "reqwest")]
use crate::runtime::ReqwestTransport;
use crate::runtime::RetryPolicy;
use crate::runtime::Transport;
use crate::runtime::base_url::Http;
use crate::runtime::body_limit::BodyLimits;
use crate::runtime::credentials::{Credentials, TokenEndpoints};
use crate::runtime::error::Error;
use crate::runtime::exchange::Exchange;
use crate::runtime::keys::{CredentialValue, Keys};
use crate::runtime::parts::Parts;
use crate::runtime::request;
use crate::runtime::servers::Addresses;
use crate::settings::SETTINGS;

/// Builds a [`Client`].
#[derive(Clone)]
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    addresses: Addresses,
    credentials: Credentials,
    retry: RetryPolicy,
    timeout: Duration,
    connect_timeout: Duration,
    limits: BodyLimits,
    cross_origin_bodies: bool,
    user_agent: String,
    transport: Option<Arc<dyn Transport>>,
    /// Whether the transport is an HTTP client that the caller has set up.
    is_own_client: bool,
    /// The scopes to ask for with tokens; where there are none, those of the settings.
    scopes: Vec<String>,
    /// Whether id and secret of a client go to token endpoints in a header.
    client_secret_basic: bool,
    keys: Vec<(&'static str, CredentialValue)>,
    without_credentials: bool,
    headers: HeaderMap,
    /// The first header that cannot be sent.
    header_fault: Option<String>,
}

impl ClientBuilder {
    pub(crate) fn new() -> Self {
        Self {
            addresses: Addresses { base_url: None, servers: Vec::new(), variables: Vec::new(), http: Http::Loopback },
            credentials: Credentials::None,
            retry: RetryPolicy::default(),
            timeout: SETTINGS.timeout,
            connect_timeout: SETTINGS.connect_timeout,
            limits: BodyLimits::default(),
            cross_origin_bodies: false,
            user_agent: SETTINGS.user_agent.to_owned(),
            transport: None,
            is_own_client: false,
            scopes: Vec::new(),
            client_secret_basic: SETTINGS.endpoints.client_secret_basic,
            keys: Vec::new(),
            without_credentials: false,
            headers: HeaderMap::new(),
            header_fault: None,
        }
    }

    /// A builder with what is found in the environment variables or, where these have no base URL, in the config file in the
    /// working directory, if the service has one. The crate's own documentation has their names.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where there is no base URL to be found and the service has none by default,
    /// or no credential, or only a part of one.
    pub fn from_env() -> Result<Self, Error> {
        environment::read(Self::new())
    }

    /// Sets the base URL: `https`, or `http` to a loopback address; without query, fragment, user
    /// name and password. The path of the document's server is appended, unless it is there
    /// already.
    ///
    /// Unless it is one of the document's own addresses, it takes the place of the servers that the document has for single operations as
    /// well, each of which keeps its path. Where there is only one server in the document, that one is the base URL by default.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.addresses.base_url = Some(url.into());
        self
    }

    /// Allows plain `http` to other machines, as it is within a cluster or behind a tunnel. Credentials and bodies go there in the
    /// clear.
    pub fn allow_http(mut self) -> Self {
        self.addresses.http = Http::Anywhere;
        self
    }

    /// Lets a client that was given no credentials call operations that ask for some, as a proxy may let everybody do. Otherwise such a call
    /// fails, and its error says what the client lacks; so does, in any case, a call for which what was given is not enough.
    ///
    /// Nothing of this is needed with a `http_client` of one's own, which may bring credentials itself.
    pub fn without_credentials(mut self) -> Self {
        self.without_credentials = true;
        self
    }

    /// Sets when failed requests are sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets the time for each attempt, from its beginning to the end of the response, the wait for a token and redirects
    /// included. Where the response is read as it comes, that is the time to its beginning, and then
    /// that for each chunk.
    ///
    /// It holds whatever comes: a response in drops as well as one of headers or informational
    /// responses without end. Over plain `http`, which goes to this machine alone, such a flood may
    /// be noticed late, by as long as it takes to read 50 MiB of it.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the time for opening a connection. It is not used with a
    /// `http_client` of one's own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets the most bytes that the body of a successful response may have; by default 100 MiB
    /// (104,857,600). A larger one ends in an error of the kind
    /// [`TooLarge`](crate::ErrorKind::TooLarge) as soon as that shows, so that the body itself takes
    /// no more memory than three times this, whatever a service sends; what it is decoded to may take
    /// many times that. What is counted is what comes after the HTTP client has decompressed it, if it
    /// does.
    ///
    /// There is no limit where a body is read as it comes; where that is item by item, it is that of each item.
    pub fn body_limit(mut self, bytes: u64) -> Self {
        self.limits.success = bytes;
        self
    }

    /// Sets the same for responses that are no success, and for all those of the token endpoint; by
    /// default 1 MiB (1,048,576 bytes).
    pub fn error_body_limit(mut self, bytes: u64) -> Self {
        self.limits.error = bytes;
        self
    }

    /// Sets whether the body of a request goes along with a redirect (307 and 308, RFC 9110, sections
    /// 15.4.8 and 15.4.9) to another origin: another scheme, host or port. By default it does not,
    /// and the redirect is an error of the kind [`Redirect`](crate::ErrorKind::Redirect). Credentials
    /// never go along.
    pub fn cross_origin_bodies(mut self, allowed: bool) -> Self {
        self.cross_origin_bodies = allowed;
        self
    }

    /// Sets the `User-Agent` header; by default the name and the version of this crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Adds a header to every request, unless the request has one of that name as a parameter or by [`RequestOptions`](crate::RequestOptions). It takes
    /// the place of one that the document gives, and of a credential.
    ///
    /// It is for the service alone: a redirect to another origin takes it no further, and the token endpoint does not get it. One that cannot be sent is an
    /// error of the kind [`Config`](crate::ErrorKind::Config) when the client is built; so are `Content-Type`, `Content-Length` and `Transfer-Encoding`.
    pub fn default_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        match request::header(name.as_ref(), value.as_ref()) {
            Ok((CONTENT_TYPE, _)) => {
                self.refuse_header("the header content-type follows from the body, and cannot be set")
            }
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(fault) => self.refuse_header(fault),
        }
        self
    }

    fn refuse_header(&mut self, fault: impl Into<String>) {
        self.header_fault.get_or_insert(fault.into());
    }

    /// Sends with an HTTP client of one's own, for instance for a proxy or a certificate authority.
    ///
    /// Its redirect policy takes the place of this crate's own, which drops the credentials on the
    /// way to another origin, takes no body there unless
    /// [`cross_origin_bodies`](Self::cross_origin_bodies) allows it, refuses the way to plain `http`
    /// on another machine, and follows none from the token endpoint.
    #[cfg(feature = "reqwest")]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.transport = Some(Arc::new(ReqwestTransport::new(client)));
        self.is_own_client = true;
        self
    }

    /// Sends by a transport of one's own: one that stands in for the network, or that wraps another one. An `Arc` of it can be
    /// given to several clients.
    ///
    /// The client goes on to add credentials, to follow redirects, and to send again. The time for
    /// [opening a connection](Self::connect_timeout) is up to the transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self.is_own_client = false;
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where the base URL is missing or not
    /// allowed, a value cannot be sent in a header, or TLS cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let servers = self.addresses.servers(&SETTINGS)?;
        self.header_fault.map_or(Ok(()), |fault| Err(Error::config(fault)))?;
        let user_agent = HeaderValue::try_from(&self.user_agent)
            .map_err(|_| Error::config("the user agent has characters that a header cannot carry"))?;
        let follows_redirects = !self.is_own_client;
        let may_lack_credentials = self.without_credentials || self.is_own_client;
        let transport = match self.transport {
            Some(transport) => transport,
            None => by_default(self.connect_timeout, servers.are_plain())?,
        };
        let (retry, timeout, cross_origin_bodies) = (self.retry, self.timeout, self.cross_origin_bodies);
        let keys = Keys::new(&self.keys)?;
        let exchange = Exchange { transport, user_agent, timeout, limits: self.limits };
        let secrets = self.credentials.secrets().into_iter().chain(keys.secrets()).collect();
        let in_header = self.client_secret_basic;
        let endpoints = TokenEndpoints { exchange: &exchange, servers: &servers, retry: &retry, in_header };
        let tokens = self.credentials.tokens(&endpoints, &self.scopes)?;
        Ok(Client::from_parts(Parts {
            exchange,
            servers,
            tokens,
            keys,
            headers: self.headers,
            may_lack_credentials,
            retry,
            follows_redirects,
            cross_origin_bodies,
            secrets,
        }))
    }
}

/// The HTTP client, which takes the proxies of the environment, but none where anything goes to this
/// machine in the clear: it would get the credentials.
#[cfg(feature = "reqwest")]
fn by_default(connect_timeout: Duration, is_plain: bool) -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(ReqwestTransport::build(connect_timeout, !is_plain)?))
}

#[cfg(not(feature = "reqwest"))]
fn by_default(_: Duration, _: bool) -> Result<Arc<dyn Transport>, Error> {
    Err(Error::config(
        "there is no transport: the builder is given none, and this crate was built without its feature `reqwest`",
    ))
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("retry", &self.retry)
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("limits", &self.limits)
            .field("cross_origin_bodies", &self.cross_origin_bodies)
            .field("user_agent", &self.user_agent)
            .finish_non_exhaustive()
    }
}
