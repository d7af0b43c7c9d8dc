//! Redirects: what is followed, and what does not go along.

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::ErrorKind;

use crate::support::{STATUS, USAGES, builder, client, complete, counted, status, status_error, usages};

#[tokio::test]
async fn a_redirect_within_the_server_keeps_the_credential() {
    for code in [301, 302, 303, 307, 308] {
        let server = Server::start();
        server.reply(STATUS, Reply::redirect(code, "/moved?to=here"));
        server.reply("/moved", complete());
        status(&client(&server)).await.unwrap();
        let [_, moved] = &server.calls()[..] else { panic!("{code}: {:?}", server.calls()) };
        assert_eq!((moved.method.as_str(), moved.target.as_str()), ("GET", "/moved?to=here"));
        assert_eq!(moved.header_values("authorization"), ["Bearer token-1"], "{code}");
    }
}

#[tokio::test]
async fn a_location_is_resolved_against_the_request() {
    let server = Server::start();
    server.reply(STATUS, Reply::redirect(302, "../moved"));
    server.reply("/v2025/source-usages/moved", complete());
    status(&client(&server)).await.unwrap();
}

#[tokio::test]
async fn the_fragment_of_a_location_is_not_sent() {
    let server = Server::start();
    server.reply(STATUS, Reply::redirect(302, "/moved?a=b#part"));
    server.reply("/moved", complete());
    status(&client(&server)).await.unwrap();
    assert_eq!(server.calls()[1].target, "/moved?a=b");
}

/// Another port is another origin, as RFC 6454 has it.
#[tokio::test]
async fn a_redirect_to_another_origin_takes_no_credential() {
    for code in [301, 302, 303, 307, 308] {
        let (server, other) = (Server::start(), Server::start());
        server.reply(STATUS, Reply::redirect(code, format!("{}/elsewhere", other.url())));
        other.reply("/elsewhere", complete());
        status(&client(&server)).await.unwrap();
        let [request] = &other.requests()[..] else { panic!("one request: {:?}", other.requests()) };
        assert!(request.header_values("authorization").is_empty(), "{code}: {:?}", request.headers);
        assert!(!format!("{request:?}").contains("token-1"));
    }
}

#[tokio::test]
async fn another_name_of_the_same_address_is_another_origin() {
    let server = Server::start();
    server.reply(STATUS, Reply::redirect(302, format!("http://localhost:{}/elsewhere", server.port())));
    server.reply("/elsewhere", complete());
    status(&client(&server)).await.unwrap();
    assert!(server.calls()[1].header_values("authorization").is_empty());
}

#[tokio::test]
async fn a_credential_once_dropped_stays_dropped() {
    let (server, other) = (Server::start(), Server::start());
    server.reply(STATUS, Reply::redirect(302, format!("{}/elsewhere", other.url())));
    other.reply("/elsewhere", Reply::redirect(302, format!("{}/back", server.url())));
    server.reply("/back", complete());
    status(&client(&server)).await.unwrap();
    assert!(server.calls()[1].header_values("authorization").is_empty());
}

#[tokio::test]
async fn a_location_brings_no_credential_of_its_own() {
    let server = Server::start();
    let other = Server::start();
    server.reply(STATUS, Reply::redirect(302, format!("http://user:pass@127.0.0.1:{}/elsewhere", other.port())));
    other.reply("/elsewhere", complete());
    let _ = status(&client(&server)).await;
    for request in other.requests() {
        assert!(request.header_values("authorization").is_empty(), "{:?}", request.headers);
    }
}

/// A new token would change nothing for a server that was never sent one.
#[tokio::test]
async fn unauthorized_elsewhere_is_not_repaired() {
    let (server, other) = (Server::start(), Server::start());
    server.always(STATUS, Reply::redirect(302, format!("{}/elsewhere", other.url())));
    other.always("/elsewhere", 401);
    assert_eq!(status_error(&client(&server)).await.status().unwrap().as_u16(), 401);
    assert_eq!((server.token_requests().len(), other.requests().len()), (1, 1));
}

#[tokio::test]
async fn five_redirects_are_followed() {
    let server = Server::start();
    server.reply(STATUS, Reply::redirect(302, "/1"));
    for step in 1..5 {
        server.reply(&format!("/{step}"), Reply::redirect(302, format!("/{}", step + 1)));
    }
    server.reply("/5", complete());
    status(&client(&server)).await.unwrap();
    assert_eq!(server.calls().len(), 6);
}

#[tokio::test]
async fn a_circle_of_redirects_ends() {
    let server = Server::start();
    server.always(STATUS, Reply::redirect(302, STATUS));
    let error = status_error(&client(&server)).await;
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(!error.is_retryable());
    assert_eq!(server.calls().len(), 6);
}

#[tokio::test]
async fn a_location_that_is_no_place_for_http_is_refused() {
    let server = Server::start();
    let client = client(&server);
    let locations = ["file:///etc/hostname", "ftp://127.0.0.1/", "javascript:1", "http://", "//[", "data:,{}"];
    for (location, before) in locations.into_iter().zip(0..) {
        server.reply(STATUS, Reply::redirect(302, location));
        let error = status_error(&client).await;
        assert_eq!(error.kind(), ErrorKind::Redirect, "{location}");
        assert_eq!(server.calls().len(), before + 1, "{location}");
    }
}

#[tokio::test]
async fn a_redirect_without_a_location_is_an_error() {
    let server = Server::start();
    server.reply(STATUS, 302);
    let error = status_error(&client(&server)).await;
    assert_eq!(error.status().unwrap().as_u16(), 302);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn not_modified_is_no_redirect() {
    let server = Server::start();
    server.reply(STATUS, Reply::redirect(304, "/elsewhere"));
    assert_eq!(status_error(&client(&server)).await.status().unwrap().as_u16(), 304);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_failure_behind_a_redirect_is_retried() {
    let server = Server::start();
    server.always(STATUS, Reply::redirect(302, "/moved"));
    server.reply("/moved", 503);
    server.reply("/moved", complete());
    status(&client(&server)).await.unwrap();
}

#[tokio::test]
async fn pages_are_followed_through_redirects() {
    let server = Server::start();
    server.always(USAGES, Reply::redirect(307, "/moved"));
    server.reply("/moved", counted(0..2));
    server.reply("/moved", counted(2..3));
    let mut items = usages(&client(&server)).limit(2).stream();
    let mut read = Vec::new();
    while let Some(item) = items.next().await {
        read.push(item.unwrap().count);
    }
    assert_eq!(read, [Some(0.0), Some(1.0), Some(2.0)]);
}

#[tokio::test]
async fn the_policy_of_the_callers_own_http_client_stands() {
    let server = Server::start();
    server.reply(STATUS, Reply::redirect(302, "/moved"));
    server.reply("/moved", complete());
    let http = sailpoint_source_usages::reqwest::Client::new();
    status(&builder(&server).http_client(http).build().unwrap()).await.unwrap();
}
