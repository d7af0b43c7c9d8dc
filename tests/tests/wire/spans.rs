//! The span of a request: operation, method, path template, status, attempts.

use sailmaker_tests::server::{Reply, Server};
use serde_json::json;
use tracing::Instrument;

use crate::recorder::{Recorder, Span};
use crate::support::{ClosedPort, STATUS, USAGES, client, complete, counted, status, status_error, usages};

/// The fields of the one request span, as name and value, sorted by name.
fn fields(spans: &[Span]) -> Vec<(&str, &str)> {
    let [span] = spans else { panic!("one span: {spans:?}") };
    span.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The fields of a status request that took so many attempts and ended in this status.
fn of_status<'a>(attempts: &'a str, status: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("attempts", attempts),
        ("method", "GET"),
        ("operation", "getStatusBySourceId"),
        ("path", "/source-usages/{sourceId}/status"),
        ("status", status),
    ]
}

#[tokio::test]
async fn a_request_is_one_span() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let recorder = Recorder::start();
    status(&client(&server)).await.unwrap();
    assert_eq!(fields(&recorder.requests()), of_status("1", "200"));
}

#[tokio::test]
async fn retries_are_counted_in_one_span() {
    let server = Server::start();
    server.reply(STATUS, 503);
    server.reply(STATUS, Reply::hang_up());
    server.reply(STATUS, complete());
    let recorder = Recorder::start();
    status(&client(&server)).await.unwrap();
    assert_eq!(fields(&recorder.requests()), of_status("3", "200"));
}

#[tokio::test]
async fn a_request_sent_again_for_its_token_is_an_attempt() {
    let server = Server::start();
    server.reply(STATUS, 401);
    server.reply(STATUS, complete());
    let recorder = Recorder::start();
    status(&client(&server)).await.unwrap();
    assert_eq!(fields(&recorder.requests()), of_status("2", "200"));
}

#[tokio::test]
async fn a_refusal_is_recorded() {
    let server = Server::start();
    server.reply(STATUS, (403, json!({"trackingId": "t"})));
    let recorder = Recorder::start();
    status_error(&client(&server)).await;
    assert_eq!(fields(&recorder.requests()), of_status("1", "403"));
}

#[tokio::test]
async fn what_was_not_answered_has_no_status() {
    let port = ClosedPort::reserve();
    let recorder = Recorder::start();
    status_error(&port.client().build().unwrap()).await;
    let expected: Vec<_> = of_status("4", "").into_iter().filter(|(name, _)| *name != "status").collect();
    assert_eq!(fields(&recorder.requests()), expected);
}

/// A log line that had `attempts=1 attempts=2` would leave the reader to guess.
#[tokio::test]
async fn every_field_is_recorded_once() {
    let server = Server::start();
    server.reply(STATUS, 503);
    server.reply(STATUS, complete());
    let recorder = Recorder::start();
    status(&client(&server)).await.unwrap();
    assert_eq!(recorder.requests()[0].recorded, 5);
}

#[tokio::test]
async fn a_page_is_a_span() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, counted(2..3));
    let recorder = Recorder::start();
    let mut items = usages(&client(&server)).limit(2).stream();
    while items.next().await.is_some() {}
    assert_eq!(recorder.requests().len(), 2);
}

#[tokio::test]
async fn a_span_is_within_the_callers() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let recorder = Recorder::start();
    let client = client(&server);
    status(&client).instrument(tracing::info_span!("caller")).await.unwrap();
    assert_eq!(recorder.requests()[0].parent.as_deref(), Some("caller"));
}
