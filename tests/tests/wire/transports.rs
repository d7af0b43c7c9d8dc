//! Transports that stand in for the network, and those that wrap another one.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::BodyExt;
use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{
    Body, BoxFuture, Client, ClientBuilder, ErrorKind, ReqwestTransport, RetryPolicy, Transport, TransportError,
    reqwest,
};

use crate::support::{STATUS, builder, complete, status, status_error};

/// What a script has for a request; `None` for no response, ever.
type Reaction = Option<Result<http::Response<Body>, TransportError>>;

/// A transport that gives what was put into it, and by whose clock no time passes but what is waited for.
#[derive(Clone)]
struct Script(Arc<Inner>);

struct Inner {
    reactions: Mutex<VecDeque<Reaction>>,
    /// The requests, each with its body.
    asked: Mutex<Vec<(http::request::Parts, Bytes)>>,
    slept: Mutex<Vec<Duration>>,
    started: Instant,
}

impl Script {
    fn new(reactions: impl IntoIterator<Item = Reaction>) -> Self {
        let reactions = Mutex::new(reactions.into_iter().collect());
        Self(Arc::new(Inner { reactions, asked: Mutex::default(), slept: Mutex::default(), started: Instant::now() }))
    }

    fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    fn builder(&self) -> ClientBuilder {
        Client::builder().base_url("https://acme.example").bearer_token("a-token").transport(self.clone())
    }

    fn asked(&self) -> usize {
        self.0.asked.lock().unwrap().len()
    }

    fn slept(&self) -> Vec<Duration> {
        self.0.slept.lock().unwrap().clone()
    }
}

impl Transport for Script {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await?.to_bytes();
            self.0.asked.lock().unwrap().push((head, body));
            let reaction = self.0.reactions.lock().unwrap().pop_front().expect("a reaction to each request");
            match reaction {
                Some(reaction) => reaction,
                None => std::future::pending().await,
            }
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let own = Arc::clone(&self.0);
        Box::pin(async move { own.slept.lock().unwrap().push(duration) })
    }

    fn now(&self) -> Instant {
        self.0.started + self.slept().iter().sum::<Duration>()
    }
}

fn reply(status: u16, body: impl Into<Body>) -> Reaction {
    Some(Ok(http::Response::builder().status(status).body(body.into()).unwrap()))
}

fn found() -> Reaction {
    reply(200, complete().to_string())
}

fn failed(kind: ErrorKind) -> TransportError {
    TransportError::new(kind, io::Error::other("the line is cut"))
}

#[tokio::test]
async fn a_transport_gets_the_request_as_it_goes_out() {
    let script = Script::new([found()]);
    assert_eq!(status(&script.client()).await.unwrap().status.as_ref().unwrap().as_str(), "COMPLETE");
    let asked = script.0.asked.lock().unwrap();
    let (head, body) = &asked[0];
    assert_eq!((head.method.as_str(), head.uri.to_string()), ("GET", format!("https://acme.example{STATUS}")));
    assert_eq!(
        (&head.headers["authorization"], &head.headers["accept"]),
        (&"Bearer a-token".parse().unwrap(), &"application/json".parse().unwrap())
    );
    assert!(body.is_empty());
}

/// The waits are those that the service asked for, and cost the test nothing.
#[tokio::test]
async fn retries_wait_by_the_clock_of_the_transport() {
    let limited = http::Response::builder().status(429).header("Retry-After", "7").body(Body::empty()).unwrap();
    let script = Script::new([Some(Ok(limited)), found()]);
    status(&script.client()).await.unwrap();
    assert_eq!((script.asked(), script.slept()), (2, vec![Duration::from_secs(7)]));
}

