//! API keys, users with passwords, and which of several go along.

use sailmaker_tests::server::{self, Reply, Server};
use serde_json::json;

use crate::runtime::{KeyPlace, Operation, Request, Scheme};
use crate::support::{A, builder, shown, shown_error};
use crate::{Client, ClientBuilder, ErrorKind};

const HEADER: Scheme = Scheme::ApiKey { scheme: "header", place: KeyPlace::Header, name: "X-Key" };
const QUERY: Scheme = Scheme::ApiKey { scheme: "query", place: KeyPlace::Query, name: "api key" };
const COOKIE: Scheme = Scheme::ApiKey { scheme: "cookie", place: KeyPlace::Cookie, name: "session" };
const BASIC: Scheme = Scheme::Basic("basic");

const NEW: Operation = Operation { id: "getA", path: "/a", ..Operation::new(&crate::settings::SETTINGS) };
static ALL: Operation = Operation { security: &[&[HEADER, QUERY, COOKIE, BASIC]], ..NEW };
static ANY: Operation = Operation { security: &[&[Scheme::Token, HEADER], &[BASIC], &[], &[Scheme::Token]], ..NEW };
static IN_QUERY: Operation = Operation { security: &[&[QUERY]], ..NEW };
static OPEN: Operation = Operation { security: &[], ..NEW };

/// A builder with all credentials but a token.
fn keyed(server: &Server) -> ClientBuilder {
    let builder = builder(server).credential("header", "k-h\"1").credential("query", "k/q");
    builder.credential("cookie", "k;c").credential_pair("basic", "Aladdin", "open sesame")
}

/// What is sent by a client.
async fn sent(client: &Client, server: &Server, operation: &'static Operation) -> server::Request {
    server.always(A, 204);
    Request::new(client, operation).send_empty().await.unwrap();
    server.calls().pop().unwrap()
}

#[tokio::test]
async fn every_key_goes_to_its_place() {
    let server = Server::start();
    let request = Request::new(&keyed(&server).build().unwrap(), &ALL).query("q", 1).cookie("c", 2);
    request.send_empty().await.unwrap_err();
    let request = server.calls().pop().unwrap();
    assert_eq!(request.target, "/v1/a?q=1&api%20key=k%2Fq");
    assert_eq!(request.header("x-key"), Some("k-h\"1"));
    assert_eq!(request.header_values("cookie"), ["c=2; session=k%3Bc"]);
    // The example of RFC 7617, section 2.
    assert_eq!(request.header_values("authorization"), ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]);
}

/// It comes from the service, which knows whether it is encoded.
#[tokio::test]
async fn a_key_that_a_cookie_can_carry_goes_as_it_is() {
    static IN_COOKIE: Operation = Operation { security: &[&[COOKIE]], ..NEW };
    let server = Server::start();
    for (key, sent_as) in [("a%2Fb=+", "a%2Fb=+"), ("a%2Fb c", "a%252Fb%20c")] {
        let client = builder(&server).credential("cookie", key).build().unwrap();
        let request = sent(&client, &server, &IN_COOKIE).await;
        assert_eq!(request.header("cookie"), Some(format!("session={sent_as}").as_str()));
    }
}

#[tokio::test]
async fn the_first_alternative_that_can_be_met() {
    let server = Server::start();
    let client = keyed(&server).bearer_token("t").build().unwrap();
    let request = sent(&client, &server, &ANY).await;
    assert_eq!((request.header("authorization"), request.header("x-key")), (Some("Bearer t"), Some("k-h\"1")));
    let client = keyed(&server).build().unwrap();
    let request = sent(&client, &server, &ANY).await;
    assert!(request.header("authorization").unwrap().starts_with("Basic "));
    assert_eq!(request.header("x-key"), None);
    let client = builder(&server).bearer_token("t").build().unwrap();
    assert_eq!(sent(&client, &server, &ANY).await.header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn nothing_goes_along_that_is_not_asked_for() {
    let server = Server::start();
    let client = keyed(&server).client_credentials("id", "secret").build().unwrap();
    let request = sent(&client, &server, &OPEN).await;
    assert_eq!((request.header("authorization"), request.header("cookie")), (None, None));
    assert_eq!((request.header("x-key"), request.target.as_str()), (None, A));
    sent(&client, &server, &IN_QUERY).await;
    assert!(server.token_requests().is_empty());
}

/// The message of a call that fails before anything is sent.
async fn refused(client: &Client, server: &Server, operation: &'static Operation) -> String {
    let error = Request::new(client, operation).send_empty().await.unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Config, false), "{error}");
    assert!(server.requests().is_empty(), "{:?}", server.requests());
    error.to_string()
}

