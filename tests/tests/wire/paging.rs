//! Pages, followed to their end.

use sailmaker_tests::server::{Reply, Request, Server};
use sailpoint_source_usages::Error;
use sailpoint_source_usages::operations::source_usages::GetUsagesBySourceId;

use crate::support::{USAGES, client, counted, pairs, usages};

/// A source with this many usages, of which the service gives at most 250 at a time.
fn source_of(total: u64) -> Server {
    let server = Server::start();
    server.handle(USAGES, move |request| {
        let (limit, offset) = (parameter(request, "limit").min(250), parameter(request, "offset"));
        counted(offset.min(total)..(offset + limit).min(total)).into()
    });
    server
}

fn parameter(request: &Request, name: &str) -> u64 {
    let (_, value) = request.query_pairs().into_iter().find(|(sent, _)| sent == name).unwrap();
    value.parse().unwrap()
}

/// Reads all items; their counts.
pub async fn all(request: GetUsagesBySourceId) -> Result<Vec<u64>, Error> {
    let mut items = request.stream();
    let mut counts = Vec::new();
    while let Some(usage) = items.next().await {
        counts.push(usage?.count.unwrap() as u64);
    }
    Ok(counts)
}

/// Limit and offset of every page that was asked for.
pub fn asked(server: &Server) -> Vec<(u64, u64)> {
    server.calls().iter().map(|call| (parameter(call, "limit"), parameter(call, "offset"))).collect()
}

/// Reads a source of `total` usages in pages of two; the offsets asked for.
async fn in_twos(total: u64) -> Vec<u64> {
    let server = source_of(total);
    let read = all(usages(&client(&server)).limit(2)).await.unwrap();
    assert_eq!(read, (0..total).collect::<Vec<_>>());
    asked(&server).into_iter().map(|(_, offset)| offset).collect()
}

#[tokio::test]
async fn no_page() {
    assert_eq!(in_twos(0).await, [0]);
}

#[tokio::test]
async fn one_page() {
    assert_eq!(in_twos(1).await, [0]);
}

#[tokio::test]
async fn exactly_two_full_pages() {
    assert_eq!(in_twos(4).await, [0, 2, 4]);
}

#[tokio::test]
async fn one_more_than_two_full_pages() {
    assert_eq!(in_twos(5).await, [0, 2, 4]);
}

#[tokio::test]
async fn more_than_a_thousand_are_followed_to_the_end() {
    let server = source_of(1100);
    assert_eq!(all(usages(&client(&server))).await.unwrap(), (0..1100).collect::<Vec<_>>());
    assert_eq!(asked(&server), [(250, 0), (250, 250), (250, 500), (250, 750), (250, 1000)]);
}

#[tokio::test]
async fn a_limit_above_what_the_service_gives_still_reaches_the_end() {
    let server = source_of(600);
    assert_eq!(all(usages(&client(&server)).limit(1000)).await.unwrap().len(), 600);
    assert_eq!(asked(&server), [(1000, 0), (1000, 250), (1000, 500)]);
}

#[tokio::test]
async fn a_limit_of_zero_is_one_page() {
    let server = source_of(5);
    assert_eq!(all(usages(&client(&server)).limit(0)).await.unwrap(), [0; 0]);
    assert_eq!(asked(&server), [(0, 0)]);
}

#[tokio::test]
async fn an_offset_is_where_it_begins() {
    let server = source_of(5);
    assert_eq!(all(usages(&client(&server)).limit(2).offset(3)).await.unwrap(), [3, 4]);
    assert_eq!(asked(&server), [(2, 3), (2, 5)]);
}

#[tokio::test]
async fn every_page_has_the_other_parameters() {
    let server = source_of(3);
    all(usages(&client(&server)).limit(2).count(true).sorters("-date")).await.unwrap();
    let sent: Vec<_> = server.calls().iter().map(Request::query_pairs).collect();
    let page = |offset| pairs(&[("count", "true"), ("limit", "2"), ("offset", offset), ("sorters", "-date")]);
    assert_eq!(sent, [page("0"), page("2")]);
}

#[tokio::test]
async fn pages_have_what_a_response_has() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", "3"));
    server.reply(USAGES, Reply::from(counted(2..3)).header("X-Total-Count", "3"));
    let mut pages = usages(&client(&server)).limit(2).count(true).pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.len(), first.total_count(), first.status().as_u16()), (2, Some(3), 200));
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 1);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn an_empty_first_page_is_a_page() {
    let server = source_of(0);
    let mut pages = usages(&client(&server)).pages();
    assert!(pages.next().await.unwrap().unwrap().is_empty());
    assert!(pages.next().await.is_none());
}
