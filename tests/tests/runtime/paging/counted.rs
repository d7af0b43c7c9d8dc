//! Pages that are asked for by numbers.

use sailmaker_tests::server::Server;
use serde_json::{Value, json};

use super::support::{A, Envelope, all, asked, listed, paged};
use crate::runtime::{Operation, Paging, Request};
use crate::support::client;
use crate::{ErrorKind, Items};

static OFFSET: Operation = paged(Paging::offset("skip", 0).limit("max", 2).items(&["data"]).total(&["meta", "total"]));
static PAGE: Operation = paged(Paging::page("page", 1).limit("per_page", 2));
static PAGE_WITH_TOTAL: Operation = paged(Paging::page("page", 0).items(&["data"]).total(&["total"]));
static PAGE_OF_TEN: Operation =
    paged(Paging::page("page", 1).limit("per_page", 10).items(&["data"]).total(&["total"]).more(&["more"]));
static OFFSET_FROM_ONE: Operation =
    paged(Paging::offset("start", 1).limit("count", 2).items(&["data"]).total(&["total"]));
static OFFSET_WITH_MORE: Operation =
    paged(Paging::offset("skip", 0).limit("max", 2).items(&["data"]).total(&["total"]).more(&["more"]));
static PAGE_WITH_MORE: Operation = paged(Paging::page("page", 1).items(&["data"]).total(&["total"]).more(&["more"]));
static OFFSET_WITH_MORE_WITHOUT_A_SIZE: Operation = paged(Paging::offset("skip", 0).items(&["data"]).more(&["more"]));
static OFFSET_WITHOUT_A_SIZE: Operation = paged(Paging::offset("skip", 0));

