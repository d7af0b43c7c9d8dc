//! Answers that come in drops, and never to their end: the time of an attempt holds for all of them.

use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::{Client, ErrorKind};

use crate::support::{STATUS, builder, status_error};

const TIMEOUT: Duration = Duration::from_millis(500);
const DROP: Duration = Duration::from_millis(20);

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
        ("the body of a redirect", raw("HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n").then_endlessly(" ", DROP)),
    ]
}

fn hasty(server: &Server) -> Client {
    builder(server).timeout(TIMEOUT).build().unwrap()
}

/// Checks that the error of a request comes in time.
async fn assert_in_time(client: &Client, what: &str) -> sailpoint_source_usages::Error {
    let start = Instant::now();
    let error = status_error(client).await;
    assert!(error.is_timeout(), "{what}: {error:?}");
    let elapsed = start.elapsed();
    assert!(elapsed >= TIMEOUT && elapsed < TIMEOUT + Duration::from_millis(2500), "{what}: {elapsed:?}");
    error
}

#[tokio::test]
async fn an_answer_in_drops() {
    let server = Server::start();
    let client = hasty(&server);
    for (what, answer) in answers() {
        server.reply(STATUS, answer);
        assert_eq!(assert_in_time(&client, what).await.kind(), ErrorKind::Timeout, "{what}");
    }
}

#[tokio::test]
async fn a_token_in_drops() {
    for (what, answer) in answers() {
        let server = Server::start();
        server.reply(TOKEN_PATH, answer);
        assert_eq!(assert_in_time(&hasty(&server), what).await.kind(), ErrorKind::Token, "{what}");
    }
}

/// Nobody reads what is sent.
#[tokio::test]
async fn a_server_that_does_not_read() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = Client::builder().base_url(url).bearer_token("t").timeout(TIMEOUT).build().unwrap();
    assert_in_time(&client, "no answer").await;
}
