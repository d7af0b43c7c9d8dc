//! The mock on a loopback port, and that it answers there as it does on the transport.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use sailpoint_source_usages::http::Method;
use sailpoint_source_usages::{Client, ErrorKind, Mock, MockResponse, MockServer, RetryPolicy};
use serde_json::{Value, json};

use crate::support::{ID, STATUS, USAGES, complete, page, status, status_error};

fn started(mock: &Mock) -> (MockServer, Client) {
    let server = MockServer::start(mock).unwrap();
    let client = Client::builder()
        .base_url(server.url())
        .without_credentials()
        .retry(RetryPolicy::none())
        .timeout(Duration::from_millis(900))
        .build()
        .unwrap();
    (server, client)
}

/// What a client makes of a response: the number of bytes of a body that is JSON, or the kind of the error.
async fn outcome(client: &Client) -> Result<usize, ErrorKind> {
    match page(client).await {
        Ok(page) => Ok(page.len()),
        Err(error) => Err(error.kind()),
    }
}

/// A response, and what comes of it: on the transport and on the port.
#[tokio::test]
async fn both_answer_alike() {
    let list = json!([{"count": 1}, {"count": 2}]).to_string();
    let chunks: Vec<String> = list.chars().map(String::from).collect();
    let ok = || MockResponse::new(200).header("content-type", "application/json");
    let table = [
        ("whole", ok().body(list.clone()), Ok(2)),
        ("in chunks", ok().chunks(chunks.clone()), Ok(2)),
        ("none", ok().chunks([""; 0]), Err(ErrorKind::Decode)),
        ("cut off", ok().body(list.clone()).cut_off(), Err(ErrorKind::Transport)),
        ("cut off within", ok().chunks(chunks[..5].to_vec()).cut_off(), Err(ErrorKind::Transport)),
        ("closed", MockResponse::no_answer(), Err(ErrorKind::Transport)),
        ("late", ok().body(list.clone()).delay(Duration::from_secs(5)), Err(ErrorKind::Timeout)),
        ("in time", ok().body(list.clone()).delay(Duration::from_millis(20)), Ok(2)),
        ("an error", MockResponse::json(403, json!({"detailCode": "403"})), Err(ErrorKind::Api)),
    ];
    for (name, response, expected) in table {
        let (on_transport, on_port) = (Mock::new(), Mock::new());
        for mock in [&on_transport, &on_port] {
            mock.source_usages().get_usages_by_source_id().respond_with(response.clone());
        }
        let builder = on_transport.client_builder().retry(RetryPolicy::none());
        let client = builder.timeout(Duration::from_millis(900)).build().unwrap();
        assert_eq!(outcome(&client).await, expected, "{name}, on the transport");
        let (_server, client) = started(&on_port);
        assert_eq!(outcome(&client).await, expected, "{name}, on the port");
        for mock in [&on_transport, &on_port] {
            assert_eq!((mock.verify(), mock.requests().len()), (Ok(()), 1), "{name}");
        }
    }
}

#[tokio::test]
async fn it_says_what_it_was_asked() {
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().respond(complete());
    let server = MockServer::start(&mock).unwrap();
    let client = Client::builder()
        .base_url(server.url())
        .without_credentials()
        .client_credentials("id", "secret")
        .build()
        .unwrap();
    status(&client).await.unwrap();
    let [token, request] = &mock.requests()[..] else { panic!("{:?}", mock.requests()) };
    assert_eq!((token.operation, token.method.as_str(), token.path.as_str()), (None, "POST", "/oauth/token"));
    assert_eq!((request.operation, request.path.as_str()), (Some("getStatusBySourceId"), STATUS));
    assert_eq!(request.headers["authorization"], "Bearer mock");
    mock.verify().unwrap();
}

