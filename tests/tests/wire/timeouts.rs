//! Answers that take too long.

use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{Client, ErrorKind};

use crate::support::{STATUS, builder, complete, status, status_error};

const TIMEOUT: Duration = Duration::from_millis(500);

/// A client that waits for an answer no longer than [`TIMEOUT`].
fn hasty(server: &Server) -> Client {
    builder(server).timeout(TIMEOUT).build().unwrap()
}

/// Checks that a request times out, in time, and is sent once.
async fn times_out(server: &Server, client: &Client) {
    let start = Instant::now();
    let error = status_error(client).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_timeout());
    assert!(start.elapsed() >= TIMEOUT && start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn an_answer_that_never_comes() {
    let server = Server::start();
    let _closed = server.hold(STATUS, complete());
    times_out(&server, &hasty(&server)).await;
    server.abandoned(1).await;
}

#[tokio::test]
async fn a_body_that_never_ends() {
    let server = Server::start();
    server.reply(STATUS, Reply::from(complete()).stall_after(5));
    times_out(&server, &hasty(&server)).await;
    server.abandoned(1).await;
}

#[tokio::test]
async fn an_error_body_that_never_ends() {
    let server = Server::start();
    server.reply(STATUS, Reply::from((403, complete())).stall_after(5));
    times_out(&server, &hasty(&server)).await;
}

#[tokio::test]
async fn an_answer_in_time() {
    let server = Server::start();
    server.reply(STATUS, Reply::from(complete()).after(Duration::from_millis(100)));
    let client = builder(&server).timeout(Duration::from_secs(10)).build().unwrap();
    status(&client).await.unwrap();
}

#[tokio::test]
async fn the_client_goes_on_after_a_timeout() {
    let server = Server::start();
    let _closed = server.hold(STATUS, complete());
    server.reply(STATUS, complete());
    let client = hasty(&server);
    assert!(status_error(&client).await.is_timeout());
    status(&client).await.unwrap();
    assert_eq!(server.token_requests().len(), 1);
}

/// The time belongs to one attempt: waiting for `Retry-After` does not use it up.
#[tokio::test]
async fn a_wait_between_attempts_does_not_count() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(429).header("retry-after", "1"));
    server.reply(STATUS, complete());
    let client = builder(&server).timeout(Duration::from_millis(900)).build().unwrap();
    status(&client).await.unwrap();
}

#[tokio::test]
async fn the_callers_own_http_client_is_bound_to_the_same_time() {
    let server = Server::start();
    let _closed = server.hold(STATUS, complete());
    let http = sailpoint_source_usages::reqwest::Client::new();
    let client = builder(&server).http_client(http).timeout(TIMEOUT).build().unwrap();
    times_out(&server, &client).await;
}
