//! What some programs write before or after a text, and nobody sees: byte order marks and line breaks.

use std::fs;

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::ErrorKind;
use sailpoint_source_usages::operations::source_usages::GetStatusBySourceIdError;
use serde_json::{Value, json};

use crate::process::Child;
use crate::support::{STATUS, USAGES, bearers, client, complete, page, pairs, status, status_error};

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
    assert_eq!(error.to_string(), "getStatusBySourceId: 401 Unauthorized: {\"error\":\"JWT\"}");
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
    for (body, path, line, column) in
        [("[{\"count\": x}]", "[0].count", 1, 12), ("[\n{\"count\": x}]", "[0].count", 2, 11), ("", "", 1, 0)]
    {
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

/// As `$(cat …)` leaves them out, and a mounted file, `echo` and an editor do not.
#[test]
fn ids_and_secrets_with_a_line_break() {
    for end in ["\n", "\r\n"] {
        let server = Server::start();
        server.always("/v2025/source-usages/env/status", complete());
        let (id, secret) = (format!("an-id{end}"), format!(" a-secret {end}"));
        let expected = [("client_id", "an-id"), ("client_secret", " a-secret "), ("grant_type", "client_credentials")];
        let variables = [
            ("SAIL_BASE_URL", server.url() + end),
            ("SAIL_CLIENT_ID", id.clone()),
            ("SAIL_CLIENT_SECRET", secret.clone()),
        ];
        assert_eq!(Child::new().envs(variables).run(), "ok COMPLETE");
        let config = json!({"BaseURL": server.url() + end, "ClientId": id, "ClientSecret": secret});
        assert_eq!(Child::new().config(&config).run(), "ok COMPLETE");
        let forms: Vec<_> = server.token_requests().iter().map(|request| request.form()).collect();
        assert_eq!(forms, [pairs(&expected), pairs(&expected)]);
    }
}

#[test]
fn a_line_break_alone_is_nothing() {
    let config = json!({"BaseURL": "https://a.example", "ClientId": "\n", "ClientSecret": "\r\n"});
    let printed = Child::new().config(&config).run();
    assert!(printed.ends_with("config.json has no text as ClientId and ClientSecret"), "{printed}");
    let printed = Child::new()
        .env("SAIL_BASE_URL", "https://a.example")
        .env("SAIL_CLIENT_ID", "i")
        .env("SAIL_CLIENT_SECRET", "\n")
        .run();
    assert!(printed.ends_with("SAIL_CLIENT_ID is set, but SAIL_CLIENT_SECRET is not"), "{printed}");
}

#[tokio::test]
async fn credentials_that_a_program_read_from_files() {
    let server = Server::start();
    server.always(STATUS, complete());
    let builder = || crate::support::builder(&server);
    status(&builder().client_credentials("i\n", "s\r\n").build().unwrap()).await.unwrap();
    let expected = [("client_id", "i"), ("client_secret", "s"), ("grant_type", "client_credentials")];
    assert_eq!(server.token_requests()[0].form(), pairs(&expected));
    status(&builder().bearer_token("t\n").build().unwrap()).await.unwrap();
    assert_eq!(bearers(&server)[1], "t");
    for (id, secret) in [("\n", "s"), ("i", "\n")] {
        assert_eq!(builder().client_credentials(id, secret).build().unwrap_err().kind(), ErrorKind::Config);
    }
    for token in ["\n", "a\nb", "\na"] {
        assert_eq!(builder().bearer_token(token).build().unwrap_err().kind(), ErrorKind::Config, "{token:?}");
    }
}
