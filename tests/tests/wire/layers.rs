//! Services of the crate `tower` as transports, and the usual transport as a service.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{
    Body, Client, ClientBuilder, ErrorKind, Mock, MockResponse, ReqwestTransport, RetryPolicy, TowerTransport,
    Transport, TransportError, TransportService,
};
use tower::{BoxError, Service, ServiceBuilder, ServiceExt, service_fn};

use crate::support::{STATUS, builder, complete, quick, status, status_error};

fn usual() -> TransportService<ReqwestTransport> {
    TransportService::new(ReqwestTransport::usual().unwrap())
}

fn client(transport: impl Transport) -> ClientBuilder {
    Client::builder().base_url("https://acme.example").bearer_token("a").retry(quick()).transport(transport)
}

/// A service of any body, and of an error that there is none of.
#[tokio::test]
async fn a_service_may_answer_without_a_socket() {
    let service = service_fn(async |request: http::Request<Body>| {
        assert_eq!(request.uri().path(), STATUS);
        Ok::<_, Infallible>(http::Response::new(complete().to_string()))
    });
    // The future of an async closure is not known to be `Send`: it is boxed.
    let client = client(TowerTransport::new(service.map_future(Box::pin))).build().unwrap();
    assert_eq!(status(&client).await.unwrap().status.as_ref().unwrap().as_str(), "COMPLETE");
}

/// How many requests are under way, and how many there were at most.
#[derive(Clone, Default)]
struct Counted(Arc<(AtomicU32, AtomicU32)>);

impl Counted {
    /// Counts what gets through to the usual transport.
    fn service(
        &self,
    ) -> impl Service<http::Request<Body>, Response = http::Response<Body>, Error = TransportError, Future: Send>
    + Clone
    + Send
    + 'static {
        let own = self.clone();
        let inner = usual();
        service_fn(move |request| {
            let (own, inner) = (own.clone(), inner.clone());
            async move {
                let now = own.0.0.fetch_add(1, Ordering::SeqCst) + 1;
                own.0.1.fetch_max(now, Ordering::SeqCst);
                let response = inner.oneshot(request).await;
                own.0.0.fetch_sub(1, Ordering::SeqCst);
                response
            }
        })
    }

    fn most(&self) -> u32 {
        self.0.1.load(Ordering::SeqCst)
    }
}

#[tokio::test]
async fn requests_wait_for_a_service_that_is_not_ready() {
    for (limit, most) in [(1, 1), (2, 2)] {
        let (server, counted) = (Server::start(), Counted::default());
        server.always(STATUS, Reply::from(complete()).after(Duration::from_millis(30)));
        let limited = ServiceBuilder::new().concurrency_limit(limit).service(counted.service());
        let client = builder(&server).bearer_token("a").transport(TowerTransport::new(limited)).build().unwrap();
        let results = tokio::join!(status(&client), status(&client), status(&client), status(&client));
        assert!(results.0.is_ok() && results.1.is_ok() && results.2.is_ok() && results.3.is_ok());
        assert_eq!((counted.most(), server.calls().len()), (most, 4));
    }
}

/// A request that is given up lets go of its place.
#[tokio::test]
async fn a_request_that_is_too_late_holds_up_nobody() {
    let server = Server::start();
    let gate = server.hold(STATUS, complete());
    let limited = ServiceBuilder::new().concurrency_limit(1).service(usual());
    let client = builder(&server).bearer_token("a").timeout(Duration::from_millis(50));
    let client = client.transport(TowerTransport::new(limited)).build().unwrap();
    assert_eq!(status_error(&client).await.kind(), ErrorKind::Timeout);
    server.reply(STATUS, complete());
    gate.open();
    status(&client).await.unwrap();
}

/// What cannot be cloned is shared by a queue, whose errors are those of the service behind it.
#[tokio::test]
async fn a_buffer_shares_what_cannot_be_cloned() {
    let server = Server::start();
    server.always(STATUS, complete());
    let rate = ServiceBuilder::new().buffer(4).rate_limit(1, Duration::from_millis(50)).service(usual());
    let client = builder(&server).bearer_token("a").transport(TowerTransport::new(rate)).build().unwrap();
    let start = std::time::Instant::now();
    status(&client).await.unwrap();
    status(&client).await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(50), "{:?}", start.elapsed());
}

/// Says that it is ready in the second turn, and takes a call only where that very clone was asked.
struct Slow {
    turns: u32,
}

impl Clone for Slow {
    fn clone(&self) -> Self {
        Self { turns: 0 }
    }
}

impl Service<http::Request<Body>> for Slow {
    type Response = http::Response<Body>;
    type Error = BoxError;
    type Future = Ready<Result<http::Response<Body>, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.turns += 1;
        context.waker().wake_by_ref();
        if self.turns < 2 { Poll::Pending } else { Poll::Ready(Ok(())) }
    }

    fn call(&mut self, _: http::Request<Body>) -> Self::Future {
        ready(if self.turns == 2 { Ok(http::Response::new("{}".into())) } else { Err("it was not ready".into()) })
    }
}

