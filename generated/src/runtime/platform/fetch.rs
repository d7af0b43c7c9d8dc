//! How the crate `reqwest` sends, and fails, in a browser: by its `fetch`.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{Request, Response};
use http_body::Frame;

use crate::runtime::platform::sent;
use crate::runtime::{Body, TransportError};

/// An HTTP client. The browser opens connections, knows of proxies and follows redirects by its own rules.
pub(crate) fn client(_: Duration, _: bool) -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder().build()
}

/// Sends a request, whose body is in memory by then.
pub(crate) async fn send(client: &reqwest::Client, request: Request<Body>) -> Result<Response<Body>, TransportError> {
    let (head, body) = request.into_parts();
    let is_empty = http_body::Body::is_end_stream(&body);
    let mut request = reqwest::Request::try_from(Request::from_parts(head, sent(body).await?))?;
    if is_empty {
        // The browser refuses any body of a `GET`.
        *request.body_mut() = None;
    }
    let received = client.execute(request).await?;
    let (status, headers) = (received.status(), received.headers().clone());
    let mut response = Response::new(Body::streamed(Chunks(Box::pin(received.bytes_stream()))));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

/// The body of a response.
struct Chunks(Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>>>>);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        self.0.as_mut().poll_next(context).map(|next| next.map(|next| next.map(Frame::data)))
    }
}

/// Whether there is no connection, which a browser does not tell.
pub(crate) fn is_connect(_: &reqwest::Error) -> bool {
    false
}

/// Whether there is no TLS, which a browser has.
pub(crate) fn lacks_tls(_: &reqwest::Error) -> bool {
    false
}

/// Whether a failure to connect may pass.
pub(crate) fn may_pass(_: &reqwest::Error) -> bool {
    true
}
