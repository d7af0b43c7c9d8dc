//! OAuth 2.0 client credentials: how a token is asked for, kept and thrown away.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use sailmaker_tests::server::{Reply, Server, TOKEN_PATH};
use sailpoint_source_usages::{Body, BoxFuture, ErrorKind, ReqwestTransport, Transport, TransportError, http};
use serde_json::json;

use crate::support::{STATUS, bearers, builder, client, complete, pairs, status, usages};

#[tokio::test]
async fn a_token_is_asked_for_as_the_rfc_says() {
    let server = Server::start();
    server.reply(STATUS, complete());
    status(&client(&server)).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", TOKEN_PATH));
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert!(request.header_values("authorization").is_empty());
    let form = [("client_id", "an-id"), ("client_secret", "a-secret"), ("grant_type", "client_credentials")];
    assert_eq!(request.form(), pairs(&form));
}

#[tokio::test]
async fn credentials_of_any_characters_arrive() {
    let server = Server::start();
    server.reply(STATUS, complete());
    let client = builder(&server).client_credentials("a&b=c", "p+ %2B\u{e9}\"'&client_id=x").build().unwrap();
    status(&client).await.unwrap();
    let expected = pairs(&[
        ("client_id", "a&b=c"),
        ("client_secret", "p+ %2B\u{e9}\"'&client_id=x"),
        ("grant_type", "client_credentials"),
    ]);
    assert_eq!(server.requests()[0].form(), expected);
}

#[tokio::test]
async fn a_token_is_kept() {
    let server = Server::start();
    server.token("t1", 749);
    server.always(STATUS, complete());
    let client = client(&server);
    for _ in 0..3 {
        status(&client).await.unwrap();
        status(&client.clone()).await.unwrap();
    }
    assert_eq!(bearers(&server), ["t1"; 6]);
    assert_eq!(server.token_requests().len(), 1);
}

#[tokio::test]
async fn fifty_requests_at_once_fetch_one_token() {
    let server = Server::start();
    server.reply(
        TOKEN_PATH,
        Reply::from(json!({"access_token": "t1", "expires_in": 749})).after(Duration::from_millis(200)),
    );
    server.always(STATUS, complete());
    let client = client(&server);
    futures_util::future::try_join_all((0..50).map(|_| status(&client))).await.unwrap();
    assert_eq!(server.token_requests().len(), 1);
    assert_eq!(bearers(&server), ["t1"; 50]);
}

#[tokio::test]
async fn a_token_near_its_end_is_replaced() {
    let server = Server::start();
    server.token("t1", 1);
    server.always(STATUS, complete());
    let client = client(&server);
    status(&client).await.unwrap();
    // A second is its whole life; its last tenth is already too near the end.
    tokio::time::sleep(Duration::from_millis(950)).await;
    status(&client).await.unwrap();
    assert_eq!(bearers(&server), ["t1", "token-1"]);
}

#[tokio::test]
async fn a_token_without_a_life_is_still_used_once() {
    let server = Server::start();
    server.token("t1", 0);
    server.always(STATUS, complete());
    let client = client(&server);
    status(&client).await.unwrap();
    status(&client).await.unwrap();
    assert_eq!(bearers(&server), ["t1", "token-1"]);
}

/// A life that cannot be told is none that ends; one that is over before it begins is for one request.
#[tokio::test]
async fn any_life_of_a_token_is_read() {
    let lasting = [
        json!(749),
        json!(749.5),
        json!("749"),
        json!(" 749 "),
        json!("1e3"),
        json!(u64::MAX),
        json!(1e308),
        json!("inf"),
        json!(null),
        json!(true),
        json!([749]),
        json!({"seconds": 749}),
        json!(""),
        json!("soon"),
        json!("749s"),
    ];
    let over = [
        json!(0),
        json!(0.0),
        json!("0"),
        json!(-1),
        json!(i64::MIN),
        json!(-1e308),
        json!("-5"),
        json!("NaN"),
        json!("-inf"),
    ];
    let lives =
        lasting.iter().map(|life| (life, ["t1", "t1"])).chain(over.iter().map(|life| (life, ["t1", "token-1"])));
    for (life, expected) in lives {
        let server = Server::start();
        server.reply(TOKEN_PATH, json!({"access_token": "t1", "expires_in": life}));
        server.always(STATUS, complete());
        let client = client(&server);
        status(&client).await.unwrap();
        status(&client).await.unwrap();
        assert_eq!(bearers(&server), expected, "{life}");
    }
}

