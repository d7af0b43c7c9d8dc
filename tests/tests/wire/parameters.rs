//! Every query parameter, and its absence.

use sailmaker_tests::server::{Request, Server};
use sailpoint_source_usages::operations::source_usages::GetUsagesBySourceId;
use serde_json::json;

use crate::support::{USAGES, client, pairs, usages};

/// Sends the request for usages as `set` makes it, and gives what arrived.
async fn sent(set: impl FnOnce(GetUsagesBySourceId) -> GetUsagesBySourceId) -> Request {
    let server = Server::start();
    sent_to(&server, set(usages(&client(&server)))).await
}

async fn sent_to(server: &Server, request: GetUsagesBySourceId) -> Request {
    server.reply(USAGES, json!([]));
    request.send().await.unwrap();
    let call = server.calls().pop().unwrap();
    assert_eq!((call.method.as_str(), call.path()), ("GET", USAGES));
    call
}

#[tokio::test]
async fn nothing_set_sends_no_query() {
    assert_eq!(sent(|request| request).await.target, USAGES);
}

#[tokio::test]
async fn limit() {
    assert_eq!(sent(|request| request.limit(50)).await.query(), Some("limit=50"));
}

#[tokio::test]
async fn offset() {
    assert_eq!(sent(|request| request.offset(500)).await.query(), Some("offset=500"));
}

#[tokio::test]
async fn count_true() {
    assert_eq!(sent(|request| request.count(true)).await.query(), Some("count=true"));
}

#[tokio::test]
async fn count_false() {
    assert_eq!(sent(|request| request.count(false)).await.query(), Some("count=false"));
}

#[tokio::test]
async fn sorters() {
    let call = sent(|request| request.sorters("-date")).await;
    assert_eq!(call.query(), Some("sorters=-date"));
}

#[tokio::test]
async fn all_of_them() {
    let call = sent(|request| request.sorters("date").count(true).offset(250).limit(250)).await;
    let expected = [("count", "true"), ("limit", "250"), ("offset", "250"), ("sorters", "date")];
    assert_eq!(call.query_pairs(), pairs(&expected));
}

#[tokio::test]
async fn zero_is_sent() {
    let call = sent(|request| request.limit(0).offset(0)).await;
    assert_eq!(call.query_pairs(), pairs(&[("limit", "0"), ("offset", "0")]));
}

/// The service judges its bounds, since they may change without a new client.
#[tokio::test]
async fn values_out_of_bounds_are_left_to_the_service() {
    let call = sent(|request| request.limit(i32::MAX).offset(i32::MIN)).await;
    let expected = [("limit", i32::MAX.to_string()), ("offset", i32::MIN.to_string())];
    assert_eq!(call.query_pairs(), expected.map(|(name, value)| (name.to_owned(), value)));
}

#[tokio::test]
async fn set_twice_the_last_counts() {
    let call = sent(|request| request.limit(1).sorters("date").limit(2).sorters("-date")).await;
    assert_eq!(call.query_pairs(), pairs(&[("limit", "2"), ("sorters", "-date")]));
}

#[tokio::test]
async fn a_value_cannot_leave_its_place() {
    let server = Server::start();
    let client = client(&server);
    let values =
        ["a&b=c", "a#b", "a?b", "a=b", "100%", "%26", "a+b", "a b", "é日\u{1F600}", "a;b", "\r\n", "\0", "\"", ""];
    for value in values {
        let call = sent_to(&server, usages(&client).sorters(value).limit(1)).await;
        assert_eq!(call.query_pairs(), pairs(&[("limit", "1"), ("sorters", value)]), "{}", call.target);
    }
}

#[tokio::test]
async fn several_sorters_arrive_as_one_value() {
    let call = sent(|request| request.sorters("-date,count")).await;
    assert_eq!(call.query_pairs(), pairs(&[("sorters", "-date,count")]));
}
