//! Streams of events that are opened anew.

use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server};
use serde_json::json;

use super::socket::{Watch, events};
use crate::runtime::{Operation, Request};
use crate::support::{A, GET, POST, builder, client};
use crate::{ErrorKind, Events, RequestOptions, RetryPolicy};

async fn open(server: &Server, operation: &'static Operation, attempts: u32) -> Events<u32> {
    let client = builder(server).retry(RetryPolicy::none()).build().unwrap();
    Watch(Request::new(&client, operation)).send().await.unwrap().into_inner().reconnect(attempts)
}

/// What comes of a stream until its end.
async fn all(mut events: Events<u32>) -> Vec<Result<u32, ErrorKind>> {
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event.map(|event| event.data).map_err(|error| error.kind()));
    }
    all
}

fn ids(server: &Server) -> Vec<Option<String>> {
    server.calls().iter().map(|call| call.header("last-event-id").map(str::to_owned)).collect()
}

#[tokio::test]
async fn it_goes_on_behind_the_last_event() {
    let server = Server::start();
    server.reply(A, events("retry: 1\n\ndata: 1\n\nid: x\u{e9}\ndata: 2\n\nid: lost\ndata: 0"));
    server.reply(A, Reply::status(200).body("data: 3\n\nid: 4\ndata: 4\n\ndata: 0\n\n").cut_after(25));
    server.reply(A, Reply::hang_up());
    server.reply(A, events("id\ndata: 5\n\n"));
    server.reply(A, events("data: 6\n\n"));
    server.reply(A, 204);
    assert_eq!(all(open(&server, &GET, 2).await).await, [1, 2, 3, 4, 5, 6].map(Ok));
    let ids = ids(&server);
    let id = ids[1].as_deref().unwrap();
    assert!(id == "x\u{e9}" || id.as_bytes() == "x\u{e9}".as_bytes(), "{id:?}");
    assert_eq!(ids[2..], [Some("4".to_owned()), Some("4".to_owned()), None, None]);
    assert_eq!(ids[0], None);
}

#[tokio::test]
async fn it_waits_as_it_is_told() {
    let server = Server::start();
    server.reply(A, events("retry: 400\ndata: 1\n\n"));
    server.reply(A, events("data: 2\n\n"));
    server.reply(A, 204);
    let started = Instant::now();
    assert_eq!(all(open(&server, &GET, 1).await).await, [1, 2].map(Ok));
    assert!(started.elapsed() >= Duration::from_millis(800), "{:?}", started.elapsed());
    // Neither is the service asked without a pause, nor is anybody kept waiting for an hour.
    server.reply(A, events("retry: 0\ndata: 1\n\n"));
    server.reply(A, 204);
    let started = Instant::now();
    assert_eq!(all(open(&server, &GET, 1).await).await, [Ok(1)]);
    assert!(started.elapsed() >= Duration::from_millis(100), "{:?}", started.elapsed());
}

/// The attempts are counted from the last event, each after twice the wait.
#[tokio::test]
async fn the_attempts_in_a_row_are_bounded() {
    let server = Server::start();
    server.reply(A, events("retry: 1\ndata: 1\n\n"));
    server.reply(A, Reply::hang_up());
    server.reply(A, events("data: 2\n\n"));
    server.always(A, Reply::hang_up());
    let started = Instant::now();
    assert_eq!(all(open(&server, &GET, 2).await).await, [Ok(1), Ok(2), Err(ErrorKind::Transport)]);
    assert_eq!(server.calls().len(), 5);
    assert!(started.elapsed() >= Duration::from_millis(600), "{:?}", started.elapsed());
}

/// One that is empty each time is asked for so often and no more.
#[tokio::test]
async fn empty_streams_are_not_followed_endlessly() {
    let server = Server::start();
    server.always(A, events("retry: 1\n\n: nothing\n\n"));
    assert_eq!(all(open(&server, &GET, 3).await).await, []);
    assert_eq!(server.calls().len(), 4);
}

#[tokio::test]
async fn what_the_service_refuses_ends_it() {
    let server = Server::start();
    for (refusal, kind) in [
        (Reply::json(403, &json!({})), ErrorKind::Api),
        (Reply::json(200, &json!({})), ErrorKind::Decode),
        (Reply::redirect(302, "http://127.0.0.2:1/"), ErrorKind::Connect),
    ] {
        server.reply(A, events("retry: 1\ndata: 1\n\n"));
        server.always(A, refusal);
        assert_eq!(all(open(&server, &GET, 2).await).await, [Ok(1), Err(kind)]);
    }
}

/// One that comes back later may have passed.
#[tokio::test]
async fn what_may_pass_is_tried_again() {
    let server = Server::start();
    server.reply(A, events("retry: 1\ndata: 1\n\n"));
    server.reply(A, 503);
    server.reply(A, events("data: 2\n\n"));
    server.reply(A, 204);
    assert_eq!(all(open(&server, &GET, 2).await).await, [1, 2].map(Ok));
}

#[tokio::test]
async fn what_may_have_an_effect_is_not_sent_again() {
    let server = Server::start();
    server.always(A, events("data: 1\n\n"));
    assert_eq!(all(open(&server, &POST, 5).await).await, [Ok(1)]);
    assert_eq!(server.calls().len(), 1);
    server.always(A, 204);
    assert_eq!(all(open(&server, &GET, 5).await).await, []);
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn without_it_the_end_is_the_end() {
    let server = Server::start();
    server.always(A, events("retry: 1\ndata: 1\n\n"));
    let events = Watch(Request::new(&client(&server), &GET)).send().await.unwrap().into_inner();
    assert_eq!(all(events).await, [Ok(1)]);
    assert_eq!(server.calls().len(), 1);
}

#[test]
fn blocking() {
    let server = Server::start();
    server.reply(A, events("retry: 1\nid: 1\ndata: 1\n\n"));
    server.reply(A, events("data: 2\n\n"));
    server.reply(A, 204);
    let events = Watch(Request::new(&client(&server), &GET)).send_blocking().unwrap().into_inner().reconnect(1);
    assert_eq!(events.map(|event| event.unwrap().data).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(ids(&server), [None, Some("1".to_owned()), Some("1".to_owned())]);
}

/// The policy for calls would send each attempt several times.
#[tokio::test]
async fn each_attempt_is_one_request() {
    let server = Server::start();
    server.reply(A, events("retry: 1\ndata: 1\n\n"));
    server.always(A, 503);
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client = builder(&server).retry(policy).build().unwrap();
    let events = Watch(Request::new(&client, &GET)).send().await.unwrap().into_inner().reconnect(2);
    assert_eq!(all(events).await, [Ok(1), Err(ErrorKind::Api)]);
    assert_eq!(server.calls().len(), 3);
}

/// WHATWG HTML, section 9.2.6: an empty id takes back the one before.
#[tokio::test]
async fn an_id_that_is_taken_back_is_not_sent() {
    let server = Server::start();
    server.reply(A, events("retry: 1\ndata: 1\n\n"));
    server.reply(A, events("id\ndata: 2\n\n"));
    server.always(A, 204);
    let request = Request::new(&client(&server), &GET).header("Last-Event-ID", "of a parameter");
    let request = RequestOptions::header(Watch(request), "last-event-id", "start");
    assert_eq!(all(request.send().await.unwrap().into_inner().reconnect(1)).await, [Ok(1), Ok(2)]);
    let start = Some("start".to_owned());
    assert_eq!(ids(&server), [start.clone(), start, None]);
}
