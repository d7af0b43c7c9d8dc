//! The transport by default.

use std::io;

use http::{Request, Response};
use reqwest::redirect::Policy;

use super::super::error::{Error, ErrorKind, chain, innermost};
use super::super::future::BoxFuture;
use super::{Body, Transport, TransportError};
use crate::settings::SETTINGS;

/// Sends requests by an HTTP client of the crate [`reqwest`].
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Takes an HTTP client, for instance with a proxy or a certificate authority of one's own.
    ///
    /// Unless its redirect policy is [`Policy::none`], it follows redirects before the client that it sends for knows of them, by its own rules.
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    /// The transport that a client has where it is given none, for what is put around it: it follows no redirects, opens a connection in the
    /// time of [`ClientBuilder::connect_timeout`](crate::ClientBuilder::connect_timeout) by default, and takes the proxies of the environment.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where TLS cannot be set up.
    pub fn usual() -> Result<Self, Error> {
        Self::build(reqwest::Client::builder().connect_timeout(SETTINGS.connect_timeout))
    }

    /// An HTTP client that follows no redirects.
    pub(crate) fn build(builder: reqwest::ClientBuilder) -> Result<Self, Error> {
        let client = builder.redirect(Policy::none()).build();
        client.map(Self).map_err(|error| Error::config(format!("the HTTP client cannot be built: {error}")))
    }
}

impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self::new(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request.map(sent))?;
            let response = Response::from(self.0.execute(request).await?);
            Ok(response.map(Body::streamed::<reqwest::Body>))
        })
    }
}

/// A body as the HTTP client sends it: of bytes in memory it knows the length.
fn sent(body: Body) -> reqwest::Body {
    match body.as_bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap(body),
    }
}

/// The URL is left out: there may be secrets in it.
impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let (is_timeout, passes) = (error.is_timeout(), may_pass(&error));
        let error = match kind(&error) {
            ErrorKind::Config if error.is_connect() => Self::new(ErrorKind::Config, error).saying(NO_TLS),
            kind @ ErrorKind::Connect if !passes => Self::new(kind, error).permanent(),
            kind => Self::new(kind, error),
        };
        if is_timeout { error.timed_out() } else { error }
    }
}

fn kind(error: &reqwest::Error) -> ErrorKind {
    if error.is_builder() || lacks_tls(error) {
        ErrorKind::Config
    } else if error.is_redirect() {
        ErrorKind::Redirect
    } else if error.is_connect() {
        ErrorKind::Connect
    } else if error.is_timeout() {
        ErrorKind::Timeout
    } else {
        ErrorKind::Transport
    }
}

/// Whether there is no connection because the HTTP client was built without TLS. It says so in these words alone.
fn lacks_tls(error: &reqwest::Error) -> bool {
    error.is_connect() && innermost(error).to_string() == "invalid URL, scheme is not http"
}

/// What to do about that.
const NO_TLS: &str =
    "the address is https, and this crate was built without TLS: its features `rustls` and `native-tls` are for that";

/// Whether a failure to connect may pass: that of a socket or of a name may, but not a certificate
/// that is not trusted, which TLS reports as invalid data, nor an address that the HTTP client
/// cannot connect to at all.
fn may_pass(error: &reqwest::Error) -> bool {
    let io = || chain(error).filter_map(|cause| cause.downcast_ref::<io::Error>());
    let invalid = io().any(|error| error.kind() == io::ErrorKind::InvalidData);
    error.is_timeout() || (io().next().is_some() && !invalid)
}
