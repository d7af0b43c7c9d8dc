//! The mock of a service, as a program's own tests use it.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use futures_util::FutureExt;
use sailpoint_source_usages::http::{HeaderMap, Method, StatusCode};
use sailpoint_source_usages::models::SourceUsageStatus;
use sailpoint_source_usages::operations::source_usages::GetStatusBySourceIdError;
use sailpoint_source_usages::{ErrorKind, Mock, MockRequest, MockResponse, RequestOptions, Response};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::support::{ID, STATUS, complete, counted, status, status_error, usages};

#[tokio::test]
async fn an_operation_is_answered_with_a_value_of_its_type() {
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().respond(complete());
    let response = status(&mock.client().unwrap()).await.unwrap();
    assert_eq!(response.status.as_ref().unwrap().as_str(), "COMPLETE");
    mock.verify().unwrap();
    let [request] = &mock.requests()[..] else { panic!("{:?}", mock.requests()) };
    assert_eq!((request.operation, request.method.as_str()), (Some("getStatusBySourceId"), "GET"));
    assert_eq!(request.path, STATUS);
}

#[tokio::test]
async fn answers_are_given_in_their_order_to_what_they_are_for() {
    let mock = Mock::new();
    let usages_mock = mock.source_usages();
    usages_mock.get_usages_by_source_id().when(|asked| asked.query_value("offset") == Some("1")).respond(counted(1..1));
    usages_mock.get_usages_by_source_id().respond(counted(0..1));
    let mut items = usages(&mock.client().unwrap()).limit(1).stream();
    assert_eq!(items.next().await.unwrap().unwrap().count, Some(0.into()));
    assert!(items.next().await.is_none());
    mock.verify().unwrap();
}

#[tokio::test]
async fn an_error_is_typed_as_the_service_has_it() {
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().respond_error(401, json!({"error": "expired"}));
    let error = status_error(&mock.client().unwrap()).await;
    assert!(
        matches!(error.typed(), Some(GetStatusBySourceIdError::Unauthorized(body)) if body.error.is_some()),
        "{error:?}"
    );
}

/// The clock is that of the mock.
#[tokio::test]
async fn retries_wait_for_nothing() {
    let mock = Mock::new();
    let limited = MockResponse::new(429).header("Retry-After", "30");
    mock.source_usages().get_status_by_source_id().times(2).respond_with(limited);
    mock.source_usages().get_status_by_source_id().respond(complete());
    status(&mock.client().unwrap()).await.unwrap();
    assert_eq!(mock.waited(), Duration::from_secs(60));
    mock.verify().unwrap();
}

#[tokio::test]
async fn what_is_not_expected_fails_and_is_told_of() {
    let mock = Mock::new();
    mock.source_usages().get_usages_by_source_id().any_times().respond(counted(0..1));
    let error = status_error(&mock.client().unwrap()).await;
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains(&format!("the mock expects no GET {STATUS}")), "{error}");
    assert_eq!(mock.verify().unwrap_err(), format!("the mock expects no GET {STATUS}"));
}

#[tokio::test]
async fn what_does_not_come_is_told_of() {
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().times(3).respond(complete());
    status(&mock.client().unwrap()).await.unwrap();
    assert_eq!(mock.verify().unwrap_err(), "getStatusBySourceId was expected 2 times more");
}

#[tokio::test]
async fn an_answer_of_another_type_is_told_of() {
    let mock = Mock::new();
    mock.source_usages().get_usages_by_source_id().respond(json!({"not": "a list"}));
    let told = mock.verify().unwrap_err();
    assert!(
        told.starts_with("the answer to getUsagesBySourceId cannot be read as what the operation gives: "),
        "{told}"
    );
}

#[tokio::test]
async fn tokens_are_given_without_being_expected() {
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().respond(complete());
    let client = mock.client_builder().client_credentials("id", "secret").build().unwrap();
    status(&client).await.unwrap();
    assert_eq!(mock.requests()[1].headers["authorization"], "Bearer mock");
    mock.verify().unwrap();
}

