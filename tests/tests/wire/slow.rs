//! Answers that come in drops or in floods, and never to their end: the time of an attempt holds for all of them.

use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::{Client, Error, ErrorKind, reqwest};

use crate::support::{ID, STATUS, builder, complete, status, status_error};

const TIMEOUT: Duration = Duration::from_millis(500);
const DROP: Duration = Duration::from_millis(20);
/// How late a machine may be that is busy with other tests.
const LATE: Duration = Duration::from_millis(2500);

/// Answers without an end, each of which is a message of HTTP as far as it goes.
fn answers() -> Vec<(&'static str, Reply)> {
    let raw = |text: &str| Reply::raw(text);
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    vec![
        ("nothing", raw("").then_endlessly("", DROP)),
        ("empty lines", raw("").then_endlessly("\r\n", DROP)),
        ("a status line", raw("HTTP/1.1 200 ").then_endlessly("a", DROP)),
        ("headers", raw("HTTP/1.1 200 OK\r\n").then_endlessly("a: b\r\n", DROP)),
        ("the value of a header", raw("HTTP/1.1 200 OK\r\na: ").then_endlessly("b", DROP)),
        ("100", raw("").then_endlessly("HTTP/1.1 100 Continue\r\n\r\n", DROP)),
        ("103", raw("").then_endlessly("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", DROP)),
        ("a body of known length", raw("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n").then_endlessly(" ", DROP)),
        ("a body to the end of the connection", raw("HTTP/1.1 200 OK\r\n\r\n").then_endlessly(" ", DROP)),
        ("chunks", raw(chunked).then_endlessly("1\r\n \r\n", DROP)),
        ("the size of a chunk", raw(chunked).then_endlessly("0", DROP * 5)),
        ("the extension of a chunk", raw(&format!("{chunked}1;")).then_endlessly("a", DROP)),
        ("trailers", raw(&format!("{chunked}0\r\n")).then_endlessly("a: b\r\n", DROP)),
        ("the body of an error", raw("HTTP/1.1 400 Bad\r\ncontent-length: 9999\r\n\r\n").then_endlessly(" ", DROP)),
        ("the body of a redirect to nowhere", raw("HTTP/1.1 302 Found\r\n\r\n").then_endlessly(" ", DROP)),
    ]
}

/// Checks that the error of a request comes in time.
async fn assert_in_time(client: &Client, what: &str) -> Error {
    let start = Instant::now();
    let error = status_error(client).await;
    assert!(error.is_timeout(), "{what}: {error:?}");
    let elapsed = start.elapsed();
    assert!(elapsed >= TIMEOUT && elapsed < TIMEOUT + LATE, "{what}: {elapsed:?}");
    error
}

/// Checks that a request ends in time with an error of this kind, whatever the answers of a path are. All are asked for at once.
async fn assert_all_in_time(path: &str, kind: ErrorKind) {
    let requests = answers().into_iter().map(async |(what, answer)| {
        let server = Server::start();
        server.reply(path, answer);
        let builder = builder(&server).timeout(TIMEOUT);
        let client = if path == TOKEN_PATH { builder } else { builder.bearer_token("t") }.build().unwrap();
        assert_eq!(assert_in_time(&client, what).await.kind(), kind, "{what}");
    });
    futures_util::future::join_all(requests).await;
}

#[tokio::test]
async fn an_answer_in_drops() {
    assert_all_in_time(STATUS, ErrorKind::Timeout).await;
}

#[tokio::test]
async fn a_token_in_drops() {
    assert_all_in_time(TOKEN_PATH, ErrorKind::Token).await;
}

/// Where a redirect leads is in its head: nobody waits for its body.
#[tokio::test]
async fn a_redirect_in_drops_is_followed() {
    let server = Server::start();
    let redirect = "HTTP/1.1 302 Found\r\nlocation: /moved\r\n\r\n";
    server.reply(STATUS, Reply::raw(redirect).then_endlessly(" ", DROP));
    server.reply("/moved", complete());
    let client = builder(&server).bearer_token("t").build().unwrap();
    let start = Instant::now();
    status(&client).await.unwrap();
    assert!(start.elapsed() < LATE, "{:?}", start.elapsed());
}

/// Nobody reads what is sent.
#[tokio::test]
async fn a_server_that_does_not_read() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = Client::builder().base_url(url).bearer_token("t").timeout(TIMEOUT).build().unwrap();
    assert_in_time(&client, "no answer").await;
}

/// Informational answers (RFC 9110, section 15.2) as fast as the connection carries them, small ones and large ones. The connection has
/// TLS, as every one to another machine has: on that to this machine, the HTTP client goes through more of them before it looks at the
/// time than a program without optimizations does in seconds.
fn floods() -> [(Server, Client); 2] {
    let headers: String = (0..90).map(|index| format!("a{index}:\r\n")).collect();
    ["HTTP/1.1 100 Continue\r\n\r\n".to_owned(), format!("HTTP/1.1 103 Early Hints\r\n{headers}\r\n")].map(|answer| {
        let server = Server::start_tls();
        server.reply(STATUS, Reply::raw("").then_endlessly(answer.repeat((1 << 17) / answer.len()), Duration::ZERO));
        let authority = reqwest::Certificate::from_pem(server.authority().unwrap().as_bytes()).unwrap();
        let http = reqwest::Client::builder().tls_certs_only([authority]).build().unwrap();
        let client = builder(&server).http_client(http).bearer_token("t").timeout(TIMEOUT).build().unwrap();
        (server, client)
    })
}

async fn assert_floods_end_in_time() {
    for (server, client) in floods() {
        assert_in_time(&client, "a flood").await;
        server.abandoned(1).await;
    }
}

#[tokio::test]
async fn a_flood_of_informational_answers() {
    assert_floods_end_in_time().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_informational_answers_on_several_threads() {
    assert_floods_end_in_time().await;
}

#[test]
fn a_flood_of_informational_answers_to_a_thread_that_waits() {
    for (_server, client) in floods() {
        let start = Instant::now();
        let error = client.source_usages().get_status_by_source_id(ID).send_blocking().unwrap_err();
        assert!(error.is_timeout() && start.elapsed() < TIMEOUT + LATE, "{:?}", start.elapsed());
    }
}
