//! What most of the tests begin with.

use std::fmt::Debug;
use std::path::PathBuf;

use sailmaker_tests::server::{self, Server};

use crate::runtime::{Operation, Request};
use crate::{Client, ClientBuilder, Error, ErrorKind};

/// Where [`GET`] and [`POST`] are.
pub const A: &str = "/v1/a";

pub static GET: Operation =
    Operation { id: "getA", path: "/a", security: &[], ..Operation::new(&crate::settings::SETTINGS) };

pub static POST: Operation =
    Operation { id: "postA", method: "POST", path: "/a", security: &[], ..Operation::new(&crate::settings::SETTINGS) };

pub fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url())
}

pub fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// What is sent for a request.
pub async fn sent(operation: &'static Operation, set: impl FnOnce(Request) -> Request) -> server::Request {
    let server = Server::start();
    let _ = set(Request::new(&client(&server), operation)).send_empty().await;
    let [request] = &server.calls()[..] else { panic!("one request: {:?}", server.calls()) };
    request.clone()
}

/// The body that is sent for a request, as text.
pub async fn body(set: impl FnOnce(Request) -> Request) -> String {
    String::from_utf8(sent(&POST, set).await.body).unwrap()
}

/// The message with which a request is refused before anything is sent.
pub async fn refused(operation: &'static Operation, set: impl FnOnce(Request) -> Request) -> String {
    let server = Server::start();
    let error = set(Request::new(&client(&server), operation)).send_empty().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Argument, "{error}");
    assert!(server.requests().is_empty(), "{:?}", server.requests());
    error.to_string()
}

/// A file on disk that is removed in the end.
pub struct OnDisk(tempfile::TempDir);

impl OnDisk {
    pub fn new(contents: &[u8]) -> Self {
        let disk = Self(tempfile::tempdir().unwrap());
        std::fs::write(disk.path(), contents).unwrap();
        disk
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("a file.bin")
    }
}

/// Everything that a value shows of itself.
pub fn shown(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

/// Everything that an error shows of itself.
pub fn shown_error(error: &Error) -> String {
    format!("{error} {}", shown(error))
}
