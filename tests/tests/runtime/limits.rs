//! Bodies without end, and bodies that are larger than they may be.

use std::time::Duration;

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};

use crate::runtime::{Operation, Request};
use crate::support::{A, GET, builder, shown_error};
use crate::{ClientBuilder, Error, ErrorKind, RetryPolicy};

const MIB: u64 = 1 << 20;

static WITH_TOKEN: Operation = Operation { id: "getA", path: "/a", ..Operation::new(&crate::settings::SETTINGS) };

/// A response of this status that never ends.
fn endless(status: u16) -> Reply {
    endless_with(status, "x-request-id: r-1")
}

/// [`endless`] with this header.
fn endless_with(status: u16, header: &str) -> Reply {
    let head = format!("HTTP/1.1 {status} Scripted\r\n{header}\r\ntransfer-encoding: chunked\r\n\r\n");
    let chunk = [b"4000\r\n".as_slice(), &[b' '; 0x4000], b"\r\n"].concat();
    Reply::raw(head).then_endlessly(chunk, Duration::ZERO)
}

/// A response that announces more than it sends.
fn announced(status: u16, length: u64) -> Reply {
    let head = format!("HTTP/1.1 {status} Scripted\r\ncontent-length: {length}\r\n\r\n");
    Reply::raw(head).then_endlessly("", Duration::from_millis(50))
}

/// A body of JSON with this many bytes.
fn json_of(length: u64) -> Vec<u8> {
    let mut body = vec![b' '; usize::try_from(length).unwrap()];
    body[0] = b'1';
    body
}

async fn send(client: ClientBuilder) -> Result<u64, Error> {
    let client = client.timeout(Duration::from_secs(20)).build().unwrap();
    Ok(Request::new(&client, &GET).send_json::<u64>().await?.into_inner())
}

/// Checks that an error is that of a body which is too large, and says so.
#[track_caller]
fn assert_too_large(error: &Error, status: u16, limit: u64) {
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::TooLarge, status), "{error}");
    let expected = format!("the body is larger than the limit of {limit} bytes");
    assert!(error.to_string().starts_with(&format!("getA: {status} ")), "{error}");
    assert!(error.to_string().ends_with(&expected), "{error}");
    assert!(shown_error(error).contains(&limit.to_string()));
    assert!(!error.is_timeout() && error.api().is_none() && error.decode().is_none());
}

#[tokio::test]
async fn a_success_without_end() {
    let server = Server::start();
    server.always(A, endless(200));
    let error = send(builder(&server).body_limit(3 * MIB)).await.unwrap_err();
    assert_too_large(&error, 200, 3 * MIB);
    assert_eq!(error.headers().unwrap()["x-request-id"], "r-1");
    assert!(!error.is_retryable());
    assert_eq!(server.calls().len(), 1);
    server.abandoned(1).await;
}

#[tokio::test]
async fn an_error_without_end() {
    for status in [302, 400, 404, 501] {
        let server = Server::start();
        server.always(A, endless(status));
        assert_too_large(&send(builder(&server)).await.unwrap_err(), status, MIB);
        assert_eq!(server.calls().len(), 1);
    }
}

/// Where a redirect leads is in its head.
#[tokio::test]
async fn a_redirect_without_end_is_followed() {
    for status in [302, 307] {
        let page = Reply::redirect(status, "/v1/b").body("<html>".repeat(400));
        for redirect in [endless_with(status, "location: /v1/b"), page] {
            let server = Server::start();
            server.always(A, redirect);
            server.always("/v1/b", Reply::status(200).body("1"));
            assert_eq!(send(builder(&server).error_body_limit(1024)).await.unwrap(), 1, "{status}");
            let client = builder(&server).error_body_limit(1024).build().unwrap();
            let stream = Request::new(&client, &GET).send_stream().await.unwrap();
            assert_eq!(&stream.into_inner().bytes().await.unwrap()[..], b"1", "{status}");
            assert_eq!(server.calls().len(), 4);
        }
    }
}

/// The status alone says that a token is refused, whether the body is too large, stops or breaks off.
#[tokio::test]
async fn an_unauthorized_without_end_is_repaired() {
    let cut = Reply::raw("HTTP/1.1 401 Scripted\r\ncontent-length: 9\r\n\r\nabc");
    for refusal in [endless(401), Reply::status(401).body("abc").stall_after(1), cut] {
        for streamed in [false, true] {
            let server = Server::start();
            server.reply(A, refusal.clone());
            server.always(A, Reply::status(200).body("1"));
            let builder = builder(&server).client_credentials("id", "secret").retry(RetryPolicy::none());
            let client = builder.timeout(Duration::from_millis(500)).build().unwrap();
            let request = Request::new(&client, &WITH_TOKEN);
            match streamed {
                true => drop(request.send_stream().await.unwrap()),
                false => assert_eq!(request.send_json::<u64>().await.unwrap().into_inner(), 1),
            }
            let tokens: Vec<_> =
                server.calls().iter().map(|call| call.header("authorization").map(str::to_owned)).collect();
            assert_eq!(tokens, [Some("Bearer token-1".to_owned()), Some("Bearer token-2".to_owned())]);
        }
    }
}

