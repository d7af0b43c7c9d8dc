//! What some programs write before or after a text, and nobody sees: byte order marks and line breaks.

use std::fs;

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::operations::source_usages::GetStatusBySourceIdError;
use sailpoint_source_usages::ErrorKind;
use serde_json::{Value, json};

use crate::process::Child;
use crate::support::{STATUS, USAGES, bearers, client, complete, page, status, status_error};

/// A text after a byte order mark.
fn marked(text: &Value) -> String {
    format!("\u{feff}{text}")
}

#[tokio::test]
async fn a_body_with_a_mark() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(200).body(marked(&complete())));
    server.reply(STATUS, Reply::status(200).body(marked(&complete())).chunked());
    for _ in 0..2 {
        assert_eq!(status(&client(&server)).await.unwrap().status.as_ref().unwrap().as_str(), "COMPLETE");
    }
}

#[tokio::test]
async fn an_error_with_a_mark() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(401).body(marked(&json!({"error": "JWT"}))));
    server.reply(STATUS, Reply::status(401).body(marked(&json!({"error": "JWT"}))));
    let error = status_error(&client(&server)).await;
    assert!(matches!(error.typed(), Some(GetStatusBySourceIdError::Unauthorized(_))), "{error:?}");
    assert!(error.api().unwrap().decode_error().is_none());
}

#[tokio::test]
async fn a_token_with_a_mark() {
    let server = Server::start();
    server.reply(TOKEN_PATH, Reply::status(200).body(marked(&json!({"access_token": "t1"}))));
    server.reply(STATUS, complete());
    status(&client(&server)).await.unwrap();
    assert_eq!(bearers(&server), ["t1"]);
}

/// The column counts the bytes of the body as it came.
#[tokio::test]
async fn the_place_of_a_failure_behind_a_mark() {
    let server = Server::start();
    for (body, path, line, column) in [
        ("[{\"count\": x}]", "[0].count", 1, 12),
        ("[\n{\"count\": x}]", "[0].count", 2, 11),
        ("", "", 1, 0),
    ] {
        for mark in ["", "\u{feff}"] {
            server.reply(USAGES, Reply::status(200).body(format!("{mark}{body}")));
            let error = page(&client(&server)).await.unwrap_err();
            let decode = error.decode().unwrap();
            let column = if line == 1 { column + mark.len() } else { column };
            assert_eq!((decode.path(), decode.line(), decode.column()), (path, line, column), "{mark:?} {body}");
            assert_eq!(decode.body().len(), mark.len() + body.len());
        }
    }
}

#[tokio::test]
async fn a_second_mark_is_no_json() {
    let server = Server::start();
    server.reply(USAGES, Reply::status(200).body("\u{feff}\u{feff}[]"));
    assert_eq!(page(&client(&server)).await.unwrap_err().kind(), ErrorKind::Decode);
}

#[test]
fn a_config_file_with_a_mark() {
    let server = Server::start();
    server.always("/v2025/source-usages/env/status", complete());
    let config = json!({"BaseURL": server.url(), "ClientId": "an-id", "ClientSecret": "a-secret"});
    let child = Child::new();
    fs::write(child.directory().join("config.json"), marked(&config)).unwrap();
    assert_eq!(child.run(), "ok COMPLETE");
}
