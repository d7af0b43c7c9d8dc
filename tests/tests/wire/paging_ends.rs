//! What ends a sequence of pages.

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::ErrorKind;
use serde_json::json;

use crate::paging::{all, asked};
use crate::support::{USAGES, client, counted, usages};

#[tokio::test]
async fn a_total_count_that_is_reached_ends_it() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", "4"));
    server.reply(USAGES, Reply::from(counted(2..4)).header("X-Total-Count", "4"));
    assert_eq!(all(usages(&client(&server)).limit(2).count(true)).await.unwrap(), [0, 1, 2, 3]);
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn a_total_count_is_counted_from_the_start() {
    let server = Server::start();
    server.always(USAGES, Reply::from(counted(2..4)).header("X-Total-Count", "4"));
    assert_eq!(all(usages(&client(&server)).limit(2).offset(2).count(true)).await.unwrap(), [2, 3]);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_short_page_before_the_total_count_is_not_the_end() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..1)).header("X-Total-Count", "3"));
    server.reply(USAGES, Reply::from(counted(1..3)).header("X-Total-Count", "3"));
    let request = usages(&client(&server)).limit(2).count(true);
    assert_eq!(all(request).await.unwrap(), [0, 1, 2]);
    assert_eq!(asked(&server), [(2, 0), (2, 1)]);
}

#[tokio::test]
async fn an_empty_page_is_the_end_whatever_the_total_count() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", "9"));
    server.always(USAGES, Reply::from(counted(0..0)).header("X-Total-Count", "9"));
    let request = usages(&client(&server)).limit(2).count(true);
    assert_eq!(all(request).await.unwrap(), [0, 1]);
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn bad_request_after_a_full_last_page_is_the_end() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, (400, json!({"detailCode": "400.1.3 Illegal value"})));
    assert_eq!(all(usages(&client(&server)).limit(2)).await.unwrap(), [0, 1]);
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn bad_request_on_the_first_page_is_an_error() {
    let server = Server::start();
    server.reply(USAGES, 400);
    assert_eq!(all(usages(&client(&server))).await.unwrap_err().status().unwrap().as_u16(), 400);
}

#[tokio::test]
async fn bad_request_before_the_total_count_is_an_error() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", "3"));
    server.reply(USAGES, 400);
    let error = all(usages(&client(&server)).limit(2).count(true)).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 400);
}

#[tokio::test]
async fn an_error_comes_after_the_items_before_it_and_ends_it() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, 403);
    server.always(USAGES, counted(0..2));
    let mut items = usages(&client(&server)).limit(2).stream();
    assert!(items.next().await.unwrap().is_ok());
    assert!(items.next().await.unwrap().is_ok());
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Api);
    assert!(items.next().await.is_none());
    assert!(items.next().await.is_none());
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn a_page_that_fails_once_is_retried() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    server.reply(USAGES, 503);
    server.reply(USAGES, counted(2..3));
    assert_eq!(all(usages(&client(&server)).limit(2)).await.unwrap(), [0, 1, 2]);
    assert_eq!(asked(&server), [(2, 0), (2, 2), (2, 2)]);
}

#[tokio::test]
async fn a_server_that_ignores_the_limit_is_followed_by_what_it_gives() {
    let server = Server::start();
    server.reply(USAGES, counted(0..3));
    server.reply(USAGES, counted(3..4));
    assert_eq!(all(usages(&client(&server)).limit(2)).await.unwrap(), [0, 1, 2, 3]);
    assert_eq!(asked(&server), [(2, 0), (2, 3)]);
}
