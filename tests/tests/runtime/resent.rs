//! Bodies that are sent again: by retries, redirects and after 401.

use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

use sailmaker_tests::server::{Reply, Server};

use crate::runtime::{Operation, Request, Scheme};
use crate::support::{A, OnDisk, builder, client};
use crate::{Client, ErrorKind, File};

/// With a token, where there is one.
const OPEN: &[&[Scheme]] = &[&[Scheme::Token], &[]];

static UPLOAD: Operation = Operation {
    id: "upload",
    method: "POST",
    path: "/a",
    security: OPEN,
    ..Operation::new(&crate::settings::SETTINGS)
};

/// A request with a file on disk in it.
fn multipart(request: Request, disk: &OnDisk) -> Request {
    request.multipart().field("a", 1).field_file("b", disk.path()).field_file("c", File::from_bytes("in memory"))
}

#[track_caller]
fn assert_all_the_same(server: &Server, count: usize) {
    let bodies: Vec<_> = server.calls().into_iter().map(|call| call.body).collect();
    assert_eq!(bodies.len(), count);
    assert!(bodies.iter().all(|body| !body.is_empty() && *body == bodies[0]));
    let media_types = server.calls().into_iter().map(|call| call.header("content-type").unwrap().to_owned());
    let mut media_types: Vec<_> = media_types.collect();
    media_types.dedup();
    assert_eq!(media_types.len(), 1);
}

#[tokio::test]
async fn by_retries() {
    let (server, disk) = (Server::start(), OnDisk::new(&[7; 200_000]));
    server.reply(A, Reply::status(429).header("retry-after", "0"));
    server.reply(A, Reply::status(503).header("retry-after", "0"));
    server.reply(A, 204);
    multipart(Request::new(&client(&server), &UPLOAD), &disk).send_empty().await.unwrap();
    assert_all_the_same(&server, 3);
}

#[tokio::test]
async fn by_redirects() {
    let (server, disk) = (Server::start(), OnDisk::new(&[7; 200_000]));
    server.reply(A, Reply::redirect(307, "/b"));
    server.reply("/b", Reply::redirect(308, "/c"));
    server.reply("/c", 204);
    multipart(Request::new(&client(&server), &UPLOAD), &disk).send_empty().await.unwrap();
    assert_all_the_same(&server, 3);
}

#[tokio::test]
async fn with_a_new_token() {
    let (server, disk) = (Server::start(), OnDisk::new(&[7; 200_000]));
    server.reply(A, 401);
    server.reply(A, 204);
    let client = builder(&server).client_credentials("id", "secret").build().unwrap();
    Request::new(&client, &UPLOAD).file(disk.path()).send_empty().await.unwrap();
    assert_all_the_same(&server, 2);
    assert_eq!(server.token_requests().len(), 2);
}

/// A connection that breaks is tried again only where the method is idempotent; the body does not matter.
#[tokio::test]
async fn after_a_broken_connection() {
    static PUT: Operation = Operation {
        id: "put",
        method: "PUT",
        path: "/a",
        security: OPEN,
        ..Operation::new(&crate::settings::SETTINGS)
    };
    let (server, disk) = (Server::start(), OnDisk::new(&[7; 200_000]));
    server.reply(A, Reply::hang_up());
    server.reply(A, 204);
    Request::new(&client(&server), &PUT).file(disk.path()).send_empty().await.unwrap();
    assert_all_the_same(&server, 2);
    server.reply(A, Reply::hang_up());
    let error = Request::new(&client(&server), &UPLOAD).file(disk.path()).send_empty().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(server.calls().len(), 3);
}

/// A file that is gone at the second attempt ends the request.
#[tokio::test]
async fn a_file_that_is_gone() {
    let (server, disk) = (Server::start(), OnDisk::new(b"a"));
    let gate = server.hold(A, Reply::status(429).header("retry-after", "0"));
    let request = Request::new(&client(&server), &UPLOAD).file(disk.path()).send_empty();
    let request = tokio::spawn(request);
    server.arrived(1).await;
    std::fs::remove_file(disk.path()).unwrap();
    gate.open();
    assert_eq!(request.await.unwrap().unwrap_err().kind(), ErrorKind::Argument);
    assert_eq!(server.calls().len(), 1);
}

/// A file that becomes shorter while it is sent is an error, and not a message that never ends.
#[tokio::test]
async fn a_file_that_becomes_shorter() {
    let disk = OnDisk::new(b"");
    let file = std::fs::OpenOptions::new().write(true).open(disk.path()).unwrap();
    // Far more than sockets hold, so that most of it is to be read when it is gone.
    file.set_len(1 << 30).unwrap();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0; 1000]).unwrap();
        file.set_len(0).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap()
    });
    let client = Client::builder().base_url(url).bearer_token("t").build().unwrap();
    let error = Request::new(&client, &UPLOAD).file(disk.path()).send_empty().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().ends_with("the file has become shorter"), "{error}");
    assert!(server.join().unwrap() < 1 << 29);
}