/// Far more connections than a system lets a program have at first.
#[cfg(unix)]
#[tokio::test]
async fn a_thousand_requests_at_once_fetch_one_token() {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};

    let (soft, most) = getrlimit(Resource::RLIMIT_NOFILE).unwrap();
    setrlimit(Resource::RLIMIT_NOFILE, soft.max(most.min(8192)), most).unwrap();
    let server = Server::start();
    server.token("t1", 749);
    server.always(STATUS, complete());
    let client = client(&server);
    futures_util::future::try_join_all((0..1000).map(|_| status(&client))).await.unwrap();
    assert_eq!(server.token_requests().len(), 1);
    assert_eq!(bearers(&server), ["t1"; 1000]);
}

/// A future that is not polled holds what it holds.
#[tokio::test]
async fn a_call_that_is_not_polled_holds_up_no_other() {
    let server = Server::start();
    server.reply(
        TOKEN_PATH,
        Reply::from(json!({"access_token": "t1", "expires_in": 600})).after(Duration::from_millis(200)),
    );
    server.always(STATUS, complete());
    let client = builder(&server).timeout(Duration::from_secs(5)).build().unwrap();
    let mut items = usages(&client).stream();
    let mut next = Box::pin(items.next());
    assert!(tokio::time::timeout(Duration::from_millis(20), &mut next).await.is_err());
    server.arrived(1).await;
    status(&client).await.unwrap();
    assert_eq!(bearers(&server), ["t1"]);
    drop(next);
}

#[tokio::test]
async fn calls_that_are_given_up_do_not_keep_the_token_from_coming() {
    let server = Server::start();
    server.always(
        TOKEN_PATH,
        Reply::from(json!({"access_token": "t1", "expires_in": 600})).after(Duration::from_millis(200)),
    );
    server.always(STATUS, complete());
    let client = client(&server);
    let mut calls = 0;
    while tokio::time::timeout(Duration::from_millis(70), status(&client)).await.is_err() {
        calls += 1;
        assert!(calls < 20, "no token ever comes");
    }
    assert_eq!(server.token_requests().len(), 1);
}

/// It is renewed before its end, so that a failure then is none yet.
#[tokio::test]
async fn a_token_holds_until_its_end_where_no_other_is_to_be_had() {
    let server = Server::start();
    server.token("t1", 2);
    server.always(TOKEN_PATH, 400);
    server.always(STATUS, complete());
    let client = client(&server);
    status(&client).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1850)).await;
    status(&client).await.unwrap();
    assert_eq!((bearers(&server), server.token_requests().len()), (vec!["t1".to_owned(); 2], 2));
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(status(&client).await.unwrap_err().kind(), ErrorKind::Token);
}

/// The clock of the system, but for what is added to it.
#[derive(Clone)]
struct Later(ReqwestTransport, Arc<AtomicU64>);

impl Transport for Later {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.0.send(request)
    }

    fn now(&self) -> Instant {
        Instant::now() + Duration::from_secs(self.1.load(Ordering::Relaxed))
    }
}

/// An endpoint that is silent costs the calls no more than one that refuses.
#[tokio::test]
async fn a_token_that_holds_waits_for_no_silent_endpoint() {
    let server = Server::start();
    server.token("t1", 600);
    server.always(STATUS, complete());
    let transport = Later(ReqwestTransport::usual().unwrap(), Arc::default());
    let client = builder(&server).transport(transport.clone()).build().unwrap();
    status(&client).await.unwrap();
    let gate = server.hold(TOKEN_PATH, json!({"access_token": "t2", "expires_in": 600}));
    transport.1.store(550, Ordering::Relaxed);
    let started = Instant::now();
    status(&client).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());
    status(&client).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    gate.open();
    while bearers(&server).pop().as_deref() != Some("t2") {
        assert!(started.elapsed() < Duration::from_secs(10), "the new token is used as soon as it is there");
        tokio::time::sleep(Duration::from_millis(20)).await;
        status(&client).await.unwrap();
    }
    assert_eq!(
        (&bearers(&server)[..3], server.token_requests().len()),
        (&["t1", "t1", "t1"].map(str::to_owned)[..], 2)
    );
}

#[tokio::test]
async fn a_token_that_holds_is_not_renewed_in_vain_with_each_call() {
    let server = Server::start();
    server.token("t1", 600);
    server.always(TOKEN_PATH, 400);
    server.always(STATUS, complete());
    let transport = Later(ReqwestTransport::usual().unwrap(), Arc::default());
    let client = builder(&server).transport(transport.clone()).build().unwrap();
    status(&client).await.unwrap();
    for (later, requests) in [(550, 2), (551, 2), (556, 3), (598, 4)] {
        transport.1.store(later, Ordering::Relaxed);
        status(&client).await.unwrap();
        assert_eq!(server.token_requests().len(), requests, "after {later} s");
    }
    // It does not hold for longer than it does.
    transport.1.store(601, Ordering::Relaxed);
    assert_eq!(status(&client).await.unwrap_err().kind(), ErrorKind::Token);
    assert_eq!(server.token_requests().len(), 5);
}
