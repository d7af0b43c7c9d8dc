//! Where a response leads, in place of what is there.

use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};

use crate::runtime::{KeyPlace, Operation, Request, Scheme, request};
use crate::support::{A, GET, POST, builder, client};
use crate::{Error, ErrorKind};

#[derive(Clone)]
struct Get(Request);

request::stream!(Get);
request::location!(Get);

#[derive(Clone)]
struct Post(Request);

request::location!(Post by send);

static WITH_KEY: Operation = Operation {
    id: "getA",
    path: "/a",
    security: &[&[Scheme::Token, Scheme::ApiKey { scheme: "key", place: KeyPlace::Query, name: "key" }]],
    ..Operation::new(&crate::settings::SETTINGS)
};

async fn located(server: &Server) -> Result<String, Error> {
    Get(Request::new(&client(server), &GET).query("b", 1)).send_location().await.map(|found| found.into_inner())
}

#[tokio::test]
async fn it_is_resolved_and_not_followed() {
    let server = Server::start();
    let url = server.url();
    let cases = [
        ("https://files.example.com/a?sig=%2F", "https://files.example.com/a?sig=%2F".to_owned()),
        ("/there", format!("{url}/there")),
        ("there#part", format!("{url}/v1/there#part")),
        ("?c=2", format!("{url}/v1/a?c=2")),
        ("app://done", "app://done".to_owned()),
    ];
    for status in [301, 302, 303, 307, 308] {
        for (location, expected) in &cases {
            server.reply(A, Reply::redirect(status, location).header("etag", "e"));
            let response = Get(Request::new(&client(&server), &GET)).send_location().await.unwrap();
            assert_eq!((response.status().as_u16(), &*response), (status, expected));
            assert_eq!(response.headers()["etag"], "e");
        }
    }
    assert_eq!(server.calls().len(), 25);
}

#[test]
fn blocking() {
    let server = Server::start();
    server.always(A, Reply::redirect(302, "/there"));
    let response = Get(Request::new(&client(&server), &GET)).send_location_blocking().unwrap();
    assert_eq!(*response, format!("{}/there", server.url()));
    server.always("/there", Reply::status(200).body("PK"));
    let stream = Get(Request::new(&client(&server), &GET)).send_blocking().unwrap().into_inner();
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(stream.save_to(folder.path().join("a.zip")).unwrap(), 2);
}

/// What would make a GET of a POST is not followed; where it leads is what the caller gets.
#[tokio::test]
async fn of_a_post() {
    let server = Server::start();
    for status in [301, 302, 303] {
        server.reply(A, Reply::redirect(status, "/reports/1"));
        let request = Request::new(&client(&server), &POST).json(&1);
        assert_eq!(*Post(request).send().await.unwrap(), format!("{}/reports/1", server.url()));
    }
    server.reply(A, Reply::redirect(303, "/reports/1"));
    let response = Post(Request::new(&client(&server), &POST)).send_blocking().unwrap();
    assert_eq!(*response, format!("{}/reports/1", server.url()));
    assert_eq!(server.calls().iter().filter(|call| call.method == "POST").count(), 4);
}

/// No key of the client is in it unless the service puts it there.
#[tokio::test]
async fn the_request_has_its_credentials() {
    let server = Server::start();
    server.always(A, Reply::redirect(302, "?c=2"));
    let client = builder(&server).bearer_token("t").credential("key", "s3cr3t").build().unwrap();
    let response = Get(Request::new(&client, &WITH_KEY)).send_location().await.unwrap();
    assert_eq!(*response, format!("{}/v1/a?c=2", server.url()));
    let [call] = &server.calls()[..] else { panic!("one call") };
    assert_eq!((call.header("authorization"), call.target.as_str()), (Some("Bearer t"), "/v1/a?key=s3cr3t"));
}

#[tokio::test]
async fn the_head_is_retried_and_authorized() {
    let server = Server::start();
    server.reply(A, 503);
    server.reply(A, 401);
    server.reply(A, Reply::redirect(302, "/b"));
    let client = builder(&server).client_credentials("id", "secret").build().unwrap();
    static WITH_TOKEN: Operation = Operation { id: "getA", path: "/a", ..Operation::new(&crate::settings::SETTINGS) };
    let response = Get(Request::new(&client, &WITH_TOKEN)).send_location().await.unwrap();
    assert_eq!(*response, format!("{}/b", server.url()));
}

/// What is no redirect is an error, whatever the body is.
#[tokio::test]
async fn what_leads_nowhere() {
    let server = Server::start();
    for reply in [Reply::status(200).body("abc").stall_after(1), Reply::status(202), Reply::status(204)] {
        server.reply(A, reply.header("retry-after", "7"));
        let error = located(&server).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Redirect);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert!(error.to_string().ends_with(": it leads to no other address"), "{error}");
    }
    for reply in [Reply::status(302).body("abc"), Reply::redirect(304, "/b"), Reply::redirect(300, "/b")] {
        let status = reply.clone();
        server.reply(A, reply);
        let error = located(&server).await.unwrap_err();
        assert_eq!((error.kind(), error.status().is_some()), (ErrorKind::Api, true), "{status:?}");
    }
    for location in ["http://[", "http://a b"] {
        server.reply(A, Reply::redirect(302, location));
        let error = located(&server).await.unwrap_err();
        assert!(error.to_string().ends_with(": a redirect to an invalid address"), "{error}");
    }
}

/// The body of a redirect is not waited for.
#[tokio::test]
async fn the_head_is_enough() {
    let server = Server::start();
    server.always(A, Reply::redirect(302, "/b").body("abc").stall_after(1));
    let client = builder(&server).timeout(Duration::from_millis(500)).build().unwrap();
    assert!(Get(Request::new(&client, &GET)).send_location().await.unwrap().ends_with("/b"));
}

/// What is there is read as it comes, and without the credentials of the API.
#[tokio::test]
async fn what_is_there_goes_without_credentials() {
    let (server, other) = (Server::start(), Server::start());
    server.always(A, Reply::redirect(302, format!("{}/there?sig=1", other.url())));
    other.always("/there", Reply::status(200).body("PK"));
    let client = builder(&server).bearer_token("t").credential("key", "s3cr3t").build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let stream = Get(Request::new(&client, &WITH_KEY)).send().await.unwrap().into_inner();
    stream.save_to(folder.path().join("a.zip")).await.unwrap();
    assert_eq!(std::fs::read(folder.path().join("a.zip")).unwrap(), b"PK");
    let [request] = &other.requests()[..] else { panic!("one request: {:?}", other.requests()) };
    assert_eq!((request.header("authorization"), request.target.as_str()), (None, "/there?sig=1"));
}
