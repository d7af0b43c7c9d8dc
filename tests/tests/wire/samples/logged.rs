use sailpoint_source_usages::{Body, BoxFuture, OperationId, Transport, TransportError, http};

/// Tells what each request came to: its operation, which a request for a token has none of, and the status.
struct Logged<T>(T, fn(&str));

impl<T: Transport> Transport for Logged<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let operation = request.extensions().get().map_or("token", |id: &OperationId| id.0);
            let response = self.0.send(request).await;
            match &response {
                Ok(response) => (self.1)(&format!("{operation}: {}", response.status())),
                Err(error) => (self.1)(&format!("{operation}: {error}")),
            }
            response
        })
    }
}
