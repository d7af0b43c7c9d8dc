//! The transport by default.

use http::{Request, Response};

#[cfg(feature = "blocking")]
use super::super::blocking::OwnConnections;
use super::super::error::{Error, ErrorKind};
use super::super::future::BoxFuture;
use super::super::platform::reqwest as platform;
use super::{Body, Transport, TransportError};

/// The time for opening a connection, where nobody says another.
const CONNECT_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(10);

/// Sends requests by an HTTP client of the crate [`reqwest`]. Clones share their connections.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// None where the client is the program's.
    #[cfg(feature = "blocking")]
    of_blocking: Option<OwnConnections>,
}

impl ReqwestTransport {
    /// Takes an HTTP client, for instance with a proxy or a certificate authority of one's own.
    ///
    /// Build it with `reqwest::redirect::Policy::none()`, as [`usual`](Self::usual) does: the client follows redirects itself, and leaves credentials behind. One that
    /// follows them takes the secret of a client, API keys in headers of their own names and bodies to whatever origin it is sent to. A browser always follows.
    ///
    /// Blocking calls share its connections with others. One that was opened in a runtime of one thread gets on only while that one runs.
    pub fn new(client: reqwest::Client) -> Self {
        Self {
            client,
            #[cfg(feature = "blocking")]
            of_blocking: None,
        }
    }

    /// The transport that a client has where it is given none, for what is put around it: it follows no redirects, gives a connection 10 seconds
    /// to open, and takes the proxies of the environment.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where TLS cannot be set up.
    pub fn usual() -> Result<Self, Error> {
        Self::build(CONNECT_TIMEOUT, true)
    }

    /// The same with another time, or without proxies.
    pub(crate) fn build(connect_timeout: std::time::Duration, takes_proxies: bool) -> Result<Self, Error> {
        let client = platform::client(connect_timeout, takes_proxies);
        let client = client.map_err(|error| Error::config(format!("the HTTP client cannot be built: {error}")))?;
        Ok(Self {
            client,
            #[cfg(feature = "blocking")]
            of_blocking: Some(OwnConnections::new(connect_timeout, takes_proxies)),
        })
    }

    #[cfg(feature = "blocking")]
    fn client(&self) -> &reqwest::Client {
        self.of_blocking.as_ref().map_or(&self.client, |own| own.or(&self.client))
    }

    #[cfg(not(feature = "blocking"))]
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
}

impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self::new(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(platform::send(self.client(), request))
    }
}

/// The URL is left out: there may be secrets in it.
impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let (is_timeout, passes) = (error.is_timeout(), platform::may_pass(&error));
        let error = match kind(&error) {
            ErrorKind::Config if platform::is_connect(&error) => Self::new(ErrorKind::Config, error).saying(NO_TLS),
            kind @ ErrorKind::Connect if !passes => Self::new(kind, error).permanent(),
            kind => Self::new(kind, error),
        };
        if is_timeout { error.timed_out() } else { error }
    }
}

fn kind(error: &reqwest::Error) -> ErrorKind {
    if error.is_builder() || platform::lacks_tls(error) {
        ErrorKind::Config
    } else if error.is_redirect() {
        ErrorKind::Redirect
    } else if platform::is_connect(error) {
        ErrorKind::Connect
    } else if error.is_timeout() {
        ErrorKind::Timeout
    } else {
        ErrorKind::Transport
    }
}

/// What to do about that.
const NO_TLS: &str =
    "the address is https, and this crate was built without TLS: its features `rustls` and `native-tls` are for that";