#[tokio::test]
async fn the_clone_that_is_ready_is_called() {
    status(&client(TowerTransport::new(Slow { turns: 7 })).build().unwrap()).await.unwrap();
}

type Fault = fn() -> BoxError;

/// Fails with what it is given, and counts.
fn failing(
    fault: Fault,
) -> (
    Arc<AtomicU32>,
    TowerTransport<
        impl Service<http::Request<Body>, Response = http::Response<Body>, Error = BoxError, Future: Send>
        + Clone
        + Send
        + 'static,
    >,
) {
    let count = Arc::new(AtomicU32::default());
    let own = Arc::clone(&count);
    let service = service_fn(move |_: http::Request<Body>| {
        own.fetch_add(1, Ordering::SeqCst);
        ready(Err::<http::Response<Body>, _>(fault()))
    });
    (count, TowerTransport::new(service))
}

/// An error, what kind it is of, and how often the request is sent.
#[tokio::test]
async fn errors_of_a_service_are_those_of_a_transport() {
    let table: [(Fault, ErrorKind, u32); 6] = [
        (|| io::Error::other("the line is cut").into(), ErrorKind::Transport, 3),
        (|| TransportError::new(ErrorKind::Connect, "the line is cut").into(), ErrorKind::Connect, 3),
        (|| TransportError::new(ErrorKind::Connect, "the line is cut").permanent().into(), ErrorKind::Connect, 1),
        (|| TransportError::new(ErrorKind::Config, "the line is cut").into(), ErrorKind::Config, 1),
        (|| io::Error::other(TransportError::new(ErrorKind::Config, "the line is cut")).into(), ErrorKind::Config, 1),
        (|| tower::timeout::error::Elapsed::new().into(), ErrorKind::Timeout, 1),
    ];
    for (fault, kind, sent) in table {
        let (count, transport) = failing(fault);
        let error = status_error(&client(transport).retry(quick().attempts(3)).build().unwrap()).await;
        let said = error.to_string();
        assert_eq!((error.kind(), count.load(Ordering::SeqCst)), (kind, sent), "{said}");
        assert!(kind == ErrorKind::Timeout || said.ends_with(": the line is cut"), "{said}");
    }
}

/// Those of the usual transport keep their kinds through layers that box errors, and through a queue.
#[tokio::test]
async fn errors_of_the_usual_transport_keep_their_kinds() {
    let service = ServiceBuilder::new().buffer(4).timeout(Duration::from_secs(9)).service(usual());
    let own = Client::builder().base_url("http://127.0.0.1:1").bearer_token("a").retry(RetryPolicy::none());
    let error = status_error(&own.transport(TowerTransport::new(service)).build().unwrap()).await;
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Connect, true), "{error}");
}

#[tokio::test]
async fn the_time_of_a_layer_is_a_timeout() {
    let server = Server::start();
    let _gate = server.hold(STATUS, complete());
    let service = ServiceBuilder::new().timeout(Duration::from_millis(40)).service(usual());
    let client = builder(&server).bearer_token("a").transport(TowerTransport::new(service)).build().unwrap();
    let error = status_error(&client).await;
    assert_eq!((error.kind(), server.calls().len()), (ErrorKind::Timeout, 1), "{error}");
}

/// A body that is too late by a layer is no other error than a response.
#[tokio::test]
async fn the_time_of_a_body_is_one_too() {
    let server = Server::start();
    server.reply(STATUS, Reply::from(complete()).stall_after(3));
    let layer = tower_http::timeout::ResponseBodyTimeoutLayer::new(Duration::from_millis(40));
    let service = ServiceBuilder::new().layer(layer).service(usual());
    let client = builder(&server).bearer_token("a").transport(TowerTransport::new(service)).build().unwrap();
    let error = status_error(&client).await;
    assert_eq!((error.kind(), server.calls().len()), (ErrorKind::Timeout, 1), "{error}");
}

/// What a service is asked, a mock below the layers is asked, and its clock is that of the client.
#[tokio::test]
async fn a_mock_below_layers_keeps_its_clock() {
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().respond_with(MockResponse::new(429).header("Retry-After", "30"));
    mock.source_usages().get_status_by_source_id().respond(complete());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let own = Arc::clone(&seen);
    let service = ServiceBuilder::new()
        .map_request(move |request: http::Request<Body>| {
            own.lock().unwrap().push(request.uri().path().to_owned());
            request
        })
        .service(TransportService::new((*mock).clone()));
    let transport = TowerTransport::new(service).clock((*mock).clone());
    status(&mock.client_builder().transport(transport).build().unwrap()).await.unwrap();
    assert_eq!((mock.waited(), seen.lock().unwrap().len()), (Duration::from_secs(30), 2));
    mock.verify().unwrap();
}
