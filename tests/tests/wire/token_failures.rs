//! A token endpoint that is slow, that refuses, or that answers something else.

use std::time::Duration;

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::{Error, ErrorKind};
use serde_json::{Value, json};

use crate::support::{STATUS, bearers, builder, client, complete, status, status_error};

/// The error of a request whose token is answered like this; the service itself must not be asked.
async fn token_error(answer: impl Into<Reply>) -> Error {
    let server = Server::start();
    server.always(TOKEN_PATH, answer);
    server.always(STATUS, complete());
    let error = status_error(&client(&server)).await;
    assert_eq!(error.kind(), ErrorKind::Token, "{error}");
    assert_eq!((server.token_requests().len(), server.calls().len()), (1, 0));
    error
}

#[tokio::test]
async fn a_refused_token_tells_why() {
    let refusal = json!({"error": "invalid_client", "error_description": "Client is locked"});
    for status in [400, 401, 403] {
        let error = token_error((status, refusal.clone())).await;
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert!(error.to_string().contains("Client is locked"), "{error}");
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn a_malformed_token_answer_is_an_error() {
    let bodies = ["", "{}", "null", "[]", "<html>", "{\"access_token\":", r#"{"access_token": ""}"#];
    for body in bodies {
        let error = token_error(Reply::status(200).body(body)).await;
        assert_eq!(error.status().unwrap().as_u16(), 200, "{body}");
    }
}

#[tokio::test]
async fn a_token_that_no_header_can_carry_is_an_error() {
    for token in [json!("a\nb"), json!("a\r\nx: y"), json!("\0"), json!(null), json!(7), json!({})] {
        token_error(json!({"access_token": token, "expires_in": 749})).await;
    }
}

#[tokio::test]
async fn a_failed_fetch_is_shared_by_all_who_waited() {
    let server = Server::start();
    server.always(TOKEN_PATH, Reply::from((400, json!({"error": "invalid_client"}))).after(Duration::from_millis(200)));
    let client = client(&server);
    let errors = futures_util::future::join_all((0..50).map(|_| status_error(&client))).await;
    assert!(errors.iter().all(|error| error.kind() == ErrorKind::Token && error.status().unwrap() == 400));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_failed_fetch_is_not_kept() {
    let server = Server::start();
    server.reply(TOKEN_PATH, 400);
    server.reply(STATUS, complete());
    let client = client(&server);
    status_error(&client).await;
    status(&client).await.unwrap();
    assert_eq!(bearers(&server), ["token-1"]);
}

#[tokio::test]
async fn a_passing_failure_of_the_token_endpoint_is_retried() {
    for failure in [Reply::status(503), Reply::status(429).header("retry-after", "0"), Reply::hang_up()] {
        let server = Server::start();
        server.reply(TOKEN_PATH, failure.clone());
        server.reply(STATUS, complete());
        status(&client(&server)).await.unwrap_or_else(|error| panic!("{failure:?}: {error}"));
        assert_eq!(server.token_requests().len(), 2);
    }
}

#[tokio::test]
async fn an_absurd_wait_for_a_token_is_not_waited_for() {
    let error = token_error(Reply::status(429).header("retry-after", "86400")).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(86400)));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_slow_token_is_waited_for() {
    let server = Server::start();
    let gate = server.hold(TOKEN_PATH, json!({"access_token": "slow", "expires_in": 749}));
    server.reply(STATUS, complete());
    let client = client(&server);
    let request = tokio::spawn(async move { status(&client).await });
    server.arrived(1).await;
    assert!(!request.is_finished());
    gate.open();
    request.await.unwrap().unwrap();
    assert_eq!(bearers(&server), ["slow"]);
}

#[tokio::test]
async fn a_token_that_never_comes_is_a_timeout() {
    let server = Server::start();
    let _closed = server.hold(TOKEN_PATH, Value::Null);
    let client = builder(&server).timeout(Duration::from_millis(200)).build().unwrap();
    let error = status_error(&client).await;
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(server.calls().len(), 0);
}

#[tokio::test]
async fn the_token_endpoint_does_not_redirect() {
    let (server, elsewhere) = (Server::start(), Server::start());
    for code in [302, 307, 308] {
        server.reply(TOKEN_PATH, Reply::redirect(code, format!("{}{TOKEN_PATH}", elsewhere.url())));
        let error = status_error(&client(&server)).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Token, code));
    }
    assert_eq!(elsewhere.requests(), []);
}

#[tokio::test]
async fn dropping_the_request_that_fetches_leaves_the_others_their_token() {
    let server = Server::start();
    let gate = server.hold(TOKEN_PATH, json!({"access_token": "t1", "expires_in": 749}));
    server.always(STATUS, complete());
    let client = client(&server);
    let first = tokio::spawn({
        let client = client.clone();
        async move { status(&client).await }
    });
    server.arrived(1).await;
    let second = tokio::spawn({
        let client = client.clone();
        async move { status(&client).await }
    });
    tokio::task::yield_now().await;
    first.abort();
    gate.open();
    second.await.unwrap().unwrap();
    assert!(server.token_requests().len() <= 2);
}
