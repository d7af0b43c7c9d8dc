//! What a config says of a service: keys that make requests idempotent, and errors that are told in a success.

use sailmaker_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::runtime::{Operation, Request};
use crate::support::{A, GET, POST, builder, client};

use crate::{ErrorKind, RetryPolicy};

static PATCH: Operation = Operation {
    id: "patchA",
    method: "PATCH",
    path: "/a",
    security: &[],
    ..Operation::new(&crate::settings::SETTINGS)
};

const KEY: &str = "idempotency-key";

/// The keys of the requests that a server got.
fn keys(server: &Server) -> Vec<String> {
    server.requests().iter().flat_map(|request| request.header_values(KEY)).map(str::to_owned).collect()
}

/// A random UUID (RFC 9562, section 5.4).
fn is_random_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let digits = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    lengths == [8, 4, 4, 4, 12] && digits && text.as_bytes()[14] == b'4' && b"89ab".contains(&text.as_bytes()[19])
}

#[tokio::test]
async fn a_key_is_kept_through_retries_and_is_another_for_another_call() {
    let server = Server::start();
    let client = client(&server);
    for failure in [Reply::hang_up(), Reply::status(500), Reply::status(503)] {
        server.reply(A, failure);
    }
    server.always(A, 204);
    Request::new(&client, &PATCH).json(&1).send_empty().await.unwrap();
    Request::new(&client, &PATCH).json(&1).send_empty().await.unwrap();
    let [first, second, third, fourth, other] = &keys(&server)[..] else { panic!("{:?}", server.requests()) };
    assert!(is_random_uuid(first) && is_random_uuid(other), "{first} {other}");
    assert!([second, third, fourth].iter().all(|key| *key == first));
    assert_ne!(first, other);
}

#[tokio::test]
async fn a_given_key_is_kept_and_no_other_method_gets_one() {
    let server = Server::start();
    server.always(A, 204);
    let client = client(&server);
    Request::new(&client, &PATCH).header(KEY, "mine").json(&1).send_empty().await.unwrap();
    Request::new(&client, &POST).send_empty().await.unwrap();
    assert_eq!(keys(&server), ["mine"]);
}

#[tokio::test]
async fn a_success_that_says_otherwise_is_an_error() {
    let server = Server::start();
    let client = builder(&server).retry(RetryPolicy::none()).build().unwrap();
    for (body, is_error) in [
        (json!({"meta": {"ok": false}, "error": "not_found"}), true),
        (json!({"meta": {"ok": true}}), false),
        (json!({"meta": {"ok": "false"}}), false),
        (json!({"meta": {}}), false),
        (json!({"meta": null}), false),
        (json!([{"meta": {"ok": false}}]), false),
    ] {
        server.reply(A, Reply::json(200, &body));
        let result = Request::new(&client, &GET).send_json::<Value>().await;
        assert_eq!(result.is_err(), is_error, "{body}");
        if let Err(error) = result {
            assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 200));
            assert_eq!(error.api().unwrap().body(), body.to_string().as_bytes());
        }
    }
}

/// It is not asked for again, unless a program says so.
#[tokio::test]
async fn such_an_error_is_sent_again_by_a_program() {
    let server = Server::start();
    let failed = json!({"meta": {"ok": false}, "error": "busy"});
    server.reply(A, Reply::json(200, &failed));
    Request::new(&client(&server), &GET).send_json::<Value>().await.unwrap_err();
    assert_eq!(server.calls().len(), 1);
    server.reply(A, Reply::json(200, &failed));
    server.reply(A, Reply::json(200, &json!({})));
    let is_busy = |body: &[u8]| serde_json::from_slice::<Value>(body).is_ok_and(|body| body["error"] == "busy");
    let policy = RetryPolicy::default().retry_if(move |attempt| Some(is_busy(attempt.body())));
    let client = builder(&server).retry(policy).build().unwrap();
    Request::new(&client, &GET).send_json::<Value>().await.unwrap();
    assert_eq!(server.calls().len(), 3);
}
