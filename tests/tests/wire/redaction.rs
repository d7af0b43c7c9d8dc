//! No secret and no token is ever shown, not even when the server sends it back.

use std::fmt::Debug;

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::{AccessToken, Client, ClientBuilder, ErrorKind};
use serde_json::json;

use crate::recorder::Recorder;
use crate::support::{ID, STATUS, USAGES, builder, complete, page, shown, status, status_error, usages};

/// A secret that looks different once it is quoted or form-encoded.
const SECRET: &str = "s3cr3t-\"w0rd\"+/=";
/// [`SECRET`] as a `Debug` string and in a form.
const SECRET_DISGUISED: [&str; 2] = ["s3cr3t-\\\"w0rd\\\"+/=", "s3cr3t-%22w0rd%22%2B%2F%3D"];
/// The token that the server gives out.
const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.t0k3n.c2ln";

/// A server that gives out [`TOKEN`].
fn server() -> Server {
    let server = Server::start();
    server.always(TOKEN_PATH, json!({"access_token": TOKEN, "token_type": "bearer", "expires_in": 749}));
    server
}

fn secretive(server: &Server) -> ClientBuilder {
    builder(server).client_credentials("an-id", SECRET)
}

fn client(server: &Server) -> Client {
    secretive(server).build().unwrap()
}

#[track_caller]
fn assert_clean(text: &str) {
    for secret in [SECRET, SECRET_DISGUISED[0], SECRET_DISGUISED[1], TOKEN, "s3cr3t", "t0k3n"] {
        assert!(!text.contains(secret), "{secret} is in: {text}");
    }
}

#[track_caller]
fn assert_debug_is_clean(value: &impl Debug) {
    assert_clean(&format!("{value:?}"));
    assert_clean(&format!("{value:#?}"));
}

#[test]
fn a_builder_shows_no_secret() {
    let server = server();
    assert_debug_is_clean(&secretive(&server));
    assert_debug_is_clean(&builder(&server).bearer_token(TOKEN));
}

#[tokio::test]
async fn a_client_shows_neither_secret_nor_token() {
    let server = server();
    server.reply(STATUS, complete());
    let client = client(&server);
    status(&client).await.unwrap();
    assert_debug_is_clean(&client);
    assert_debug_is_clean(&client.source_usages());
    assert_debug_is_clean(&client.source_usages().get_status_by_source_id(ID));
    assert_debug_is_clean(&usages(&client).stream());
    assert_debug_is_clean(&usages(&client).pages_blocking());
    assert_debug_is_clean(&builder(&server).bearer_token(TOKEN).build().unwrap());
}

#[test]
fn an_access_token_shows_nothing() {
    assert_debug_is_clean(&AccessToken::new(TOKEN));
}

#[tokio::test]
async fn a_token_that_an_error_body_repeats_is_not_shown() {
    let server = server();
    let text = format!("The token {TOKEN} of {SECRET} may not do this");
    server.reply(STATUS, (403, json!({"detailCode": TOKEN, "messages": [{"text": text}]})));
    server.reply(STATUS, Reply::status(400).body(format!("<html>Bearer {TOKEN}</html>")));
    server.reply(STATUS, (404, json!({"token": TOKEN})));
    let client = client(&server);
    for expected in [403, 400, 404] {
        let error = status_error(&client).await;
        assert_eq!(error.status().unwrap().as_u16(), expected);
        assert_clean(&shown(&error));
        // What the program itself wants to see stays as it came.
        assert!(String::from_utf8_lossy(error.api().unwrap().body()).contains(TOKEN));
    }
}

#[tokio::test]
async fn a_bearer_token_that_an_error_body_repeats_is_not_shown() {
    let server = Server::start();
    server.reply(STATUS, (403, json!({"messages": [{"text": TOKEN}]})));
    let client = builder(&server).bearer_token(TOKEN).build().unwrap();
    assert_clean(&shown(&status_error(&client).await));
}

#[tokio::test]
async fn tokens_that_are_refused_are_not_shown() {
    let server = Server::start();
    server.token("t0k3n-one", 749);
    server.token("t0k3n-two", 749);
    let text = "neither t0k3n-one nor t0k3n-two is valid";
    server.always(STATUS, (401, json!({ "error": text })));
    assert_clean(&shown(&status_error(&client(&server)).await));
}