#[tokio::test]
async fn what_is_not_expected_is_answered_with_501() {
    let mock = Mock::new();
    mock.source_usages().get_usages_by_source_id().respond(json!([]));
    let (_server, client) = started(&mock);
    let error = status_error(&client).await;
    assert_eq!(error.status().unwrap().as_u16(), 501);
    assert!(error.to_string().contains(&format!("the mock expects no GET {STATUS}")), "{error}");
    page(&client).await.unwrap();
    assert!(page(&client).await.is_err(), "once alone");
    assert_eq!(
        mock.verify().unwrap_err(),
        format!("the mock expects no GET {STATUS}\nthe mock expects no GET {USAGES}")
    );
}

#[tokio::test]
async fn a_form_that_is_no_token_request_is_not_expected() {
    let mock = Mock::new();
    let (server, client) = started(&mock);
    let error = client.request(Method::POST, "/oauth/token").json(&json!({"a": 1})).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 501);
    assert!(server.url().starts_with("http://127.0.0.1:"));
    mock.verify().unwrap_err();
}

#[tokio::test]
async fn what_the_document_does_not_have_is_found_by_its_path() {
    let mock = Mock::new();
    mock.expect_request(Method::PUT, "/things/1").respond(json!({"a": 1}));
    let (_server, client) = started(&mock);
    let put = client.request(Method::PUT, "/things/1?b=2").json(&json!(1)).send_json::<Value>().await.unwrap();
    assert_eq!((&*put, mock.requests()[0].query_value("b")), (&json!({"a": 1}), Some("2")));
    assert_eq!(client.request(Method::GET, "/things/1").await.unwrap_err().kind(), ErrorKind::Api);
}

/// A program that knows nothing of this crate, and has no runtime.
#[test]
fn any_program_can_ask() {
    let mock = Mock::new();
    mock.source_usages().get_status_by_source_id().any_times().respond(complete());
    let server = MockServer::start(&mock).unwrap();
    let address = server.url().strip_prefix("http://").unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(stream, "GET /elsewhere/source-usages/{ID}/status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(r#"{"status":"COMPLETE"}"#), "{answer}");
    mock.verify().unwrap();
}

#[test]
fn it_ends_with_what_holds_it() {
    let mock = Mock::new();
    let server = MockServer::start(&mock).unwrap();
    let address = server.url().strip_prefix("http://").unwrap().to_owned();
    let mut open = TcpStream::connect(&address).unwrap();
    write!(open, "GET / HTTP/1.1\r\n").unwrap();
    let start = Instant::now();
    drop(server);
    assert!(start.elapsed() < Duration::from_secs(5));
    let mut rest = Vec::new();
    // What the peer has not read may make it a reset.
    drop(open.read_to_end(&mut rest));
    assert!(rest.is_empty());
    assert!(TcpStream::connect(&address).is_err(), "nobody listens there any more");
}

#[tokio::test]
async fn requests_are_answered_side_by_side() {
    let mock = Mock::new();
    let late = MockResponse::json(200, complete()).delay(Duration::from_millis(300));
    mock.source_usages().get_status_by_source_id().times(8).respond_with(late);
    let (_server, client) = started(&mock);
    let start = Instant::now();
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            tokio::spawn({
                let client = client.clone();
                async move { status(&client).await }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert!(start.elapsed() < Duration::from_millis(1500), "{:?}", start.elapsed());
    mock.verify().unwrap();
}

/// On the transport, no time passes but what is waited for, and what comes first comes first.
#[tokio::test]
async fn a_delay_takes_no_time_on_the_transport() {
    let mock = Mock::new();
    let hour = Duration::from_secs(3600);
    let late = |delay| MockResponse::json(200, complete()).delay(delay);
    mock.source_usages().get_status_by_source_id().respond_with(late(hour));
    mock.source_usages().get_status_by_source_id().respond_with(late(3 * hour));
    let client = mock.client_builder().timeout(2 * hour).build().unwrap();
    let start = Instant::now();
    status(&client).await.unwrap();
    assert_eq!(mock.waited(), hour);
    assert_eq!(status_error(&client).await.kind(), ErrorKind::Timeout);
    assert_eq!(mock.waited(), 3 * hour);
    assert!(start.elapsed() < Duration::from_secs(5));
}