#[tokio::test]
async fn what_is_missing_is_named_before_anything_is_sent() {
    static EITHER: Operation = Operation { security: &[&[Scheme::Token, HEADER], &[BASIC]], ..NEW };
    let server = Server::start();
    let client = builder(&server).credential("header", "k").build().unwrap();
    let missing = "the API key `query` and the API key `cookie` and the user and password `basic`";
    assert_eq!(
        refused(&client, &server, &ALL).await,
        format!("getA: nothing was sent, since the client lacks {missing}")
    );
    let missing = "a bearer token, or the user and password `basic`";
    assert_eq!(
        refused(&client, &server, &EITHER).await,
        format!("getA: nothing was sent, since the client lacks {missing}")
    );
    // The client has no token for it, so that none is fetched.
    let client = builder(&server).client_credentials("id", "secret").build().unwrap();
    assert!(refused(&client, &server, &IN_QUERY).await.ends_with("the API key `query`"));
}

#[tokio::test]
async fn a_client_without_any_credentials_must_be_meant() {
    let server = Server::start();
    let client = builder(&server).build().unwrap();
    assert!(refused(&client, &server, &IN_QUERY).await.ends_with("the API key `query`"));
    let meant: [fn(ClientBuilder) -> ClientBuilder; 2] =
        [ClientBuilder::without_credentials, |builder| builder.http_client(reqwest::Client::new())];
    for meant in meant {
        // One that was given is not forgotten.
        let client = meant(builder(&server)).credential("header", "k").build().unwrap();
        assert!(refused(&client, &server, &IN_QUERY).await.ends_with("the API key `query`"));
        let server = Server::start();
        let request = sent(&meant(builder(&server)).build().unwrap(), &server, &IN_QUERY).await;
        assert_eq!((request.header("authorization"), request.target.as_str()), (None, A));
    }
}

#[tokio::test]
async fn what_is_open_to_all_needs_no_credentials() {
    let server = Server::start();
    let request = sent(&builder(&server).build().unwrap(), &server, &ANY).await;
    assert_eq!((request.header("authorization"), request.header("x-key")), (None, None));
}

/// There is no other key to be had.
#[tokio::test]
async fn a_key_that_is_refused_is_not_tried_again() {
    let server = Server::start();
    server.always(A, 401);
    let client = keyed(&server).client_credentials("id", "secret").build().unwrap();
    let error = Request::new(&client, &IN_QUERY).send_empty().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 401);
    assert_eq!((server.calls().len(), server.token_requests().len()), (1, 0));
}

#[tokio::test]
async fn keys_stay_with_their_origin() {
    let (server, other) = (Server::start(), Server::start());
    server.reply(A, Reply::redirect(302, "/here?x=%20+"));
    // The service repeats the key, as some do.
    server.reply("/here", Reply::redirect(302, format!("{}/there?api+key=k%2Fq&y=%20+&api%20key=other", other.url())));
    other.reply("/there", Reply::redirect(302, format!("{}/back", server.url())));
    server.reply("/back", 204);
    Request::new(&keyed(&server).build().unwrap(), &ALL).send_empty().await.unwrap();
    let calls = server.calls();
    assert_eq!(calls[1].target, "/here?x=%20+&api%20key=k%2Fq");
    assert_eq!(calls[1].header("x-key"), Some("k-h\"1"));
    for request in [&other.calls()[0], &calls[2]] {
        for name in ["x-key", "cookie", "authorization"] {
            assert_eq!(request.header(name), None, "{name}");
        }
    }
    assert_eq!(other.calls()[0].target, "/there?y=%20%20&api%20key=other");
    assert_eq!(calls[2].target, "/back");
}

