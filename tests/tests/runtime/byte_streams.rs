//! Bodies of responses that are read as they come.

use std::error::Error as _;
use std::io::{self, Read};
use std::time::Duration;

use futures_util::StreamExt;
use sailmaker_tests::server::{Reply, Server};
use serde_json::json;

use crate::runtime::{Operation, Request, request};
use crate::support::{A, GET, builder, client, shown};
use crate::{BlockingByteStream, ByteStream, Client, ErrorKind, Response};

#[derive(Clone)]
struct Get(Request);

request::stream!(Get);

static WITH_TOKEN: Operation = Operation { id: "getA", path: "/a", ..Operation::new(&crate::settings::SETTINGS) };

async fn open(server: &Server) -> Response<ByteStream> {
    Get(Request::new(&client(server), &GET)).send().await.unwrap()
}

fn open_blocking(server: &Server) -> Response<BlockingByteStream> {
    Get(Request::new(&client(server), &GET)).send_blocking().unwrap()
}

/// A client that waits for a quarter of a second at most.
fn impatient(server: &Server) -> Client {
    builder(server).timeout(Duration::from_millis(250)).build().unwrap()
}

#[tokio::test]
async fn a_whole_body() {
    let server = Server::start();
    let body: Vec<u8> = (0..200_000u32).map(|index| index.to_le_bytes()[0]).collect();
    server.reply(A, Reply::status(206).header("etag", "e").body(body.clone()));
    let response = open(&server).await;
    assert_eq!((response.status().as_u16(), response.headers()["etag"].to_str().unwrap()), (206, "e"));
    assert_eq!(response.content_length(), Some(200_000));
    assert!(response.into_inner().bytes().await.unwrap() == body);
}

#[tokio::test]
async fn chunk_by_chunk() {
    let server = Server::start();
    server.always(A, Reply::status(200).body("abcdef").chunked());
    let mut response = open(&server).await;
    assert_eq!(response.content_length(), None);
    let mut all = Vec::new();
    while let Some(chunk) = response.next().await {
        all.extend_from_slice(&chunk.unwrap());
    }
    assert!(response.next().await.is_none());
    assert_eq!(all, b"abcdef");
    let chunks: Vec<_> = open(&server).await.into_inner().map(Result::unwrap).collect().await;
    assert_eq!(chunks.concat(), b"abcdef");
}

#[tokio::test]
async fn an_empty_body() {
    let server = Server::start();
    server.always(A, 204);
    assert!(open(&server).await.next().await.is_none());
    assert!(open(&server).await.into_inner().bytes().await.unwrap().is_empty());
}

/// The head does not wait for the body.
#[tokio::test]
async fn the_head_comes_first() {
    let server = Server::start();
    server.reply(A, Reply::status(200).body("abc").stall_after(1));
    let mut response = Get(Request::new(&impatient(&server), &GET)).send().await.unwrap();
    assert_eq!(&response.next().await.unwrap().unwrap()[..], b"a");
    let error = response.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.is_timeout(), error.operation()), (ErrorKind::Timeout, true, Some("getA")));
    assert_eq!(error.to_string(), "getA: the response did not come in time");
    assert!(response.next().await.is_none());
}

/// The time is that between chunks, not that until the end.
#[tokio::test]
async fn a_slow_reader_is_not_late() {
    let server = Server::start();
    let body = vec![7; 4 << 20];
    server.reply(A, Reply::status(200).body(body.clone()));
    let mut response = Get(Request::new(&impatient(&server), &GET)).send().await.unwrap();
    let mut length = response.next().await.unwrap().unwrap().len();
    tokio::time::sleep(Duration::from_millis(400)).await;
    while let Some(chunk) = response.next().await {
        length += chunk.unwrap().len();
    }
    assert_eq!(length, body.len());
}

#[tokio::test]
async fn a_body_that_breaks_off() {
    let server = Server::start();
    server.always(A, Reply::status(200).body("abc").cut_after(2));
    let error = open(&server).await.into_inner().bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.source().is_some());
    assert!(!format!("{error} {error:?}").contains(&server.url()));
}

#[tokio::test]
async fn a_head_that_is_late() {
    let server = Server::start();
    server.reply(A, Reply::status(200).after(Duration::from_secs(5)));
    let error = Get(Request::new(&impatient(&server), &GET)).send().await.unwrap_err();
    assert_eq!((error.kind(), error.is_timeout(), error.is_retryable()), (ErrorKind::Timeout, true, true));
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn an_error_body_that_is_late() {
    let server = Server::start();
    server.reply(A, Reply::status(400).body("abc").stall_after(1));
    let error = Get(Request::new(&impatient(&server), &GET)).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn an_error_is_read_as_any_other() {
    let server = Server::start();
    server.reply(A, (404, json!({ "a": 1 })));
    let error = Get(Request::new(&client(&server), &GET)).send().await.unwrap_err();
    assert_eq!(&error.api().unwrap().body()[..], br#"{"a":1}"#);
}

#[tokio::test]
async fn the_head_is_retried_redirected_and_authorized() {
    let server = Server::start();
    server.reply(A, 503);
    server.reply(A, 401);
    server.reply(A, Reply::redirect(302, "/b"));
    server.reply("/b", Reply::status(200).body("abc"));
    let client = builder(&server).client_credentials("id", "secret").build().unwrap();
    let response = Get(Request::new(&client, &WITH_TOKEN)).send().await.unwrap();
    assert_eq!(&response.into_inner().bytes().await.unwrap()[..], b"abc");
    assert_eq!(server.calls()[3].header("authorization"), Some("Bearer token-2"));
}

#[test]
fn blocking_as_a_reader() {
    let server = Server::start();
    server.always(A, Reply::status(200).body("abcdef").chunked());
    let mut response = open_blocking(&server);
    let mut first = [0; 2];
    response.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"ab");
    let mut rest = String::new();
    response.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "cdef");
    assert_eq!(response.read(&mut first).unwrap(), 0);
}

#[test]
fn blocking_as_an_iterator() {
    let server = Server::start();
    server.always(A, Reply::status(200).body("abcdef"));
    let mut response = open_blocking(&server);
    assert_eq!(response.content_length(), Some(6));
    let mut first = [0; 1];
    response.read_exact(&mut first).unwrap();
    let chunks: Vec<_> = response.into_inner().map(Result::unwrap).collect();
    assert_eq!(chunks.concat(), b"bcdef");
    assert_eq!(&open_blocking(&server).into_inner().bytes().unwrap()[..], b"abcdef");
}

#[test]
fn blocking_errors() {
    let server = Server::start();
    server.reply(A, Reply::status(200).body("abc").stall_after(1));
    let mut response = Get(Request::new(&impatient(&server), &GET)).send_blocking().unwrap();
    let error = response.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    assert_eq!(error.downcast::<crate::Error>().unwrap().kind(), ErrorKind::Timeout);
    assert!(response.into_inner().next().is_none());
    server.reply(A, Reply::status(200).body("abc").cut_after(1));
    let error = open_blocking(&server).read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::Other);
}

#[tokio::test]
async fn a_stream_shows_nothing_of_the_body() {
    let server = Server::start();
    server.always(A, Reply::status(200).header("set-cookie", "s3cr3t").body("s3cr3t"));
    assert!(!shown(&open(&server).await).contains("s3cr3t"));
}
