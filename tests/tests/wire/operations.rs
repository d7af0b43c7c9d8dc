//! Both operations: what is sent, and what comes back.

use chrono::NaiveDate;
use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::models::SourceUsageStatusStatus;
use sailpoint_source_usages::{ErrorKind, chrono};
use serde_json::json;

use crate::support::{STATUS, USAGES, builder, client, complete, counted, page, status};

#[tokio::test]
async fn the_status_of_a_source() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let status = status(&client(&server)).await.unwrap();
    assert_eq!(status.status, Some(SourceUsageStatusStatus::Complete));
    let [call] = &server.calls()[..] else { panic!("one call: {:?}", server.calls()) };
    assert_eq!((call.method.as_str(), call.target.as_str()), ("GET", STATUS));
    assert_eq!(call.body, b"");
}

#[tokio::test]
async fn the_usages_of_a_source() {
    let server = Server::start();
    server.reply(USAGES, json!([{"date": "2024-02-29", "count": 9.5}, {"count": 0, "date": "2023-04-01"}]));
    let usages = page(&client(&server)).await.unwrap();
    let read: Vec<_> = usages.iter().map(|usage| (usage.date, usage.count)).collect();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    assert_eq!(read, [(day(2024, 2, 29), Some(9.5)), (day(2023, 4, 1), Some(0.0))]);
    let [call] = &server.calls()[..] else { panic!("one call: {:?}", server.calls()) };
    assert_eq!((call.method.as_str(), call.target.as_str()), ("GET", USAGES));
}

#[tokio::test]
async fn no_usages() {
    let server = Server::start();
    server.reply(USAGES, json!([]));
    assert!(page(&client(&server)).await.unwrap().is_empty());
}

#[tokio::test]
async fn one_authorization_header_is_sent() {
    let server = Server::start();
    server.always(STATUS, complete());
    server.always(USAGES, json!([]));
    let client = client(&server);
    status(&client).await.unwrap();
    page(&client).await.unwrap();
    for call in server.calls() {
        assert_eq!(call.header_values("authorization"), ["Bearer token-1"]);
    }
}

#[tokio::test]
async fn accept_and_user_agent_are_sent() {
    let server = Server::start();
    server.reply(STATUS, complete());
    status(&client(&server)).await.unwrap();
    let call = &server.calls()[0];
    assert_eq!(call.header("accept"), Some("application/json"));
    let version = call.header("user-agent").and_then(|agent| agent.strip_prefix("sailpoint-source-usages/"));
    assert!(version.is_some_and(|version| version.split('.').count() == 3), "{:?}", call.headers);
}

#[tokio::test]
async fn the_user_agent_can_be_set() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let client = builder(&server).user_agent("report/2.1 (nightly)").build().unwrap();
    status(&client).await.unwrap();
    for request in server.requests() {
        assert_eq!(request.header("user-agent"), Some("report/2.1 (nightly)"));
    }
}

#[test]
fn a_user_agent_that_no_header_can_carry_is_refused() {
    let error = builder(&Server::start()).user_agent("a\nb").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
}

#[tokio::test]
async fn a_connection_closed_after_an_answer_is_replaced() {
    let server = Server::start();
    let body = complete().to_string();
    server.always(STATUS, Reply::status(200).body(body.clone()).cut_after(body.len()));
    let client = client(&server);
    for _ in 0..5 {
        status(&client).await.unwrap();
    }
}

#[tokio::test]
async fn the_host_is_the_server() {
    let server = Server::start();
    server.reply(STATUS, complete());
    status(&client(&server)).await.unwrap();
    assert_eq!(server.calls()[0].header("host"), server.url().strip_prefix("http://"));
}

#[tokio::test]
async fn a_response_has_status_and_headers() {
    let server = Server::start();
    server.reply(STATUS, Reply::from(complete()).header("X-Trace", "a1").header("x-trace", "b2"));
    let response = status(&client(&server)).await.unwrap();
    assert_eq!(response.status(), 200);
    let traces: Vec<_> = response.headers().get_all("x-trace").iter().collect();
    assert_eq!(traces, ["a1", "b2"]);
}

#[tokio::test]
async fn a_response_gives_its_value_away() {
    let server = Server::start();
    server.always(STATUS, Reply::from(complete()).header("x-trace", "a1"));
    let client = client(&server);
    let value = status(&client).await.unwrap().into_inner();
    assert_eq!(value.status, Some(SourceUsageStatusStatus::Complete));
    assert_eq!(*status(&client).await.unwrap(), value);
    let (status, headers, body) = status(&client).await.unwrap().into_parts();
    assert_eq!((status.as_u16(), body), (200, value));
    assert_eq!(headers["x-trace"], "a1");
}

#[tokio::test]
async fn the_total_count_is_readable() {
    let server = Server::start();
    server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", "12"));
    assert_eq!(page(&client(&server)).await.unwrap().total_count(), Some(12));
}

#[tokio::test]
async fn a_total_count_that_is_absent_or_no_number_is_none() {
    let server = Server::start();
    server.reply(USAGES, counted(0..2));
    for value in ["many", "-1", "", "18446744073709551616"] {
        server.reply(USAGES, Reply::from(counted(0..2)).header("X-Total-Count", value));
    }
    let client = client(&server);
    for _ in 0..5 {
        assert_eq!(page(&client).await.unwrap().total_count(), None);
    }
}

#[tokio::test]
async fn a_request_can_be_sent_again() {
    let server = Server::start();
    server.always(USAGES, json!([]));
    let request = crate::support::usages(&client(&server)).limit(3);
    request.clone().send().await.unwrap();
    request.send().await.unwrap();
    let targets: Vec<_> = server.calls().into_iter().map(|call| call.target).collect();
    assert_eq!(targets, [format!("{USAGES}?limit=3"), format!("{USAGES}?limit=3")]);
}

#[tokio::test]
async fn the_callers_own_http_client_is_used() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let http = sailpoint_source_usages::reqwest::Client::builder().user_agent("mine/1").build().unwrap();
    let client = builder(&server).http_client(http).build().unwrap();
    status(&client).await.unwrap();
    assert_eq!(server.calls()[0].header_values("authorization"), ["Bearer token-1"]);
}