#[tokio::test]
async fn tokens_expire_by_the_clock_of_the_transport() {
    let token = |name: &str| reply(200, format!(r#"{{"access_token": "{name}", "expires_in": 600}}"#));
    let script = Script::new([token("one"), found(), found(), token("two"), found()]);
    let client = script.builder().client_credentials("id", "secret").build().unwrap();
    status(&client).await.unwrap();
    status(&client).await.unwrap();
    assert_eq!(script.asked(), 3, "the token is kept");
    script.sleep(Duration::from_secs(541)).await;
    status(&client).await.unwrap();
    assert_eq!(script.asked(), 5, "the token is renewed");
    let (token, body) = &script.0.asked.lock().unwrap()[0];
    assert_eq!(token.uri.path(), "/oauth/token");
    assert_eq!(body.as_ref(), b"grant_type=client_credentials&client_id=id&client_secret=secret");
}

#[tokio::test]
async fn a_transport_that_never_answers_is_too_late() {
    let script = Script::new([None]);
    let client = script.builder().timeout(Duration::from_secs(9)).build().unwrap();
    let error = status_error(&client).await;
    assert_eq!((error.kind(), script.slept()), (ErrorKind::Timeout, vec![Duration::from_secs(9)]));
}

/// What fails, and how often the request is sent.
#[tokio::test]
async fn the_kind_of_a_failure_decides_about_retries() {
    for (error, kind, sent) in [
        (failed(ErrorKind::Connect), ErrorKind::Connect, 2),
        (failed(ErrorKind::Connect).permanent(), ErrorKind::Connect, 1),
        (failed(ErrorKind::Transport), ErrorKind::Transport, 2),
        (failed(ErrorKind::Timeout), ErrorKind::Timeout, 1),
        (failed(ErrorKind::Redirect), ErrorKind::Redirect, 1),
        (failed(ErrorKind::Config), ErrorKind::Config, 1),
        // What says something of a response is none of a transport's.
        (failed(ErrorKind::Api), ErrorKind::Transport, 2),
    ] {
        let shown = format!("{error:?}");
        let script = Script::new([Some(Err(error)), found()]);
        let result = status(&script.client()).await;
        assert_eq!((script.asked(), result.is_ok()), (sent, sent == 2), "{shown}");
        if let Err(error) = result {
            assert_eq!(error.kind(), kind, "{shown}");
            assert!(error.to_string().ends_with(": the line is cut"), "{error}");
        }
    }
}

/// A body of chunks that ends with an error.
struct Broken(VecDeque<&'static str>);

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<http_body::Frame<Bytes>>>> {
        let chunk = self.0.pop_front().map(|chunk| http_body::Frame::data(Bytes::from(chunk)));
        Poll::Ready(Some(chunk.ok_or_else(|| io::Error::other("the line is cut"))))
    }
}

#[tokio::test]
async fn a_body_that_breaks_is_no_response() {
    let script = Script::new([reply(200, Body::streamed(Broken(["{\"status\"", ""].into())))]);
    let client = script.builder().retry(RetryPolicy::none()).build().unwrap();
    let error = status_error(&client).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().ends_with(": the line is cut"), "{error}");
}

/// Counts what goes through.
struct Counted<T>(T, Arc<AtomicU32>);

impl<T: Transport> Transport for Counted<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.send(request)
    }
}

/// Redirects are the client's, so that a transport sees each request by itself, and no credential goes astray.
#[tokio::test]
async fn a_transport_around_the_usual_one_sees_each_request() {
    let (server, other) = (Server::start(), Server::start());
    server.reply(STATUS, Reply::redirect(302, format!("{}/elsewhere", other.url())));
    other.reply("/elsewhere", complete());
    let count = Arc::new(AtomicU32::default());
    let usual =
        ReqwestTransport::new(reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap());
    let client = builder(&server).transport(Counted(usual, Arc::clone(&count))).build().unwrap();
    status(&client).await.unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 3, "for the token, the status and the redirect");
    assert!(other.requests()[0].header_values("authorization").is_empty());
}

#[tokio::test]
async fn several_clients_share_one_transport() {
    let shared: Arc<dyn Transport> = Arc::new(Script::new([found(), found()]));
    let client =
        |url: &str| Client::builder().base_url(url).bearer_token("a").transport(Arc::clone(&shared)).build().unwrap();
    status(&client("https://one.example")).await.unwrap();
    status(&client("https://two.example")).await.unwrap();
}
