//! Cookies of requests.

use sailmaker_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::runtime::Request;
use crate::support::{A, GET, client, sent};

async fn cookie(set: impl FnOnce(Request) -> Request) -> String {
    sent(&GET, set).await.header("cookie").unwrap_or_default().to_owned()
}

#[tokio::test]
async fn cookies_share_a_header() {
    assert_eq!(cookie(|request| request.cookie("a", 1).cookie("b", "x").cookie("a", 2)).await, "a=2; b=x");
}

#[tokio::test]
async fn a_value_does_not_end_its_cookie() {
    assert_eq!(cookie(|request| request.cookie("a", "x; b=y,\"é\\%")).await, "a=x%3B%20b=y%2C%22%C3%A9%5C%25");
    assert_eq!(cookie(|request| request.cookie("a", "YWI/+w==")).await, "a=YWI/+w==");
}

#[tokio::test]
async fn the_style_of_a_cookie() {
    let styled = async |explode, value: Value| cookie(|request| request.cookie_styled("c", explode, &value)).await;
    assert_eq!(styled(true, json!("blue")).await, "c=blue");
    assert_eq!(styled(false, json!(["a", "b"])).await, "c=a,b");
    assert_eq!(styled(true, json!(["a", "b"])).await, "c=a; c=b");
    assert_eq!(styled(false, json!({ "G": 1, "R": 2 })).await, "c=G,1,R,2");
    assert_eq!(styled(true, json!({ "G": 1, "R": 2 })).await, "G=1; R=2");
    assert_eq!(styled(true, json!([])).await, "");
}

#[tokio::test]
async fn json_as_a_cookie() {
    let sent = cookie(|request| request.cookie_json("c", &json!({ "a": 1, "b": [2] }))).await;
    assert_eq!(sent, "c={%22a%22:1%2C%22b%22:[2]}");
}

#[tokio::test]
async fn cookies_stay_with_their_origin() {
    let (server, other) = (Server::start(), Server::start());
    server.reply(A, Reply::redirect(302, "/here"));
    server.reply("/here", Reply::redirect(302, format!("{}/there", other.url())));
    other.reply("/there", 204);
    Request::new(&client(&server), &GET).cookie("a", 1).send_empty().await.unwrap();
    assert_eq!(server.calls()[1].header("cookie"), Some("a=1"));
    assert_eq!(other.calls()[0].header("cookie"), None);
}
