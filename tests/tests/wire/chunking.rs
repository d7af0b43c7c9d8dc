//! Broken framing of bodies in chunks (RFC 9112, section 7.1): none of it is a success, and none of it is waited for.

use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{ErrorKind, RetryPolicy};

use crate::support::{STATUS, builder, status, status_error};

const HEAD: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

#[tokio::test]
async fn a_body_in_broken_chunks_is_no_success() {
    let server = Server::start();
    let client = builder(&server).retry(RetryPolicy::none()).build().unwrap();
    let long = "a".repeat(1 << 20);
    let bodies = [
        "zz\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        " \r\n{}\r\n0\r\n\r\n",
        "\r\n{}\r\n0\r\n\r\n",
        "fffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "9\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}0\r\n\r\n",
        "2\r\n{} \r\n0\r\n\r\n",
        "2\r\n{}\r\n",
        "2\r\n{}\r\n0\r\n",
        "2\n{}\n0\n\n",
        "",
        &format!("2;{long}\r\n{{}}\r\n0\r\n\r\n"),
        &format!("2\r\n{{}}\r\n0\r\na: {long}\r\n\r\n"),
    ];
    for body in bodies {
        server.reply(STATUS, Reply::raw(format!("{HEAD}{body}")));
        let start = Instant::now();
        let shown = body.get(..40).unwrap_or(body);
        assert_eq!(status_error(&client).await.kind(), ErrorKind::Transport, "{shown:?}");
        assert!(start.elapsed() < Duration::from_secs(5), "{shown:?}");
    }
}

/// What is odd and whole is read.
#[tokio::test]
async fn a_body_in_odd_chunks_is_read() {
    let server = Server::start();
    let client = builder(&server).build().unwrap();
    for body in
        ["1\r\n{\r\n1\r\n}\r\n0\r\n\r\n", "002;a=\"b\"\r\n{}\r\n0;c\r\n\r\n", "2\r\n{}\r\n0\r\nx-trailer: 1\r\n\r\n"]
    {
        server.reply(STATUS, Reply::raw(format!("{HEAD}{body}")));
        status(&client).await.unwrap_or_else(|error| panic!("{body:?}: {error}"));
    }
}
