use std::time::Duration;

use sailpoint_source_usages::http::{HeaderValue, header::ACCEPT_LANGUAGE};
use sailpoint_source_usages::{Client, ClientBuilder, Error, ReqwestTransport, TowerTransport, TransportService};
use tower::ServiceBuilder;
use tower_http::set_header::SetRequestHeaderLayer;

/// Two requests at once, ten seconds for each, and a header.
fn layered(builder: ClientBuilder) -> Result<Client, Error> {
    let service = ServiceBuilder::new()
        .concurrency_limit(2)
        .timeout(Duration::from_secs(10))
        .layer(SetRequestHeaderLayer::overriding(ACCEPT_LANGUAGE, HeaderValue::from_static("de")))
        .service(TransportService::new(ReqwestTransport::usual()?));
    builder.transport(TowerTransport::new(service)).build()
}