#[test]
fn responses_and_errors_are_made_without_a_service() {
    let body: SourceUsageStatus = serde_json::from_value(complete()).unwrap();
    let response = Response::new(StatusCode::OK, HeaderMap::new(), body);
    assert_eq!(response.into_inner().status.unwrap().as_str(), "COMPLETE");
    let client = Mock::new().client().unwrap();
    let request = client.source_usages().get_status_by_source_id(ID);
    let error = request.error_of(StatusCode::UNAUTHORIZED, r#"{"error": "expired"}"#);
    assert!(matches!(error.typed(), Some(GetStatusBySourceIdError::Unauthorized(_))), "{error:?}");
}

#[tokio::test]
async fn a_condition_may_ask_the_mock() {
    let mock = Mock::new();
    let asked = mock.clone();
    mock.source_usages().get_status_by_source_id().when(move |_| asked.requests().is_empty()).respond(complete());
    status(&mock.client().unwrap()).await.unwrap();
    mock.verify().unwrap();
}

#[tokio::test]
async fn a_request_for_what_the_document_does_not_have_is_expected_by_its_path() {
    let mock = Mock::new();
    mock.expect_request(Method::PUT, "/things/1").times(2).respond(json!({"a": 1}));
    mock.expect_request(Method::GET, "/things/1").respond_bytes("text");
    let client = mock.client().unwrap();
    let put = client.request(Method::PUT, "/things/1?b=2").send_json::<Value>().await.unwrap();
    assert_eq!(*put, json!({"a": 1}));
    assert_eq!(client.request(Method::GET, "/things/1").await.unwrap().into_inner(), "text");
    assert_eq!(client.request(Method::GET, "/things/2").await.unwrap_err().kind(), ErrorKind::Config);
    assert_eq!(
        mock.verify().unwrap_err(),
        "the mock expects no GET /v2025/things/2\nPUT /things/1 was expected 1 times more"
    );
}

#[tokio::test]
async fn conditions_add_to_what_is_asked_for() {
    let mock = Mock::new();
    mock.expect_request(Method::POST, "/a").when(|_| true).respond_bytes("");
    let status_of = mock.source_usages().get_status_by_source_id();
    status_of.when(|request| request.path.ends_with("/b/status")).when(|_| true).respond(complete());
    let client = mock.client().unwrap();
    assert_eq!(client.request(Method::GET, "/a").await.unwrap_err().kind(), ErrorKind::Config);
    assert_eq!(client.request(Method::POST, "/b").await.unwrap_err().kind(), ErrorKind::Config);
    assert_eq!(status(&client).await.unwrap_err().kind(), ErrorKind::Config);
}

#[test]
fn what_is_expected_once_is_answered_once() {
    let (mock, both) = (Mock::new(), Arc::new(Barrier::new(2)));
    let one = Arc::clone(&both);
    let together = move |_: &MockRequest| {
        one.wait();
        true
    };
    mock.source_usages().get_status_by_source_id().when(together).respond(complete());
    let client = mock.client().unwrap();
    let call = || Runtime::new().unwrap().block_on(status(&client));
    let answers = thread::scope(|scope| [scope.spawn(call), scope.spawn(call)].map(|call| call.join().unwrap()));
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert!(mock.verify().is_err());
}

/// Whoever waits would otherwise wait for an answer that nobody takes.
#[tokio::test]
async fn an_answer_that_nobody_waits_for_holds_up_nothing() {
    let mock = Mock::new();
    let late = MockResponse::json(200, json!([])).delay(Duration::from_millis(1));
    mock.source_usages().get_usages_by_source_id().respond_with(late);
    mock.source_usages().get_status_by_source_id().respond_error(503, json!({}));
    mock.source_usages().get_status_by_source_id().respond(complete());
    let client = mock.client().unwrap();
    let mut paused = Box::pin(usages(&client).send());
    assert!((&mut paused).now_or_never().is_none());
    status(&client).await.unwrap();
}
