//! Headers of requests and of responses.

use sailmaker_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::Header;
use crate::runtime::{Operation, Request};
use crate::support::{A, GET, client, refused, sent};

#[tokio::test]
async fn the_style_of_a_header() {
    let value = async |explode, value: Value| {
        sent(&GET, |request| request.header_styled("X-A", explode, &value)).await.header("x-a").unwrap().to_owned()
    };
    assert_eq!(value(false, json!(["a b", "c/d", 1])).await, "a b,c/d,1");
    assert_eq!(value(true, json!(["a", "b"])).await, "a,b");
    assert_eq!(value(false, json!({ "G": 200, "R": 100 })).await, "G,200,R,100");
    assert_eq!(value(true, json!({ "G": 200, "R": 100 })).await, "G=200,R=100");
    assert_eq!(value(false, json!([])).await, "");
    refused(&GET, |request| request.header_styled("X-A", false, &json!([[1]]))).await;
    refused(&GET, |request| request.header_styled("X-A", false, &"a\nb")).await;
}

#[tokio::test]
async fn json_as_a_header() {
    let request = sent(&GET, |request| request.header_json("X-A", &json!({ "a": ["b", "é"] }))).await;
    assert_eq!(request.header("x-a"), Some(r#"{"a":["b","é"]}"#));
}

static LISTED: Operation = Operation {
    id: "getA",
    path: "/a",
    headers: &[("Api-Version", "7"), ("X-B", "b")],
    security: &[],
    ..Operation::new(&crate::settings::SETTINGS)
};

#[tokio::test]
async fn a_user_agent_that_is_a_parameter_is_sent_as_it_is_given() {
    let request = sent(&GET, |request| request.header("User-Agent", "mine/1")).await;
    assert_eq!(request.header("user-agent"), Some("mine/1"));
    assert_eq!(sent(&GET, |request| request).await.header("user-agent"), Some("runtime/1"));
}

#[tokio::test]
async fn headers_of_the_document_give_way_to_the_callers() {
    let request = sent(&LISTED, |request| request.header("api-version", "8")).await;
    assert_eq!(request.header_values("api-version"), ["8"]);
    assert_eq!(request.header("x-b"), Some("b"));
}

#[tokio::test]
async fn media_types_of_a_request() {
    let request = sent(&crate::support::POST, |request| request.content_type("text/csv").accept("text/html").text("a"));
    let request = request.await;
    assert_eq!(request.header("content-type"), Some("text/csv"));
    assert_eq!(request.header("accept"), Some("text/html"));
}

const COUNT: Header<i64> = Header::new("X-Total-Count");
const NAME: Header<String> = Header::new("X-Name");

#[tokio::test]
async fn typed_headers() {
    let server = Server::start();
    server.reply(A, Reply::status(204).header("x-total-count", " 7 ").header("X-NAME", "n"));
    let response = Request::new(&client(&server), &GET).send_empty().await.unwrap();
    assert_eq!(response.header(COUNT), Some(7));
    assert_eq!(response.header(NAME).as_deref(), Some("n"));
    assert_eq!(NAME.name(), "X-Name");
    server.reply(A, Reply::status(404).header("x-total-count", "many"));
    let error = Request::new(&client(&server), &GET).send_empty().await.unwrap_err();
    let error = error.api().unwrap();
    assert_eq!(error.header(COUNT), None);
    assert_eq!(error.header(Header::<String>::new("x-total-count")).as_deref(), Some("many"));
    assert_eq!(error.header(NAME), None);
}
