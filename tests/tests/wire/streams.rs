//! Streams and requests that are left before their end.

use std::time::Duration;

use futures_util::{Stream, StreamExt, TryStreamExt};
use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::models::SourceUsage;
use sailpoint_source_usages::{Client, Error, Response};
use serde_json::json;

use crate::support::{STATUS, USAGES, client, complete, counted, status, usages};

/// A server with pages of two usages and no end.
fn endless() -> Server {
    let server = Server::start();
    server.always(USAGES, counted(0..2));
    server
}

#[tokio::test]
async fn items_and_pages_are_streams() {
    fn is_stream<T>(
        stream: impl Stream<Item = Result<T, Error>> + Send + Unpin + 'static,
    ) -> impl Stream<Item = Result<T, Error>> {
        stream
    }
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, counted(0..1));
    server.reply(USAGES, counted(0..1));
    let client = client(&server);
    let items: Vec<SourceUsage> = is_stream(usages(&client).limit(2).stream()).try_collect().await.unwrap();
    assert_eq!(items.len(), 3);
    let pages: Vec<Response<Vec<SourceUsage>>> = is_stream(usages(&client).pages()).try_collect().await.unwrap();
    assert_eq!(pages.len(), 1);
}

#[tokio::test]
async fn the_error_may_come_before_the_item() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, Reply::status(404));
    let mut items = usages(&client(&server)).limit(2).stream();
    assert!(items.try_next().await.unwrap().is_some() && items.try_next().await.unwrap().is_some());
    assert_eq!(items.try_next().await.unwrap_err().status().unwrap(), 404);
    assert!(items.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn nothing_is_sent_before_the_first_item_is_asked_for() {
    let server = endless();
    let client = client(&server);
    let items = usages(&client).limit(2).stream();
    let pages = usages(&client).limit(2).pages();
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop((items, pages));
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn nothing_is_fetched_ahead_of_demand() {
    let server = endless();
    let mut items = usages(&client(&server)).limit(2).stream();
    for (taken, pages) in [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)] {
        items.next().await.unwrap().unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(server.calls().len(), pages, "after {taken} items");
    }
}

#[tokio::test]
async fn a_stream_dropped_half_way_asks_for_no_more() {
    let server = endless();
    let client = client(&server);
    let taken: Vec<_> = usages(&client).limit(2).stream().take(3).try_collect().await.unwrap();
    assert_eq!(taken.len(), 3);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.calls().len(), 2);
    server.reply(STATUS, complete());
    status(&client).await.unwrap();
}

#[tokio::test]
async fn a_stream_dropped_within_a_page_hangs_up() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    let _closed = server.hold(USAGES, counted(2..4));
    let client = client(&server);
    let reading = tokio::spawn(async move { usages(&client).limit(2).stream().count().await });
    server.arrived(3).await;
    reading.abort();
    server.abandoned(1).await;
}

#[tokio::test]
async fn waiting_for_an_item_can_be_given_up_and_taken_up_again() {
    let server = Server::start();
    let gate = server.hold(USAGES, counted(0..1));
    let mut items = usages(&client(&server)).stream();
    let first = tokio::time::timeout(Duration::from_millis(100), items.next()).await;
    assert!(first.is_err());
    gate.open();
    assert_eq!(items.next().await.unwrap().unwrap().count, Some(0.0));
    assert!(items.next().await.is_none());
    assert_eq!(server.calls().len(), 1);
}

/// Asks for a status, and drops the request a moment after the server has received this many requests in all.
async fn dropped_after(server: &Server, client: &Client, arrived: usize) {
    let moment = async {
        server.arrived(arrived).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    tokio::select! {
        outcome = status(client) => panic!("it came to an end: {outcome:?}"),
        () = moment => {}
    }
}

#[tokio::test]
async fn a_request_dropped_half_way_hangs_up() {
    let server = Server::start();
    let _closed = server.hold(STATUS, complete());
    server.reply(STATUS, complete());
    let client = client(&server);
    dropped_after(&server, &client, 2).await;
    server.abandoned(1).await;
    status(&client).await.unwrap();
    assert_eq!(server.token_requests().len(), 1);
}

#[tokio::test]
async fn dropped_while_the_token_is_fetched_the_next_request_has_it() {
    let server = Server::start();
    let gate = server.hold(TOKEN_PATH, json!({"access_token": "t1", "expires_in": 600}));
    server.reply(STATUS, complete());
    let client = client(&server);
    dropped_after(&server, &client, 1).await;
    gate.open();
    status(&client).await.unwrap();
    assert_eq!(server.calls()[0].header("authorization"), Some("Bearer t1"));
    assert_eq!(server.token_requests().len(), 1);
}

#[tokio::test]
async fn a_request_dropped_within_the_body_hangs_up() {
    let server = Server::start();
    server.reply(STATUS, Reply::from(complete()).stall_after(5));
    server.reply(STATUS, complete());
    let client = client(&server);
    dropped_after(&server, &client, 2).await;
    server.abandoned(1).await;
    status(&client).await.unwrap();
}

#[tokio::test]
async fn a_request_dropped_while_it_waits_to_retry_is_not_retried() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(429).header("retry-after", "1"));
    let client = client(&server);
    dropped_after(&server, &client, 2).await;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_request_that_is_not_awaited_sends_nothing() {
    let server = Server::start();
    server.always(USAGES, json!([]));
    let client = client(&server);
    let request = usages(&client).limit(1);
    drop(request.send());
    drop(status(&client));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.requests(), []);
}

/// What is sent from one runtime must not end with another.
#[test]
fn a_client_outlives_the_runtime_it_was_first_used_on() {
    let server = Server::start();
    server.always(STATUS, complete());
    let client = client(&server);
    for _ in 0..2 {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(status(&client)).unwrap();
    }
}