/// Nothing else can be sent for it: the error is that of the body.
#[tokio::test]
async fn an_unauthorized_without_end_that_no_token_repairs() {
    let server = Server::start();
    server.always(A, endless(401));
    let client = builder(&server).bearer_token("static").build().unwrap();
    for error in [
        Request::new(&client, &WITH_TOKEN).send_empty().await.unwrap_err(),
        Request::new(&client, &WITH_TOKEN).send_stream().await.unwrap_err(),
    ] {
        assert_too_large(&error, 401, MIB);
    }
    assert_eq!(server.calls().len(), 2);
}

/// The status says whether it may be another time, as with any error.
#[tokio::test]
async fn an_error_without_end_that_may_pass_is_retried() {
    let server = Server::start();
    server.reply(A, endless(503));
    server.reply(A, Reply::status(200).body("1"));
    assert_eq!(send(builder(&server)).await.unwrap(), 1);
}

#[tokio::test]
async fn a_token_without_end() {
    for status in [200, 400] {
        let server = Server::start();
        server.always(TOKEN_PATH, endless(status));
        let client = builder(&server).client_credentials("id", "secret").build().unwrap();
        let error = Request::new(&client, &WITH_TOKEN).send_empty().await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Token, status));
        assert!(error.to_string().ends_with(": the body is larger than the limit of 1048576 bytes"), "{error}");
        assert_eq!((server.token_requests().len(), server.calls().len()), (1, 0));
    }
}

#[tokio::test]
async fn the_limit_itself_is_not_too_much() {
    let server = Server::start();
    for chunked in [false, true] {
        for (length, fits) in [(MIB, true), (MIB + 1, false)] {
            let reply = Reply::status(200).body(json_of(length));
            server.reply(A, if chunked { reply.chunked() } else { reply });
            match send(builder(&server).body_limit(MIB)).await {
                Ok(_) => assert!(fits, "{length}"),
                Err(error) => assert_too_large(&error, 200, if fits { 0 } else { MIB }),
            }
        }
    }
}

/// Nothing of it is waited for.
#[tokio::test]
async fn a_length_beyond_the_default_is_refused_at_once() {
    let server = Server::start();
    for length in [100 * MIB + 1, 1 << 50, u64::MAX - 2] {
        server.reply(A, announced(200, length));
        assert_too_large(&send(builder(&server)).await.unwrap_err(), 200, 100 * MIB);
    }
    server.reply(A, announced(404, MIB + 1));
    assert_too_large(&send(builder(&server)).await.unwrap_err(), 404, MIB);
    for (status, length) in [(200, 100 * MIB), (404, MIB)] {
        server.reply(A, announced(status, length));
        let client = builder(&server).timeout(Duration::from_millis(250)).build().unwrap();
        let error = Request::new(&client, &GET).send_json::<u64>().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    }
}

/// A body that is larger than the limit of errors is none of a success.
#[tokio::test]
async fn the_limits_are_each_their_own() {
    let server = Server::start();
    server.always(A, Reply::status(200).body(json_of(2 * MIB)));
    assert_eq!(send(builder(&server)).await.unwrap(), 1);
    server.always(A, Reply::status(404).body(json_of(2 * MIB)));
    assert_too_large(&send(builder(&server)).await.unwrap_err(), 404, MIB);
    let error = send(builder(&server).body_limit(0).error_body_limit(2 * MIB)).await.unwrap_err();
    assert_eq!(error.api().unwrap().body().len() as u64, 2 * MIB);
}

/// The answer to HEAD has the length of what GET would be answered, and no body.
#[tokio::test]
async fn a_length_without_a_body_is_none() {
    static HEAD: Operation = Operation {
        id: "headA",
        method: "HEAD",
        path: "/a",
        security: &[],
        ..Operation::new(&crate::settings::SETTINGS)
    };
    let server = Server::start();
    server.reply(A, Reply::raw("HTTP/1.1 200 Scripted\r\ncontent-length: 999999999999\r\n\r\n"));
    let client = builder(&server).build().unwrap();
    Request::new(&client, &HEAD).send_empty().await.unwrap();
}

#[tokio::test]
async fn a_stream_has_no_limit() {
    let server = Server::start();
    server.always(A, endless(200));
    let client = builder(&server).body_limit(1).build().unwrap();
    let mut stream = Request::new(&client, &GET).send_stream().await.unwrap();
    let mut length = 0;
    while length < 4 << 20 {
        length += stream.next().await.unwrap().unwrap().len();
    }
}

#[tokio::test]
async fn the_error_of_a_stream_has_one() {
    let server = Server::start();
    server.always(A, endless(404));
    let client = builder(&server).build().unwrap();
    assert_too_large(&Request::new(&client, &GET).send_stream().await.unwrap_err(), 404, MIB);
}
