//! Pages that the page before names.

use sailmaker_tests::server::{Reply, Server};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::support::{A, Envelope, all, asked, paged, pages, read};
use crate::runtime::{Operation, Paging, Request};
use crate::support::client;
use crate::{ErrorKind, Items, Pages};

static CURSOR: Operation = paged(Paging::cursor("cursor", &["meta", "next"]).items(&["data"]));
static WITH_MORE: Operation = paged(Paging::cursor("cursor", &["next"]).items(&["data"]).more(&["has_more"]));
static LAST_ID: Operation = paged(Paging::last_id("after", &["id"]).items(&["data"]).more(&["has_more"]));

#[tokio::test]
async fn a_cursor_is_sent_back_until_there_is_none() {
    let ends = [json!(""), json!(null), json!(0), json!(-1), json!(0.0), json!("0"), json!("-1"), json!(false)];
    for end in ends.map(|next| json!({"next": next})).into_iter().chain([json!({}), json!(null)]) {
        let server = Server::start();
        server.reply(A, json!({"data": [1], "meta": {"next": "a b&c"}}));
        server.reply(A, json!({"data": [2], "meta": {"next": 7}}));
        server.reply(A, json!({"data": [3], "meta": end}));
        let (items, error) = all(&server, &CURSOR).await;
        assert!(error.is_none() && items == [1, 2, 3], "{items:?} {error:?}");
        assert_eq!(asked(&server), ["/v1/a", "/v1/a?cursor=a%20b%26c", "/v1/a?cursor=7"]);
    }
}

#[tokio::test]
async fn an_empty_page_is_no_end_while_there_is_a_cursor() {
    let server = Server::start();
    server.reply(A, json!({"data": [], "meta": {"next": "a"}}));
    server.reply(A, json!({"data": [1]}));
    assert_eq!(all(&server, &CURSOR).await.0, [1]);
}

#[tokio::test]
async fn a_cursor_is_not_followed_where_no_more_is_said_to_follow() {
    let server = Server::start();
    server.reply(A, json!({"data": [1], "has_more": true, "next": "a"}));
    server.reply(A, json!({"data": [2], "has_more": false, "next": "b"}));
    assert_eq!(all(&server, &WITH_MORE).await.0, [1, 2]);
    assert_eq!(asked(&server), ["/v1/a", "/v1/a?cursor=a"]);
}

#[tokio::test]
async fn pages_have_what_stands_beside_the_items() {
    let server = Server::start();
    server.reply(A, json!({"data": [1], "meta": {"next": "a"}, "other": true}));
    server.reply(A, json!({"data": []}));
    let first = json!({"data": [1], "meta": {"next": "a"}, "other": true});
    assert_eq!(pages(&server, &CURSOR).await, [first, json!({"data": []})]);
}

fn thing(id: u32) -> Value {
    json!({"id": id, "of": {"id": "another"}})
}

#[tokio::test]
async fn the_id_of_the_last_item_is_sent_while_more_is_said_to_follow() {
    let server = Server::start();
    server.reply(A, json!({"has_more": true, "data": [thing(1), thing(2)]}));
    server.reply(A, json!({"data": [thing(3)], "has_more": false}));
    let (items, error) = all(&server, &LAST_ID).await;
    assert!(error.is_none() && items == [thing(1), thing(2), thing(3)], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a", "/v1/a?after=2"]);
}

/// Where the caller asks for what is before an item, the walk goes that way.
#[tokio::test]
async fn the_id_of_the_first_item_is_sent_on_the_way_back() {
    static BOTH: Operation =
        paged(Paging::last_id("after", &["id"]).items(&["data"]).more(&["has_more"]).back("before"));
    let server = Server::start();
    for _ in 0..2 {
        server.reply(A, json!({"has_more": true, "data": [thing(3), thing(4)]}));
        server.reply(A, json!({"has_more": false, "data": [thing(0)]}));
    }
    let back = Request::new(&client(&server), &BOTH).query("before", 5);
    let (items, error) = read(Items::within::<Envelope>(back)).await;
    assert!(error.is_none() && items == [thing(3), thing(4), thing(0)], "{items:?} {error:?}");
    assert_eq!(all(&server, &BOTH).await.0.len(), 3);
    assert_eq!(asked(&server), ["/v1/a?before=5", "/v1/a?before=3", "/v1/a", "/v1/a?after=4"]);
}

/// An id may be 0.
#[tokio::test]
async fn an_id_of_zero_is_no_end() {
    let server = Server::start();
    server.reply(A, json!({"has_more": true, "data": [thing(0)]}));
    server.reply(A, json!({"has_more": false, "data": [thing(1)]}));
    assert_eq!(all(&server, &LAST_ID).await.0.len(), 2);
    assert_eq!(asked(&server), ["/v1/a", "/v1/a?after=0"]);
}

#[tokio::test]
async fn a_last_item_without_an_id_is_an_error_where_more_is_said_to_follow() {
    for last in [json!({}), json!({"id": null}), json!(1)] {
        let server = Server::start();
        server.always(A, json!({"data": [thing(1), last], "has_more": true}));
        let (items, error) = all(&server, &LAST_ID).await;
        assert_eq!((items.len(), error.unwrap().kind()), (2, ErrorKind::Paging), "{last}");
        assert_eq!(server.calls().len(), 1);
    }
}

/// What models pass over says nothing of the next page, whatever it is.
#[tokio::test]
async fn what_is_odd_beside_a_cursor_is_passed_over() {
    let deep = format!("{}{}", "[".repeat(300), "]".repeat(300));
    for odd in [r#""\ud83d""#, "1e999", "-0", &deep, r#"{"\ud83d": "\udc00", "next": "no"}"#] {
        let server = Server::start();
        let page = |next: &str| {
            let body = format!(r#"{{"odd": {odd}, "meta": {{"odd": {odd}, "next": {next}}}, "data": [1]}}"#);
            Reply::status(200).body(body)
        };
        server.reply(A, page("18446744073709551616"));
        server.reply(A, page("null"));
        let mut pages = Pages::<Value, IgnoredAny>::new(Request::new(&client(&server), &CURSOR));
        while pages.try_next().await.unwrap().is_some() {}
        assert_eq!(asked(&server), ["/v1/a", "/v1/a?cursor=18446744073709551616"], "{odd}");
    }
}

#[tokio::test]
async fn a_page_that_says_nothing_that_can_be_read_is_an_error() {
    let server = Server::start();
    server.always(A, Reply::status(200).body(r#"{"meta": {"next": "\ud83d"}}"#));
    let mut pages = Pages::<Value, IgnoredAny>::new(Request::new(&client(&server), &CURSOR));
    pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging);
    assert_eq!(error.to_string(), "listA: it cannot be read out of this page whether another one follows");
}
