use reqwest_middleware::{ClientWithMiddleware, Error};
use sailpoint_source_usages::{Body, BoxFuture, ErrorKind, Transport, TransportError, http, reqwest};

/// Sends by a client of `reqwest-middleware`, which was built of a `reqwest::Client` that follows no redirects.
struct Middleware(ClientWithMiddleware);

impl Transport for Middleware {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request.map(reqwest::Body::wrap))?;
            let response = self.0.execute(request).await.map_err(|error| match error {
                Error::Reqwest(error) => error.into(),
                Error::Middleware(error) => TransportError::new(ErrorKind::Transport, error),
            })?;
            Ok(http::Response::from(response).map(Body::streamed))
        })
    }
}
