//! The client where nothing need be `Send`, as in a browser: what transports, bodies and sources of tokens hold may be of one thread.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use local_client::bytes::Bytes;
use local_client::{
    AccessToken, Body, BoxFuture, Client, ErrorKind, Mock, MockResponse, RefreshToken, ReqwestTransport, TokenSource,
    TowerTransport, Transport, TransportError, TransportService, http,
};
use sailmaker_tests::server::{Reply, Server};
use tower::service_fn;

const STATUS: &str = "/v2025/source-usages/1/status";

/// A body that is of one thread.
struct Chunks(Rc<RefCell<Vec<&'static str>>>);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        let chunk = self.0.borrow_mut().pop();
        Poll::Ready(chunk.map(|chunk| Ok(http_body::Frame::data(Bytes::from(chunk)))))
    }
}

/// A transport that is of one thread, and whose futures and bodies are.
#[derive(Clone, Default)]
struct Local(Rc<Cell<u32>>);

impl Transport for Local {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let count = Rc::clone(&self.0);
        Box::pin(async move {
            tokio::task::yield_now().await;
            count.set(count.get() + 1);
            if count.get() == 1 {
                let mut limited = http::Response::new(Body::empty());
                *limited.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
                return Ok(limited);
            }
            let chunks = Rc::new(RefCell::new(vec!["\"COMPLETE\"}", "{\"status\": "]));
            Ok(http::Response::new(Body::streamed(Chunks(chunks))))
        })
    }
}

async fn status(client: &Client) -> Result<String, local_client::Error> {
    let response = client.source_usages().get_status_by_source_id("1").send().await?;
    Ok(response.status.as_ref().unwrap().as_str().to_owned())
}

fn base(url: impl Into<String>) -> local_client::ClientBuilder {
    Client::builder().base_url(url).bearer_token("a-token")
}

#[tokio::test(flavor = "current_thread")]
async fn a_transport_may_be_of_one_thread() {
    let transport = Local::default();
    let client = base("https://acme.example").transport(transport.clone()).build().unwrap();
    assert_eq!(status(&client).await.unwrap(), "COMPLETE");
    assert_eq!(transport.0.get(), 2, "the service was unavailable first");
}

/// A transport that never answers, and has a clock of its own.
#[derive(Clone, Default)]
struct Silent(Rc<RefCell<Vec<Duration>>>);

impl Transport for Silent {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(std::future::pending())
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let slept = Rc::clone(&self.0);
        Box::pin(async move { slept.borrow_mut().push(duration) })
    }
}

/// What waits is the transport: there need be no timer of tokio.
#[test]
fn the_clock_is_the_transports() {
    let transport = Silent::default();
    let client = base("https://acme.example").transport(transport.clone()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(status(&client)).unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(*transport.0.borrow(), [Duration::from_secs(30)]);
}

/// Gives a token, and is of one thread.
struct Tokens(Rc<Cell<u32>>);

impl TokenSource for Tokens {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        let count = Rc::clone(&self.0);
        Box::pin(async move {
            count.set(count.get() + 1);
            Ok(AccessToken::new("a-token"))
        })
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_source_of_tokens_may_be_of_one_thread() {
    let server = Server::start();
    server.reply(STATUS, Reply::json(200, &serde_json::json!({"status": "COMPLETE"})));
    let count = Rc::default();
    let client = Client::builder().base_url(server.url()).token_source(Tokens(Rc::clone(&count))).build().unwrap();
    assert_eq!(status(&client).await.unwrap(), "COMPLETE");
    assert_eq!((count.get(), server.calls()[0].header("authorization")), (1, Some("Bearer a-token")));
}

/// The tokens that need a runtime elsewhere to be fetched to their end.
#[tokio::test(flavor = "current_thread")]
async fn tokens_are_renewed() {
    let server = Server::start();
    server.reply(STATUS, Reply::json(200, &serde_json::json!({"status": "COMPLETE"})));
    let token = RefreshToken::new("id", "first");
    let client = Client::builder().base_url(server.url()).refresh_token(token);
    let client = client.transport(ReqwestTransport::usual().unwrap()).build().unwrap();
    assert_eq!(status(&client).await.unwrap(), "COMPLETE");
    assert_eq!(server.token_requests().len(), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn a_service_of_tower_may_be_of_one_thread() {
    let count = Rc::new(Cell::new(0));
    let own = Rc::clone(&count);
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().respond_with(MockResponse::new(429).header("Retry-After", "30"));
    mock.source_usages().get_status_by_source_id().respond(serde_json::json!({"status": "COMPLETE"}));
    let inner = TransportService::new((*mock).clone());
    let service = service_fn(move |request: http::Request<Body>| {
        let (own, mut inner) = (Rc::clone(&own), inner.clone());
        own.set(own.get() + 1);
        async move {
            let response = tower::Service::call(&mut inner, request).await;
            drop(own);
            response
        }
    });
    let transport = TowerTransport::new(service).clock((*mock).clone());
    let client = mock.client_builder().transport(transport).build().unwrap();
    assert_eq!(status(&client).await.unwrap(), "COMPLETE");
    assert_eq!((count.get(), mock.waited()), (2, Duration::from_secs(30)));
    mock.verify().unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn pages_are_followed() {
    let mock = Mock::new();
    mock.source_usages().get_usages_by_source_id().respond(serde_json::json!([{"count": 1}]));
    mock.source_usages().get_usages_by_source_id().respond(serde_json::json!([]));
    let mut items = mock.client().unwrap().source_usages().get_usages_by_source_id("1").limit(1).stream();
    assert_eq!(items.next().await.unwrap().unwrap().count, Some(1.into()));
    assert!(items.next().await.is_none());
    mock.verify().unwrap();
}
