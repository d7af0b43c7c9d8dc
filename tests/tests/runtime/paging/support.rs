//! Operations that have pages, and how they are read.

use sailmaker_tests::server::Server;
use serde_json::Value;

use crate::runtime::{Enveloped, Operation, Paging, Request};
use crate::support::client;
use crate::{Error, Items, Pages};

pub const A: &str = "/v1/a";

pub const fn paged(paging: Paging) -> Operation {
    Operation {
        id: "listA",
        path: "/a",
        security: &[],
        paging: Some(paging),
        ..Operation::new(&crate::settings::SETTINGS)
    }
}

/// A page that has its items in `data`.
pub struct Envelope;

impl Enveloped for Envelope {
    type Page = Value;
    type Item = Value;

    fn items(mut page: Value) -> Option<Vec<Value>> {
        serde_json::from_value(page.get_mut("data")?.take()).ok()
    }
}

/// Reads all items: those that came, and the error after them.
pub async fn read(mut items: Items<Value>) -> (Vec<Value>, Option<Error>) {
    let mut read = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => read.push(item),
            Err(error) => {
                assert!(items.next().await.is_none(), "a stream ends after an error");
                return (read, Some(error));
            }
        }
    }
    (read, None)
}

/// The items in `data` of all pages.
pub async fn all(server: &Server, operation: &'static Operation) -> (Vec<Value>, Option<Error>) {
    read(Items::within::<Envelope>(Request::new(&client(server), operation))).await
}

/// The items of all pages that are lists.
pub async fn listed(server: &Server, operation: &'static Operation) -> (Vec<Value>, Option<Error>) {
    read(Items::new(Request::new(&client(server), operation))).await
}

/// The pages themselves.
pub async fn pages(server: &Server, operation: &'static Operation) -> Vec<Value> {
    let mut pages = Pages::<Value, Value>::new(Request::new(&client(server), operation));
    let mut read = Vec::new();
    while let Some(page) = pages.next().await {
        read.push(page.unwrap().into_inner());
    }
    read
}

/// What was asked for.
pub fn asked(server: &Server) -> Vec<String> {
    server.calls().iter().map(|call| call.target.clone()).collect()
}
