//! Files as whole bodies.

use std::path::Path;

use sailmaker_tests::server::{Reply, Server};

use crate::runtime::{Operation, Request};
use crate::support::{A, OnDisk, POST, builder, client, refused, sent};
use crate::{ErrorKind, File};

static UPLOAD: Operation = Operation {
    id: "upload",
    method: "PUT",
    path: "/a",
    content_type: "application/octet-stream",
    security: &[],
    ..Operation::new(&crate::settings::SETTINGS)
};

#[tokio::test]
async fn bytes() {
    let request = sent(&UPLOAD, |request| request.file(b"\0\xff")).await;
    assert_eq!(request.body, b"\0\xff");
    assert_eq!(request.header("content-type"), Some("application/octet-stream"));
    assert_eq!(request.header("content-length"), Some("2"));
}

#[tokio::test]
async fn on_disk() {
    // More than a chunk, and no multiple of one.
    let contents: Vec<u8> = (0..300_001u32).map(|index| index.to_le_bytes()[0]).collect();
    let disk = OnDisk::new(&contents);
    let request = sent(&UPLOAD, |request| request.file(disk.path())).await;
    assert!(request.body == contents);
    assert_eq!(request.header("content-length"), Some("300001"));
    assert_eq!(request.header("transfer-encoding"), None);
}

#[tokio::test]
async fn empty() {
    let disk = OnDisk::new(b"");
    for file in [File::open(disk.path()), File::from_bytes("")] {
        let request = sent(&UPLOAD, |request| request.file(file)).await;
        assert_eq!((request.header("content-length"), request.body.len()), (Some("0"), 0));
    }
}

#[tokio::test]
async fn the_media_type_of_a_file_wins() {
    let request = sent(&UPLOAD, |request| request.file(File::from_bytes("a").media_type("image/png"))).await;
    assert_eq!(request.header("content-type"), Some("image/png"));
    refused(&UPLOAD, |request| request.file(File::from_bytes("a").media_type("image/\n"))).await;
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_refused() {
    let disk = OnDisk::new(b"");
    let folder = disk.path().parent().unwrap().to_owned();
    let missing = folder.join("missing.bin");
    for path in [missing.as_path(), &folder, Path::new("/dev/null"), Path::new("")] {
        let message = refused(&UPLOAD, |request| request.file(path)).await;
        assert!(message.contains(&format!("the file {} cannot be opened", path.display())), "{message}");
        refused(&POST, |request| request.multipart().field_file("a", path)).await;
    }
}

/// Not even a token is asked for.
#[tokio::test]
async fn nothing_is_sent_without_the_file() {
    static SECURE: Operation =
        Operation { id: "a", method: "PUT", path: "/a", ..Operation::new(&crate::settings::SETTINGS) };
    let server = Server::start();
    let client = builder(&server).client_credentials("id", "secret").build().unwrap();
    let error = Request::new(&client, &SECURE).file(Path::new("missing")).send_empty().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Argument);
    assert!(server.requests().is_empty());
}

/// A file is read when it is sent, not when it is named.
#[tokio::test]
async fn a_file_is_opened_when_it_is_sent() {
    let disk = OnDisk::new(b"before");
    let server = Server::start();
    server.always(A, Reply::status(204));
    let request = Request::new(&client(&server), &UPLOAD).file(disk.path());
    std::fs::write(disk.path(), b"and after").unwrap();
    request.clone().send_empty().await.unwrap();
    std::fs::remove_file(disk.path()).unwrap();
    assert_eq!(request.send_empty().await.unwrap_err().kind(), ErrorKind::Argument);
    assert_eq!(server.calls().len(), 1);
    assert_eq!(server.calls()[0].body, b"and after");
}
