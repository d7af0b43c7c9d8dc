//! The same operations without `async`.

use std::thread;
use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::http::Method;
use sailpoint_source_usages::models::SourceUsageStatusStatus;
use sailpoint_source_usages::operations::source_usages::GetStatusBySourceIdError;
use sailpoint_source_usages::{AccessToken, BoxFuture, Client, Error, ErrorKind, Response, TokenSource};
use serde_json::json;

use crate::support::{ID, STATUS, USAGES, builder, client, complete, counted, usages};

fn status(client: &Client) -> Result<Response<sailpoint_source_usages::models::SourceUsageStatus>, Error> {
    client.source_usages().get_status_by_source_id(ID).send_blocking()
}

#[test]
fn a_request_without_a_runtime() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let status = status(&client(&server)).unwrap();
    assert_eq!(status.status, Some(SourceUsageStatusStatus::Complete));
    assert_eq!(server.calls()[0].header_values("authorization"), ["Bearer token-1"]);
}

#[test]
fn an_error_is_the_same() {
    let server = Server::start();
    server.reply(STATUS, (403, json!({"trackingId": "t"})));
    let error = status(&client(&server)).unwrap_err();
    let Some(GetStatusBySourceIdError::Forbidden(body)) = error.typed() else { panic!("{error:?}") };
    assert_eq!(body.tracking_id.as_deref(), Some("t"));
}

#[test]
fn retries_and_tokens_are_the_same() {
    let server = Server::start();
    server.reply(STATUS, 503);
    server.reply(STATUS, 401);
    server.reply(STATUS, complete());
    status(&client(&server)).unwrap();
    assert_eq!((server.calls().len(), server.token_requests().len()), (3, 2));
}

#[test]
fn items_to_the_end() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, counted(2..3));
    let counts: Result<Vec<_>, Error> =
        usages(&client(&server)).limit(2).iter_blocking().map(|item| item.map(|usage| usage.count)).collect();
    assert_eq!(counts.unwrap(), [Some(0.0), Some(1.0), Some(2.0)]);
}

#[test]
fn pages_to_the_end() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", "3"));
    server.reply(USAGES, Reply::from(counted(2..3)).header("X-Total-Count", "3"));
    let pages: Result<Vec<_>, Error> = usages(&client(&server)).limit(2).count(true).pages_blocking().collect();
    let read: Vec<_> = pages.unwrap().iter().map(|page| (page.len(), page.total_count())).collect();
    assert_eq!(read, [(2, Some(3)), (1, Some(3))]);
}

#[test]
fn an_error_ends_the_items() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, 403);
    let mut items = usages(&client(&server)).limit(2).iter_blocking();
    assert!(items.next().unwrap().is_ok() && items.next().unwrap().is_ok());
    assert_eq!(items.next().unwrap().unwrap_err().kind(), ErrorKind::Api);
    assert!(items.next().is_none());
}

#[test]
fn items_dropped_half_way_ask_for_no_more() {
    let server = Server::start();
    server.always(USAGES, counted(0..2));
    let taken = usages(&client(&server)).limit(2).iter_blocking().take(3).count();
    thread::sleep(Duration::from_millis(50));
    assert_eq!((taken, server.calls().len()), (3, 2));
}

#[test]
fn a_timeout_ends_it() {
    let server = Server::start();
    let _closed = server.hold(STATUS, complete());
    let client = builder(&server).timeout(Duration::from_millis(200)).build().unwrap();
    assert!(status(&client).unwrap_err().is_timeout());
}

#[test]
fn an_unsafe_id_is_refused() {
    let server = Server::start();
    let error = client(&server).source_usages().get_status_by_source_id("..").send_blocking().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Argument);
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn within_an_async_context_it_does_not_panic() {
    let server = Server::start();
    server.always(STATUS, complete());
    server.always(USAGES, counted(0..1));
    let client = client(&server);
    status(&client).unwrap();
    assert_eq!(usages(&client).iter_blocking().count(), 1);
    crate::support::status(&client).await.unwrap();
}

#[test]
fn many_threads_share_one_client() {
    let server = Server::start();
    server.always(STATUS, complete());
    let client = client(&server);
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| status(&client).unwrap());
        }
    });
    assert_eq!((server.calls().len(), server.token_requests().len()), (16, 1));
}

/// A source of tokens that calls as well.
struct Asks(Client);

impl TokenSource for Asks {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async {
            let token = self.0.request(Method::GET, "/my-token").send_blocking()?;
            Ok(AccessToken::new(String::from_utf8_lossy(&token)))
        })
    }
}

#[test]
fn a_call_within_a_call() {
    let server = Server::start();
    server.always("/v2025/my-token", Reply::status(200).body("mine"));
    server.reply(STATUS, 503);
    server.reply(STATUS, complete());
    let within = client(&server);
    let told = within.clone();
    let policy = crate::support::quick().on_retry(move |_, _| {
        told.request(Method::GET, "/my-token").send_blocking().unwrap();
    });
    status(&builder(&server).token_source(Asks(within)).retry(policy).build().unwrap()).unwrap();
    assert_eq!(server.calls().len(), 5);
}

/// Nobody drives the connection that was opened there.
#[test]
fn a_call_beside_a_runtime_that_does_not_run() {
    let server = Server::start();
    server.always(STATUS, complete());
    let client = builder(&server).timeout(Duration::from_secs(5)).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(crate::support::status(&client)).unwrap();
    status(&client).unwrap();
    runtime.block_on(async { status(&client).unwrap() });
    runtime.block_on(crate::support::status(&client)).unwrap();
}
