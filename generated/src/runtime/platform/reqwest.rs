//! How the crate `reqwest` sends, and fails, on a system.

use std::io;
use std::time::Duration;

use http::{Request, Response};
use reqwest::redirect::Policy;

use crate::runtime::error::{chain, innermost};
use crate::runtime::platform::sent;
use crate::runtime::{Body, TransportError};

/// An HTTP client that follows no redirects. It takes the proxies of the environment, unless it is to take none.
pub(crate) fn client(connect_timeout: Duration, takes_proxies: bool) -> reqwest::Result<reqwest::Client> {
    let builder = reqwest::Client::builder().connect_timeout(connect_timeout).redirect(Policy::none());
    let builder = if takes_proxies { builder } else { builder.no_proxy() };
    builder.build()
}

/// Sends a request.
pub(crate) async fn send(client: &reqwest::Client, request: Request<Body>) -> Result<Response<Body>, TransportError> {
    let (head, body) = request.into_parts();
    let request = reqwest::Request::try_from(Request::from_parts(head, sent(body).await?))?;
    let response = Response::from(client.execute(request).await?);
    Ok(response.map(Body::streamed::<reqwest::Body>))
}

/// Whether there is no connection.
pub(crate) fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// Whether there is no connection because the HTTP client was built without TLS. It says so in these words alone.
pub(crate) fn lacks_tls(error: &reqwest::Error) -> bool {
    error.is_connect() && innermost(error).to_string() == "invalid URL, scheme is not http"
}

/// Whether a failure to connect may pass: that of a socket or of a name may, but not a certificate
/// that is not trusted, which TLS reports as invalid data, nor an address that the HTTP client
/// cannot connect to at all.
pub(crate) fn may_pass(error: &reqwest::Error) -> bool {
    let io = || chain(error).filter_map(|cause| cause.downcast_ref::<io::Error>());
    let invalid = io().any(|error| error.kind() == io::ErrorKind::InvalidData);
    error.is_timeout() || (io().next().is_some() && !invalid)
}
