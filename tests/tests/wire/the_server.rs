//! The server of the tests, seen through a bare socket: a test can only tell as much as its server does.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};
use serde_json::json;

/// Sends bytes, and checks that these come back; the connection.
#[track_caller]
fn exchange(server: &Server, sent: &str, expected: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(sent.as_bytes()).unwrap();
    let mut received = vec![0; expected.len()];
    stream.read_exact(&mut received).unwrap();
    assert_eq!(String::from_utf8_lossy(&received), expected);
    stream
}

#[track_caller]
fn get(server: &Server, target: &str, expected: &str) -> TcpStream {
    exchange(server, &format!("GET {target} HTTP/1.1\r\nHost: h\r\n\r\n"), expected)
}

/// Whether the server has closed the connection without another byte.
fn has_ended(mut stream: TcpStream) -> bool {
    matches!(stream.read(&mut [0]), Ok(0))
}

/// Whether the connection is open, and nothing comes for a while.
fn is_silent(mut stream: TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    stream.read(&mut [0]).is_err()
}

#[test]
fn answers_come_in_order_and_then_always_the_same() {
    let server = Server::start();
    server.reply("/a", 503);
    server.reply("/a", (403, json!([1])));
    server.always("/a", Reply::status(200).header("X-A", "b"));
    get(&server, "/a", "HTTP/1.1 503 Scripted\r\ncontent-length: 0\r\n\r\n");
    let json = "HTTP/1.1 403 Scripted\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n[1]";
    get(&server, "/a?q", json);
    for _ in 0..3 {
        let last = get(&server, "/a", "HTTP/1.1 200 Scripted\r\nX-A: b\r\ncontent-length: 0\r\n\r\n");
        assert!(is_silent(last));
    }
    get(&server, "/b", "HTTP/1.1 501 ");
}

#[test]
fn a_request_is_recorded_as_it_came() {
    let server = Server::start();
    let sent = "POST /a/../%2e/b%2F?x=%20&x HTTP/1.1\r\nA: 1\r\na: 2\r\nContent-Length: 3\r\n\r\nx=y";
    exchange(&server, sent, "HTTP/1.1 501 ");
    let [request] = &server.requests()[..] else { panic!("one request") };
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/a/../%2e/b%2F?x=%20&x"));
    assert_eq!((request.path(), request.query()), ("/a/../%2e/b%2F", Some("x=%20&x")));
    assert_eq!((request.header_values("A"), request.header("a")), (vec!["1", "2"], None));
    assert_eq!(request.body, b"x=y");
}

#[test]
fn an_answer_can_be_broken_anywhere() {
    let server = Server::start();
    let body = Reply::status(200).body("12345");
    let broken =
        [body.clone().cut_after(2), body.clone().stall_after(2), body.clone().chunked(), body.chunked().cut_after(3)];
    for reply in broken {
        server.reply("/", reply);
    }
    server.reply("/", Reply::raw("?"));
    server.reply("/", Reply::hang_up());
    let head = |framing| format!("HTTP/1.1 200 Scripted\r\n{framing}\r\n\r\n");
    let (whole, chunked) = (head("content-length: 5"), head("transfer-encoding: chunked"));
    assert!(has_ended(get(&server, "/", &format!("{whole}12"))));
    assert!(is_silent(get(&server, "/", &format!("{whole}12"))));
    assert!(is_silent(get(&server, "/", &format!("{chunked}2\r\n12\r\n3\r\n345\r\n0\r\n\r\n"))));
    assert!(has_ended(get(&server, "/", &format!("{chunked}1\r\n1\r\n2\r\n23\r\n"))));
    assert!(has_ended(get(&server, "/", "?")));
    assert!(has_ended(get(&server, "/", "")));
}

#[tokio::test]
async fn an_answer_is_held_until_its_gate_is_open() {
    let server = Server::start();
    let gate = server.hold("/", 200);
    assert!(is_silent(get(&server, "/", "")));
    server.abandoned(1).await;
    server.reply("/", Reply::status(200).held_by(&gate));
    gate.open();
    get(&server, "/", "HTTP/1.1 200 ");
}

#[test]
fn it_ends_when_it_is_dropped() {
    let server = Server::start();
    let mut open = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    drop(server);
    assert_eq!(open.read(&mut [0]).unwrap_or(0), 0);
}