#[tokio::test]
async fn a_token_that_an_unreadable_body_repeats_is_not_shown() {
    let server = server();
    let not_json = Reply::status(200).body(format!("<html>{TOKEN}</html>"));
    let usages = [json!([TOKEN]), json!({"date": TOKEN}), json!(TOKEN), json!({TOKEN: 1})];
    server.reply(USAGES, not_json);
    for body in &usages {
        server.reply(USAGES, body.clone());
    }
    let client = client(&server);
    for _ in 0..=usages.len() {
        let error = page(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_clean(&shown(&error));
        assert_clean(&error.decode().unwrap().to_string());
        assert_debug_is_clean(error.decode().unwrap());
    }
}

#[tokio::test]
async fn a_secret_that_the_token_endpoint_repeats_is_not_shown() {
    let server = Server::start();
    server.reply(TOKEN_PATH, (401, json!({"error": "invalid_client", "error_description": format!("no: {SECRET}")})));
    server.reply(TOKEN_PATH, Reply::status(400).body(format!("<pre>client_secret={}</pre>", SECRET_DISGUISED[1])));
    server.reply(TOKEN_PATH, (400, json!({"error": {"client_secret": SECRET}})));
    let client = client(&server);
    for _ in 0..3 {
        let error = status_error(&client).await;
        assert_eq!(error.kind(), ErrorKind::Token);
        assert_clean(&shown(&error));
    }
}

#[tokio::test]
async fn a_secret_in_a_header_of_the_token_endpoint_is_not_shown() {
    let server = Server::start();
    server.reply(TOKEN_PATH, Reply::status(401).header("x-echo", SECRET));
    server.reply(TOKEN_PATH, Reply::status(200).header("x-echo", TOKEN));
    let client = client(&server);
    for _ in 0..2 {
        let error = status_error(&client).await;
        assert_eq!(error.kind(), ErrorKind::Token);
        assert_clean(&shown(&error));
    }
}

#[tokio::test]
async fn a_token_in_an_unreadable_token_answer_is_not_shown() {
    let server = Server::start();
    let whole = json!({"access_token": TOKEN, "expires_in": 749}).to_string();
    let bodies = [whole[..whole.len() - 1].to_owned(), format!("access_token={TOKEN}"), json!([TOKEN]).to_string()];
    for body in &bodies {
        server.reply(TOKEN_PATH, Reply::status(200).body(body.as_str()));
    }
    server.reply(TOKEN_PATH, json!({"access_token": format!("{TOKEN}\n{TOKEN}")}));
    server.reply(TOKEN_PATH, json!({"access_token": [TOKEN]}));
    let client = client(&server);
    for _ in 0..bodies.len() + 2 {
        let error = status_error(&client).await;
        assert_eq!(error.kind(), ErrorKind::Token);
        assert_clean(&shown(&error));
    }
}

#[tokio::test]
async fn a_token_in_a_location_is_not_shown() {
    let server = server();
    server.always(STATUS, Reply::redirect(302, format!("file:///{TOKEN}")));
    let error = status_error(&client(&server)).await;
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_clean(&shown(&error));
}

#[tokio::test]
async fn a_token_in_an_error_header_is_not_shown() {
    let server = server();
    server.reply(STATUS, Reply::status(403).header("x-echo", format!("Bearer {TOKEN}")));
    let error = status_error(&client(&server)).await;
    assert_clean(&shown(&error));
}

#[tokio::test]
async fn a_token_in_a_header_of_a_success_is_not_shown() {
    let server = server();
    for name in ["set-cookie", "authorization", "location", "link", "x-request-id", "x-total-count"] {
        server.reply(STATUS, Reply::from(complete()).header(name, format!("a={TOKEN}")));
        server.reply(USAGES, Reply::from(json!([])).header(name, TOKEN));
        let client = client(&server);
        let response = status(&client).await.unwrap();
        assert!(format!("{response:?}").contains("200"), "{response:?}");
        assert_debug_is_clean(&response);
        assert_debug_is_clean(&page(&client).await);
        // What the program itself wants to see stays as it came.
        assert_eq!(response.headers()[name], format!("a={TOKEN}"));
    }
}

#[tokio::test]
async fn a_log_shows_neither_secret_nor_token() {
    let server = server();
    server.reply(STATUS, 503);
    server.reply(STATUS, (401, json!({"error": TOKEN})));
    server.reply(STATUS, (403, json!({"messages": [{"text": TOKEN}]})));
    server.reply(STATUS, Reply::status(200).body(TOKEN));
    server.reply(STATUS, Reply::redirect(302, "file:///x"));
    server.reply(USAGES, json!([]));
    let recorder = Recorder::start();
    let client = client(&server);
    for _ in 0..3 {
        status_error(&client).await;
    }
    usages(&client).stream().next().await;
    let log = recorder.text();
    assert!(log.contains("request{operation="), "{log}");
    assert_clean(&log);
}

#[tokio::test]
async fn a_log_of_a_refused_token_shows_no_secret() {
    let server = Server::start();
    server.reply(TOKEN_PATH, (401, json!({"error_description": SECRET})));
    let recorder = Recorder::start();
    status_error(&client(&server)).await;
    assert_clean(&recorder.text());
}

/// As JSON, forms and URLs may spell it.
#[tokio::test]
async fn a_secret_is_not_shown_however_it_is_spelled() {
    for spelled in [
        r#"s3cr3t-\"w0rd\"+\/="#,
        r#"s3cr3t-\u0022w0rd\u0022\u002B\u002f\u003D"#,
        "s3cr3t-%22w0rd%22%2b%2f%3d",
        "%733cr3t-%22w0rd%22+%2F=",
    ] {
        let server = Server::start();
        server.reply(TOKEN_PATH, Reply::status(401).body(format!("no: {spelled}")));
        assert_clean(&shown(&status_error(&client(&server)).await));
    }
}

#[tokio::test]
async fn what_goes_out_by_http_basic_is_not_shown() {
    let server = Server::start();
    server.handle(TOKEN_PATH, |request| Reply::status(401).body(request.header("authorization").unwrap()));
    let client = builder(&server).client_credentials("an-id", "s3cr3t").client_secret_basic().build().unwrap();
    let shown = shown(&status_error(&client).await);
    assert!(!shown.contains("YW4taWQ6czNjcjN0") && shown.contains("Basic [redacted]"), "{shown}");
}
