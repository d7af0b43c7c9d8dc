//! Bodies of a success: what is read, what is kept, and how a body that cannot be read is told.

use chrono::NaiveDate;
use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::chrono;
use sailpoint_source_usages::models::{SourceUsage, SourceUsageStatus, SourceUsageStatusStatus};
use serde_json::{Value, json};

use crate::support::{STATUS, USAGES, client, complete, page, status};

/// What the client makes of this body of a status answer.
async fn read_status(body: Value) -> SourceUsageStatus {
    let server = Server::start();
    server.reply(STATUS, body);
    status(&client(&server)).await.unwrap().into_inner()
}

/// What the client makes of this body of an answer with usages.
async fn read_usages(body: Value) -> Vec<SourceUsage> {
    let server = Server::start();
    server.reply(USAGES, body);
    page(&client(&server)).await.unwrap().into_inner()
}

#[tokio::test]
async fn a_new_enum_value_is_kept() {
    let read = read_status(json!({"status": "PAUSED"})).await;
    assert_eq!(read.status, Some(SourceUsageStatusStatus::Unknown("PAUSED".to_owned())));
    assert_eq!(read.status.as_ref().unwrap().as_str(), "PAUSED");
    assert_eq!(serde_json::to_value(&read).unwrap(), json!({"status": "PAUSED"}));
}

#[tokio::test]
async fn an_enum_value_in_another_case_is_kept() {
    let read = read_status(json!({"status": "Complete"})).await;
    assert_eq!(read.status.as_ref().unwrap().as_str(), "Complete");
    assert_eq!(serde_json::to_value(&read).unwrap(), json!({"status": "Complete"}));
}

#[tokio::test]
async fn null_where_it_is_not_allowed_is_none() {
    assert_eq!(read_status(json!({"status": null})).await.status, None);
    let usages = read_usages(json!([{"date": null, "count": null}])).await;
    assert_eq!((usages[0].date, usages[0].count), (None, None));
}

#[tokio::test]
async fn absent_properties_are_none() {
    assert_eq!(read_status(json!({})).await.status, None);
    assert_eq!(read_usages(json!([{}])).await, [SourceUsage::default()]);
}

#[tokio::test]
async fn extra_properties_are_ignored() {
    let read = read_status(json!({"a": [{"status": 1}], "status": "INCOMPLETE", "Status": 3, "z": null})).await;
    assert_eq!(read.status, Some(SourceUsageStatusStatus::Incomplete));
}

#[tokio::test]
async fn an_extra_property_of_any_depth_is_ignored() {
    let server = Server::start();
    let deep = format!(r#"{{"x": {}{}, "status": "COMPLETE"}}"#, "[".repeat(5000), "]".repeat(5000));
    server.reply(STATUS, Reply::status(200).body(deep));
    let read = status(&client(&server)).await.unwrap();
    assert_eq!(read.status, Some(SourceUsageStatusStatus::Complete));
}

#[tokio::test]
async fn escaped_names_and_values_are_read() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(200).body(r#"{"st\u0061tus": "COMPLET\u0045"}"#));
    let read = status(&client(&server)).await.unwrap();
    assert_eq!(read.status, Some(SourceUsageStatusStatus::Complete));
}

#[tokio::test]
async fn numbers_keep_their_value() {
    let numbers = [0.1, -0.0, 1e308, 5e-324, 16_777_217.0, 9_007_199_254_740_991.0, f64::MAX];
    let usages = read_usages(numbers.iter().map(|number| json!({"count": number})).collect()).await;
    let read: Vec<_> = usages.iter().map(|usage| usage.count.map(f64::to_bits)).collect();
    assert_eq!(read, numbers.map(|number| Some(f64::to_bits(number))));
}

#[tokio::test]
async fn integers_are_numbers() {
    let usages = read_usages(json!([{"count": 7}, {"count": -7}, {"count": u64::MAX}])).await;
    let counts: Vec<_> = usages.iter().filter_map(|usage| usage.count).collect();
    assert_eq!(counts, [7.0, -7.0, u64::MAX as f64]);
}

#[tokio::test]
async fn dates_are_those_of_the_calendar() {
    let days = ["2024-02-29", "0001-01-01", "9999-12-31"];
    let usages = read_usages(days.iter().map(|day| json!({"date": day})).collect()).await;
    let read: Vec<_> = usages.iter().map(|usage| usage.date.unwrap()).collect();
    assert_eq!(read, days.map(|day| day.parse::<NaiveDate>().unwrap()));
    assert_eq!(serde_json::to_value(&usages).unwrap(), json!(days.map(|day| json!({"date": day}))));
}

#[tokio::test]
async fn a_chunked_body_is_read() {
    let server = Server::start();
    server.reply(STATUS, Reply::from(complete()).chunked());
    let read = status(&client(&server)).await.unwrap();
    assert_eq!(read.status, Some(SourceUsageStatusStatus::Complete));
}

#[tokio::test]
async fn the_content_type_is_not_relied_on() {
    for content_type in ["application/json;charset=UTF-8", "text/plain", "application/vnd.sailpoint+json"] {
        let server = Server::start();
        let body = complete().to_string();
        server.reply(STATUS, Reply::status(200).header("content-type", content_type).body(body));
        assert!(status(&client(&server)).await.is_ok(), "{content_type}");
    }
}