#[tokio::test]
async fn a_key_that_is_repeated_within_the_origin_is_sent_once() {
    let server = Server::start();
    server.reply(A, Reply::redirect(302, "/here?api%20key=k%2Fq"));
    server.reply("/here", 204);
    Request::new(&keyed(&server).build().unwrap(), &IN_QUERY).send_empty().await.unwrap();
    assert_eq!(server.calls()[1].target, "/here?api%20key=k%2Fq");
}

#[tokio::test]
async fn keys_are_never_shown() {
    let server = Server::start();
    let builder = keyed(&server);
    let client = builder.clone().build().unwrap();
    let secrets = [
        "k-h\"1",
        "k-h\\\"1",
        "k/q",
        "k%2Fq",
        "k;c",
        "k%3Bc",
        "open sesame",
        "open+sesame",
        "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    ];
    let echo = secrets.join(" ");
    server.always(A, Reply::status(400).body(echo.clone()));
    let error = Request::new(&client, &ALL).send_empty().await.unwrap_err();
    server.always(A, json!({ "a": echo }));
    let other = Request::new(&client, &ALL).send_json::<Vec<String>>().await.unwrap_err();
    drop(server);
    let unreachable = Request::new(&client, &ALL).send_empty().await.unwrap_err();
    let errors = [error, other, unreachable].iter().map(shown_error).collect::<String>();
    let all = [errors, shown(&builder), shown(&client), shown(&Request::new(&client, &ALL))].concat();
    for secret in secrets {
        assert!(!all.contains(secret), "{secret} is in: {all}");
    }
}

#[test]
fn credentials_that_cannot_be_sent_are_refused() {
    let server = Server::start();
    let refused = |builder: ClientBuilder| {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        error.to_string()
    };
    assert!(refused(builder(&server).credential("a", "")).contains("the credential a is empty"));
    assert!(!refused(builder(&server).credential("a", "s3cr\n3t")).contains("s3cr"));
    refused(builder(&server).credential_pair("a", "us:er", "p"));
    refused(builder(&server).credential_pair("a", "user", "p\0"));
    builder(&server).credential("a", "").credential("a", "b").build().unwrap();
    builder(&server).credential_pair("a", "user", "").build().unwrap();
}

/// Files have one, and no header can carry it.
#[tokio::test]
async fn a_line_break_at_the_end_of_a_credential_is_left_out() {
    let server = Server::start();
    for end in ["", "\n", "\r\n"] {
        let given = |text: &str| format!("{text}{end}");
        let builder = builder(&server).credential("header", given("k\"1")).credential("query", given("k/q"));
        let builder = builder.credential("cookie", given("k;c"));
        let builder = builder.credential_pair("basic", given("Aladdin"), given("open sesame"));
        let request = sent(&builder.build().unwrap(), &server, &ALL).await;
        assert_eq!(request.target, "/v1/a?api%20key=k%2Fq");
        assert_eq!((request.header("x-key"), request.header("cookie")), (Some("k\"1"), Some("session=k%3Bc")));
        assert_eq!(request.header("authorization"), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }
}

#[tokio::test]
async fn a_retry_takes_the_keys_along() {
    static POST: Operation = Operation { method: "POST", security: &[&[QUERY, HEADER]], ..NEW };
    let server = Server::start();
    server.reply(A, Reply::status(429).header("retry-after", "0"));
    server.reply(A, 204);
    Request::new(&keyed(&server).build().unwrap(), &POST).send_empty().await.unwrap();
    for call in server.calls() {
        assert_eq!((call.target.as_str(), call.header("x-key")), ("/v1/a?api%20key=k%2Fq", Some("k-h\"1")));
    }
}