#[tokio::test]
async fn an_offset_ends_with_the_total_in_the_body() {
    let server = Server::start();
    server.reply(A, json!({"data": [1], "meta": {"total": 3}}));
    server.reply(A, json!({"meta": {"total": 3}, "data": [2, 3]}));
    let (items, error) = all(&server, &OFFSET).await;
    assert!(error.is_none() && items == [1, 2, 3], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a?max=2&skip=0", "/v1/a?max=2&skip=1"]);
}

#[tokio::test]
async fn page_numbers_go_on_until_a_page_is_empty() {
    let server = Server::start();
    server.reply(A, json!([1]));
    server.reply(A, json!([2, 3]));
    server.reply(A, json!([]));
    let (items, error) = listed(&server, &PAGE).await;
    assert!(error.is_none() && items == [1, 2, 3], "{items:?} {error:?}");
    assert_eq!(asked(&server), [1, 2, 3].map(|page| format!("/v1/a?per_page=2&page={page}")));
}

#[tokio::test]
async fn page_numbers_begin_where_the_caller_says() {
    let server = Server::start();
    server.reply(A, json!([5]));
    server.reply(A, json!([]));
    let request = Request::new(&client(&server), &PAGE).query("page", 3_i64).query("per_page", 2_i64);
    let (items, _) = super::support::read(Items::new(request)).await;
    assert_eq!(items, [5]);
    assert_eq!(asked(&server), ["/v1/a?page=3&per_page=2", "/v1/a?page=4&per_page=2"]);
}

#[tokio::test]
async fn page_numbers_end_with_the_total() {
    let server = Server::start();
    server.reply(A, json!({"data": [1, 2], "total": 3}));
    server.reply(A, json!({"data": [3], "total": 3}));
    let (items, error) = all(&server, &PAGE_WITH_TOTAL).await;
    assert!(error.is_none() && items == [1, 2, 3], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a?page=0", "/v1/a?page=1"]);
}

/// A size that nobody knows is no reason to stop early.
#[tokio::test]
async fn an_offset_without_a_size_goes_on_until_a_page_is_empty() {
    let server = Server::start();
    server.reply(A, json!([1, 2, 3]));
    server.reply(A, json!([4]));
    server.reply(A, json!([]));
    let (items, error) = listed(&server, &OFFSET_WITHOUT_A_SIZE).await;
    assert!(error.is_none() && items == [1, 2, 3, 4], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a?skip=0", "/v1/a?skip=3", "/v1/a?skip=4"]);
}

#[tokio::test]
async fn no_page_after_the_last_one_is_the_end() {
    let server = Server::start();
    server.reply(A, json!([1, 2]));
    server.reply(A, 404);
    let (items, error) = listed(&server, &PAGE).await;
    assert!(error.is_none() && items == [1, 2], "{items:?} {error:?}");
}

/// A total may be that of the page, and a page may be empty because all of its items were left out.
#[tokio::test]
async fn more_that_is_said_to_follow_does() {
    for (operation, second, third) in
        [(&OFFSET_WITH_MORE, "max=2&skip=2", "max=2&skip=4"), (&PAGE_WITH_MORE, "page=2", "page=3")]
    {
        let server = Server::start();
        server.reply(A, json!({"data": [1, 2], "total": 2, "more": true}));
        server.reply(A, json!({"data": [], "total": 0, "more": true}));
        server.reply(A, json!({"data": [3], "total": 1, "more": false}));
        let (items, error) = all(&server, operation).await;
        assert!(error.is_none() && items == [1, 2, 3], "{items:?} {error:?}");
        assert_eq!(asked(&server)[1..], [format!("/v1/a?{second}"), format!("/v1/a?{third}")]);
    }
}

#[tokio::test]
async fn empty_pages_after_which_more_follow_are_an_error_in_the_end() {
    for operation in [&OFFSET_WITH_MORE, &PAGE_WITH_MORE] {
        let server = Server::start();
        server.always(A, json!({"data": [], "more": true}));
        let (items, error) = all(&server, operation).await;
        assert_eq!((items.len(), error.unwrap().kind()), (0, ErrorKind::Paging));
        assert_eq!(server.calls().len(), 101);
    }
}

/// It is no quiet end.
#[tokio::test]
async fn an_empty_page_of_nobody_knows_how_many_is_an_error_where_more_follow() {
    let server = Server::start();
    server.reply(A, json!({"data": [1], "more": true}));
    server.always(A, json!({"data": [], "more": true}));
    let (items, error) = all(&server, &OFFSET_WITH_MORE_WITHOUT_A_SIZE).await;
    assert_eq!((items.len(), error.unwrap().kind(), server.calls().len()), (1, ErrorKind::Paging, 2));
}

fn page(items: std::ops::Range<u32>, total: u32) -> Value {
    json!({"data": items.collect::<Vec<u32>>(), "total": total})
}

#[tokio::test]
async fn a_walk_that_begins_at_a_page_ends_with_the_total() {
    let server = Server::start();
    server.reply(A, page(20..25, 25));
    server.always(A, 404);
    let request = Request::new(&client(&server), &PAGE_OF_TEN).query("page", 3_i64);
    let (items, error) = super::support::read(Items::within::<Envelope>(request)).await;
    assert!(error.is_none() && items.len() == 5, "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a?page=3&per_page=10"]);
}

/// The service may give fewer than were asked for, so that a total ends nothing by that number.
#[tokio::test]
async fn more_than_a_page_has_at_the_most_are_not_taken_to_be_before() {
    let server = Server::start();
    server.reply(A, page(10..20, 25));
    server.reply(A, page(20..25, 25));
    let request = Request::new(&client(&server), &PAGE_OF_TEN).query("page", 2_i64).query("per_page", 500_i64);
    let (items, error) = super::support::read(Items::within::<Envelope>(request)).await;
    assert!(error.is_none() && items.len() == 15, "{items:?} {error:?}");
}

#[tokio::test]
async fn where_nobody_knows_what_came_before_no_page_after_the_last_one_is_the_end() {
    let server = Server::start();
    server.reply(A, page(20..25, 25));
    server.always(A, 404);
    let request = Request::new(&client(&server), &PAGE_WITH_TOTAL).query("page", 2_i64);
    let (items, error) = super::support::read(Items::within::<Envelope>(request)).await;
    assert!(error.is_none() && items.len() == 5, "{items:?} {error:?}");
}

#[tokio::test]
async fn an_error_before_the_end_is_one() {
    for first in [page(0..10, 25), json!({"data": [1], "more": true})] {
        let server = Server::start();
        server.reply(A, first.clone());
        server.reply(A, 404);
        let (_, error) = all(&server, &PAGE_OF_TEN).await;
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Api), "{first}");
    }
}

/// The first item may be the first or that of the number zero.
#[tokio::test]
async fn an_offset_begins_at_what_is_said_of_the_first_item() {
    let server = Server::start();
    server.reply(A, page(0..2, 3));
    server.reply(A, page(2..3, 3));
    let (items, error) = all(&server, &OFFSET_FROM_ONE).await;
    assert!(error.is_none() && items == [0, 1, 2], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a?count=2&start=1", "/v1/a?count=2&start=3"]);
}
