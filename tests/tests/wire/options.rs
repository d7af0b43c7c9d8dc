//! What a single request, or every request of a client, has beyond what the document says; and requests that it does not have.

use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::http::Method;
use sailpoint_source_usages::models::SourceUsageStatus;
use sailpoint_source_usages::{Client, Error, ErrorKind, RequestOptions, RetryPolicy};
use serde_json::json;

use crate::support::{ID, STATUS, USAGES, builder, client, complete, counted, status, usages};

#[tokio::test]
async fn a_header_goes_along_with_the_one_request() {
    let server = Server::start();
    server.reply(STATUS, complete());
    server.reply(STATUS, complete());
    let client = client(&server);
    let request = client.source_usages().get_status_by_source_id(ID).header("X-Trace", "1").header("x-trace", "2");
    request.header("Accept", "application/vnd.acme+json").send().await.unwrap();
    status(&client).await.unwrap();
    let [_, first, second] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    assert_eq!(first.header_values("x-trace"), ["2"]);
    assert_eq!(first.header_values("accept"), ["application/vnd.acme+json"]);
    assert!(second.header_values("x-trace").is_empty());
}

#[tokio::test]
async fn default_headers_go_along_with_every_request() {
    let server = Server::start();
    server.reply(STATUS, complete());
    server.reply(STATUS, complete());
    let client = builder(&server).default_header("X-Tenant", "acme").build().unwrap();
    status(&client).await.unwrap();
    let request = client.source_usages().get_status_by_source_id(ID).header("x-tenant", "other");
    request.send().await.unwrap();
    let [token, first, second] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    assert!(token.header_values("x-tenant").is_empty(), "the token endpoint is another service");
    assert_eq!((first.header_values("x-tenant"), second.header_values("x-tenant")), (vec!["acme"], vec!["other"]));
}

/// No second credential goes beside it, and no token is asked for.
#[tokio::test]
async fn a_credential_that_is_given_as_a_header_is_the_only_one() {
    let server = Server::start();
    server.reply(STATUS, complete());
    server.reply(STATUS, complete());
    let of_request = client(&server).source_usages().get_status_by_source_id(ID).header("Authorization", "Acme one");
    of_request.send().await.unwrap();
    let of_client =
        Client::builder().base_url(server.url()).default_header("Authorization", "Acme two").build().unwrap();
    status(&of_client).await.unwrap();
    let credentials: Vec<_> =
        server.requests().iter().map(|request| request.header_values("authorization").concat()).collect();
    assert_eq!(credentials, ["Acme one", "Acme two"]);
}

#[tokio::test]
async fn no_given_header_leaves_the_origin() {
    let (server, other) = (Server::start(), Server::start());
    server.reply(STATUS, Reply::redirect(302, format!("{}/elsewhere", other.url())));
    other.reply("/elsewhere", complete());
    let client = builder(&server).default_header("X-One", "1").build().unwrap();
    client.source_usages().get_status_by_source_id(ID).header("X-Two", "2").send().await.unwrap();
    let [request] = &other.requests()[..] else { panic!("{:?}", other.requests()) };
    assert!(request.header_values("x-one").is_empty() && request.header_values("x-two").is_empty(), "{request:?}");
}

