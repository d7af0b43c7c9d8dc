//! Services that never come to an end.

use std::sync::atomic::{AtomicUsize, Ordering};

use sailmaker_tests::server::{Reply, Server};
use serde_json::json;

use super::support::{A, all, listed, paged};
use crate::ErrorKind;
use crate::runtime::{Operation, Paging};

static CURSOR: Operation = paged(Paging::cursor("cursor", &["next"]).items(&["data"]));
static LINK: Operation = paged(Paging::link());
static LAST_ID: Operation = paged(Paging::last_id("after", &["id"]).items(&["data"]).more(&["has_more"]));
static OFFSET: Operation = paged(Paging::offset("skip", 0).limit("max", 1).items(&["data"]));
static PAGE: Operation = paged(Paging::page("page", 1).items(&["data"]));

#[tokio::test]
async fn the_same_cursor_again_is_an_error() {
    let server = Server::start();
    server.always(A, json!({"data": [1], "next": "a"}));
    let (items, error) = all(&server, &CURSOR).await;
    let error = error.unwrap();
    assert_eq!((items.len(), error.kind()), (2, ErrorKind::Paging));
    assert_eq!(error.to_string(), "listA: the next page is one that came before");
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_circle_of_any_length_is_an_error() {
    for length in [1, 2, 3, 7, 50] {
        let (server, page) = (Server::start(), AtomicUsize::new(0));
        server.handle(A, move |_| {
            let page = page.fetch_add(1, Ordering::SeqCst);
            // It begins with pages that do not come again.
            let next = if page < 5 { format!("first-{page}") } else { format!("page-{}", page % length) };
            json!({"data": [page], "next": next}).into()
        });
        let (items, error) = all(&server, &CURSOR).await;
        assert_eq!(error.unwrap().kind(), ErrorKind::Paging, "{length}");
        assert!(items.len() < 6 + 4 * (length + 5), "{length}: {} pages", items.len());
    }
}

#[tokio::test]
async fn a_link_to_the_page_itself_is_an_error() {
    let server = Server::start();
    server.always(A, Reply::from(json!([1])).header("Link", "</v1/a>; rel=next"));
    let (items, error) = listed(&server, &LINK).await;
    assert_eq!((items.len(), error.unwrap().kind()), (2, ErrorKind::Paging));
}

#[tokio::test]
async fn the_same_last_item_again_is_an_error() {
    let server = Server::start();
    server.always(A, json!({"data": [{"id": "a"}], "has_more": true}));
    let (items, error) = all(&server, &LAST_ID).await;
    assert_eq!((items.len(), error.unwrap().kind()), (2, ErrorKind::Paging));
}

#[tokio::test]
async fn empty_pages_without_end_are_an_error() {
    let (server, page) = (Server::start(), AtomicUsize::new(0));
    server.handle(A, move |_| {
        let page = page.fetch_add(1, Ordering::SeqCst);
        json!({"data": [], "next": format!("page-{page}")}).into()
    });
    let (items, error) = all(&server, &CURSOR).await;
    assert_eq!((items.len(), error.as_ref().unwrap().kind()), (0, ErrorKind::Paging));
    assert_eq!(error.unwrap().to_string(), "listA: too many pages without anything new");
    assert_eq!(server.calls().len(), 101);
}

/// A service that does not know the parameter answers with the same items to each, whatever stands beside them.
#[tokio::test]
async fn the_same_items_without_end_are_an_error() {
    for operation in [&OFFSET, &PAGE] {
        let (server, page) = (Server::start(), AtomicUsize::new(0));
        server.handle(A, move |_| {
            let page = page.fetch_add(1, Ordering::SeqCst);
            json!({"time": page, "data": [{"a": [1, "b"], "c": null}]}).into()
        });
        let (items, error) = all(&server, operation).await;
        assert_eq!(error.unwrap().kind(), ErrorKind::Paging);
        assert_eq!((items.len(), server.calls().len()), (4, 4));
    }
}

/// The same items twice may be there.
#[tokio::test]
async fn the_same_items_again_are_no_error() {
    let server = Server::start();
    for page in [json!([0]), json!([0]), json!([0]), json!([1]), json!([1]), json!([])] {
        server.reply(A, json!({"data": page}));
    }
    let (items, error) = all(&server, &PAGE).await;
    assert!(error.is_none() && items == [0, 0, 0, 1, 1], "{items:?} {error:?}");
}

/// Items are told from others by all that they have.
#[tokio::test]
async fn other_items_are_no_circle() {
    let server = Server::start();
    let others =
        [json!({"a": [1, 2]}), json!({"a": [[1], 2]}), json!({"b": [1, 2]}), json!({"a": [1, 3]}), json!([1, 2])];
    for item in &others {
        server.reply(A, json!({"data": [item]}));
    }
    server.reply(A, json!({"data": []}));
    let (items, error) = all(&server, &PAGE).await;
    assert!(error.is_none() && items == others, "{items:?} {error:?}");
}
