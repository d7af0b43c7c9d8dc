//! Services whose pages and counts do not agree: the walk ends, and no item is made up.

use std::sync::atomic::{AtomicU64, Ordering};

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::ErrorKind;
use serde_json::{Value, json};

use crate::paging::{all, asked};
use crate::support::{USAGES, client, counted, usages};

/// The items that are read in pages of two, and the offsets that are asked for, of a service that answers with these pages, each with
/// what it says of the total, and then with empty ones.
async fn read(pages: &[(Value, &str)]) -> (Vec<u64>, Vec<u64>) {
    let server = Server::start();
    for (page, total) in pages {
        server.reply(USAGES, Reply::from(page.clone()).header("X-Total-Count", total));
    }
    server.always(USAGES, json!([]));
    let items = all(usages(&client(&server)).limit(2).count(true)).await.unwrap();
    (items, asked(&server).into_iter().map(|(_, offset)| offset).collect())
}

#[tokio::test]
async fn a_total_that_is_too_small_ends_it() {
    for total in ["0", "1", "2"] {
        assert_eq!(read(&[(counted(0..2), total), (counted(2..4), total)]).await, (vec![0, 1], vec![0]), "{total}");
    }
}

#[tokio::test]
async fn a_total_that_is_too_large_ends_with_the_items() {
    for total in ["9", "18446744073709551615"] {
        let read = read(&[(counted(0..2), total), (counted(2..3), total)]).await;
        assert_eq!(read, (vec![0, 1, 2], vec![0, 2, 3]), "{total}");
    }
}

/// Then a page that is not full is the last one.
#[tokio::test]
async fn a_total_that_is_no_number_is_none() {
    for total in ["-1", "4.0", "many", "", "0x4", "4, 4", "99999999999999999999999", "\u{664}"] {
        let read = read(&[(counted(0..2), total), (counted(2..3), total), (counted(3..4), total)]).await;
        assert_eq!(read, (vec![0, 1, 2], vec![0, 2]), "{total}");
    }
}

#[tokio::test]
async fn a_total_that_shrinks_ends_it() {
    let read = read(&[(counted(0..2), "9"), (counted(2..4), "3"), (counted(4..6), "9")]).await;
    assert_eq!(read, (vec![0, 1, 2, 3], vec![0, 2]));
}

#[tokio::test]
async fn a_total_that_grows_is_followed_as_long_as_there_are_items() {
    let read = read(&[(counted(0..2), "3"), (counted(2..3), "5"), (counted(3..4), "7")]).await;
    assert_eq!(read, (vec![0, 1, 2, 3], vec![0, 2, 3, 4]));
}

#[tokio::test]
async fn a_total_that_is_said_once_goes_on_to_count() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..1)).header("X-Total-Count", "2"));
    server.always(USAGES, counted(1..2));
    assert_eq!(all(usages(&client(&server)).limit(2)).await.unwrap(), [0, 1]);
    assert_eq!(asked(&server), [(2, 0), (2, 1)]);
}

#[tokio::test]
async fn the_first_of_two_totals_counts() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", "2").header("X-Total-Count", "9"));
    assert_eq!(all(usages(&client(&server)).limit(2)).await.unwrap(), [0, 1]);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn the_same_page_again_ends_with_the_total() {
    let page = counted(0..2);
    let read = read(&[(page.clone(), "4"), (page.clone(), "4"), (page, "4")]).await;
    assert_eq!(read, (vec![0, 1, 0, 1], vec![0, 2]));
}

#[tokio::test]
async fn a_page_with_more_than_was_asked_for_is_read_whole() {
    let read = read(&[(counted(0..7), "9"), (counted(7..9), "9")]).await;
    assert_eq!(read, ((0..9).collect(), vec![0, 7]));
}

/// Nobody knows where it ends; whoever reads it decides, and each page is asked for by itself.
#[tokio::test]
async fn pages_without_end_come_one_by_one() {
    let (server, first) = (Server::start(), AtomicU64::new(0));
    server.handle(USAGES, move |_| {
        let first = first.fetch_add(2, Ordering::SeqCst);
        counted(first..first + 2).into()
    });
    let mut items = usages(&client(&server)).limit(2).stream();
    for _ in 0..200 {
        items.next().await.unwrap().unwrap();
    }
    assert_eq!(asked(&server).last(), Some(&(2, 198)));
    assert_eq!(server.calls().len(), 100);
}

#[tokio::test]
async fn a_page_that_is_none_is_an_error_and_ends_it() {
    for page in [json!(null), json!({"items": []}), json!("[]"), json!(2), json!([[]])] {
        let server = Server::start();
        server.reply(USAGES, counted(0..2));
        server.always(USAGES, page.clone());
        let mut items = usages(&client(&server)).limit(2).stream();
        assert!(items.next().await.unwrap().is_ok() && items.next().await.unwrap().is_ok());
        assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Decode, "{page}");
        assert!(items.next().await.is_none());
    }
}