#[tokio::test]
async fn headers_that_cannot_be_sent_are_refused() {
    let server = Server::start();
    let client = client(&server);
    for (name, value) in
        [("a b", "1"), ("", "1"), ("X-A", "1\r\nX-B: 2"), ("Content-Length", "3"), ("transfer-encoding", "chunked")]
    {
        let request = client.source_usages().get_status_by_source_id(ID).header(name, value).header("X-Fine", "1");
        assert_eq!(request.send().await.unwrap_err().kind(), ErrorKind::Argument, "{name}");
        let built = builder(&server).default_header(name, value).build();
        assert_eq!(built.unwrap_err().kind(), ErrorKind::Config, "{name}");
    }
    let built = builder(&server).default_header("Content-Type", "text/plain").build();
    assert!(built.unwrap_err().to_string().contains("content-type"));
    assert!(server.requests().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn pairs_are_added_to_the_query() {
    let server = Server::start();
    server.reply(USAGES, counted(0..1));
    usages(&client(&server)).limit(5).query_pair("a b", "c&d").query_pair("a b", "é").send().await.unwrap();
    assert_eq!(server.calls()[0].target, format!("{USAGES}?limit=5&a%20b=c%26d&a%20b=%C3%A9"));
}

#[tokio::test]
async fn a_request_has_a_time_of_its_own() {
    let server = Server::start();
    server.reply(STATUS, Reply::json(200, &complete()).after(Duration::from_secs(5)));
    let client = client(&server);
    let request = client.source_usages().get_status_by_source_id(ID).timeout(Duration::from_millis(50));
    assert_eq!(request.send().await.unwrap_err().kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn a_request_has_a_retry_policy_of_its_own() {
    let server = Server::start();
    server.reply(STATUS, Reply::json(503, &json!({})));
    let client = client(&server);
    let request = client.source_usages().get_status_by_source_id(ID).retry(RetryPolicy::none());
    assert_eq!(request.send().await.unwrap_err().kind(), ErrorKind::Api);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn the_bytes_of_a_response_are_given_as_they_are() {
    let server = Server::start();
    server.reply(STATUS, Reply::status(200).body("{\"status\" :7"));
    let client = client(&server);
    let response = client.source_usages().get_status_by_source_id(ID).send_raw().await.unwrap();
    assert_eq!((response.status().as_u16(), response.as_ref()), (200, b"{\"status\" :7".as_slice()));
}

#[tokio::test]
async fn a_request_is_sent_where_it_is_awaited() -> Result<(), Error> {
    let server = Server::start();
    server.reply(STATUS, complete());
    let response = client(&server).source_usages().get_status_by_source_id(ID).await?;
    assert_eq!(response.status().as_u16(), 200);
    Ok(())
}

#[tokio::test]
async fn what_the_document_does_not_have_is_requested_with_the_same_credentials() {
    let server = Server::start();
    server.reply("/v2025/source-usages/new", complete());
    let client = client(&server);
    let request =
        client.request(Method::POST, "/source-usages/new?dry=true").query_pair("b", "2").json(&json!({"a": 1}));
    let response = request.send_json::<SourceUsageStatus>().await.unwrap();
    assert_eq!(response.status.as_ref().unwrap().as_str(), "COMPLETE");
    let [_, request] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/v2025/source-usages/new?dry=true&b=2"));
    assert_eq!(
        (request.body.as_slice(), request.header_values("content-type")),
        (br#"{"a":1}"#.as_slice(), vec!["application/json"])
    );
    assert_eq!(request.header_values("authorization"), ["Bearer token-1"]);
}

#[tokio::test]
async fn such_a_request_takes_any_bytes_and_is_sent_again() {
    let server = Server::start();
    server.reply("/v2025/table", Reply::json(503, &json!({})));
    server.reply("/v2025/table", Reply::status(200).body("done"));
    let client = client(&server);
    let response = client.request(Method::PUT, "/table").body("a,b\n1,2\n".to_owned(), "text/csv").await.unwrap();
    assert_eq!(response.into_inner(), "done");
    let [first, second] = &server.calls()[..] else { panic!("{:?}", server.calls()) };
    assert_eq!((&first.body, &second.body), (&b"a,b\n1,2\n".to_vec(), &b"a,b\n1,2\n".to_vec()));
    assert_eq!(second.header_values("content-type"), ["text/csv"]);
}

#[tokio::test]
async fn its_errors_have_a_status_and_a_body() {
    let server = Server::start();
    server.reply("/v2025/missing", Reply::json(404, &json!({"error": "gone"})));
    let error = client(&server).request(Method::GET, "/missing").await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert_eq!(error.api().unwrap().body(), br#"{"error":"gone"}"#.as_slice());
}

#[tokio::test]
async fn a_path_that_leads_elsewhere_is_refused() {
    let server = Server::start();
    let client = client(&server);
    for path in [
        "",
        "things",
        "https://acme.example/",
        "/../admin",
        "/a/%2E%2e/b",
        "/a\\..\\b",
        "/.",
        "/a#b",
        "/a/.%2e?x",
        "/.\t./b",
        "/%\t2e%2e/b",
        "/x/.\n./.\r./b",
        "/a/.. ",
        "/a b",
    ] {
        let error = client.request(Method::GET, path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Argument, "{path}: {error}");
    }
    let error = client.request(Method::from_bytes(b"MKCOL").unwrap(), "/a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Argument, "{error}");
    assert!(server.requests().is_empty(), "nothing was sent");
}

/// What takes the place of a credential is as secret.
#[tokio::test]
async fn a_credential_that_is_given_as_a_header_is_redacted() {
    let server = Server::start();
    server.always(STATUS, Reply::json(400, &json!({"error": "no such token: a-hidden-one"})));
    let client =
        Client::builder().base_url(server.url()).default_header("Authorization", "Bearer a-hidden-one").build();
    let error = status(&client.unwrap()).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("a-hidden-one"), "{error:?}");
}
