//! A token that is refused: thrown away, and the request sent once more.

use std::time::Duration;

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::operations::source_usages::GetStatusBySourceIdError;
use serde_json::json;

use crate::support::{STATUS, bearers, client, complete, status, status_error};

#[tokio::test]
async fn a_token_of_unknown_life_is_kept_until_it_is_refused() {
    let server = Server::start();
    server.reply(TOKEN_PATH, json!({"access_token": "t1"}));
    server.reply(STATUS, complete());
    server.reply(STATUS, complete());
    server.reply(STATUS, 401);
    server.reply(STATUS, complete());
    let client = client(&server);
    for _ in 0..3 {
        status(&client).await.unwrap();
    }
    assert_eq!(bearers(&server), ["t1", "t1", "t1", "token-1"]);
}

#[tokio::test]
async fn unauthorized_once_is_repaired() {
    let server = Server::start();
    server.reply(STATUS, (401, json!({"error": "JWT is expired"})));
    server.reply(STATUS, complete());
    status(&client(&server)).await.unwrap();
    assert_eq!(bearers(&server), ["token-1", "token-2"]);
    assert_eq!(server.token_requests().len(), 2);
}

#[tokio::test]
async fn unauthorized_always_is_two_requests() {
    let server = Server::start();
    server.always(STATUS, (401, json!({"error": "no"})));
    let error = status_error(&client(&server)).await;
    let Some(GetStatusBySourceIdError::Unauthorized(body)) = error.typed() else { panic!("{error:?}") };
    assert_eq!(body.error, Some(json!("no")));
    assert_eq!(bearers(&server), ["token-1", "token-2"]);
    assert_eq!(server.token_requests().len(), 2);
}

#[tokio::test]
async fn a_token_is_renewed_once_in_all_attempts() {
    let server = Server::start();
    for answer in [401, 503, 401] {
        server.reply(STATUS, answer);
    }
    server.always(STATUS, complete());
    assert_eq!(status_error(&client(&server)).await.status().unwrap().as_u16(), 401);
    assert_eq!(bearers(&server), ["token-1", "token-2", "token-2"]);
}

#[tokio::test]
async fn many_refused_at_once_fetch_one_token() {
    let server = Server::start();
    server.handle(STATUS, |request| match request.header("authorization") {
        Some("Bearer token-1") => Reply::status(401).after(Duration::from_millis(100)),
        _ => complete().into(),
    });
    let client = client(&server);
    futures_util::future::try_join_all((0..20).map(|_| status(&client))).await.unwrap();
    assert_eq!(server.token_requests().len(), 2);
}

#[tokio::test]
async fn an_unauthorized_request_keeps_its_retries() {
    let server = Server::start();
    for answer in [503, 401, 503] {
        server.reply(STATUS, answer);
    }
    server.reply(STATUS, complete());
    status(&client(&server)).await.unwrap();
    assert_eq!(bearers(&server), ["token-1", "token-1", "token-2", "token-2"]);
}
