//! What of a request goes along with a redirect to another origin.

use sailmaker_tests::server::{Reply, Server};

use crate::runtime::{Operation, Request};
use crate::support::{A, GET, OnDisk, POST, builder, client};
use crate::{Error, ErrorKind};

static PUT: Operation = Operation { method: "PUT", ..POST };
static PATCH: Operation = Operation { method: "PATCH", ..POST };
static WITH_TOKEN: Operation =
    Operation { id: "postA", method: "POST", path: "/a", ..Operation::new(&crate::settings::SETTINGS) };
static DELETE: Operation = Operation { method: "DELETE", ..POST };

/// A server that sends every request on to the other.
fn pair(status: u16) -> (Server, Server) {
    let (server, other) = (Server::start(), Server::start());
    server.always(A, Reply::redirect(status, format!("{}/there", other.url())));
    other.always("/there", 204);
    (server, other)
}

fn assert_refused(result: Result<(), Error>, status: u16) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Redirect, status), "{error}");
    assert!(error.to_string().ends_with(": a redirect of a body to another origin"), "{error}");
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_body_stays_with_its_origin() {
    for status in [307, 308] {
        for operation in [&POST, &PUT, &PATCH, &DELETE] {
            let (server, other) = pair(status);
            let result = Request::new(&client(&server), operation).json("s3cr3t").send_empty().await;
            assert_refused(result.map(|_| ()), status);
            assert_eq!((server.calls().len(), other.requests().len()), (1, 0), "{operation:?}");
        }
    }
}

#[tokio::test]
async fn every_kind_of_body_stays_with_its_origin() {
    let disk = OnDisk::new(b"s3cr3t");
    let kinds: [fn(Request, &OnDisk) -> Request; 4] = [
        |request, _| request.text(""),
        |request, disk| request.file(disk.path()),
        |request, _| request.form().field("a", 1),
        |request, disk| request.multipart().field_file("a", disk.path()),
    ];
    for body in kinds {
        let (server, other) = pair(307);
        assert_refused(body(Request::new(&client(&server), &POST), &disk).send_empty().await.map(|_| ()), 307);
        assert!(other.requests().is_empty());
    }
}

/// Another name of the same machine is another origin too, also behind a redirect that stays.
#[tokio::test]
async fn a_body_stays_however_far_it_came() {
    let server = Server::start();
    server.always(A, Reply::redirect(308, "/v1/b"));
    server.always("/v1/b", Reply::redirect(307, format!("http://localhost:{}/v1/c", server.port())));
    assert_refused(Request::new(&client(&server), &POST).json(&1).send_empty().await.map(|_| ()), 307);
    let paths: Vec<_> = server.calls().iter().map(|call| call.target.clone()).collect();
    assert_eq!(paths, [A, "/v1/b"]);
}

#[tokio::test]
async fn what_has_no_body_is_followed() {
    for operation in [&GET, &POST] {
        let (server, other) = pair(307);
        Request::new(&client(&server), operation).send_empty().await.unwrap();
        assert_eq!(other.requests()[0].method, operation.method);
    }
}

#[tokio::test]
async fn a_body_goes_along_where_that_is_allowed() {
    for status in [307, 308] {
        let (server, other) = pair(status);
        let client = builder(&server).cross_origin_bodies(true).bearer_token("t").build().unwrap();
        Request::new(&client, &WITH_TOKEN).json(&1).send_empty().await.unwrap();
        let [request] = &other.requests()[..] else { panic!("one request: {:?}", other.requests()) };
        assert_eq!((request.method.as_str(), &request.body[..]), ("POST", b"1".as_slice()));
        assert_eq!(request.header("authorization"), None);
    }
}

#[tokio::test]
async fn no_body_goes_along_with_a_redirect_that_makes_a_post_a_get() {
    for status in [301, 302, 303] {
        let (server, other) = pair(status);
        let error = Request::new(&client(&server), &POST).json(&1).send_empty().await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, status));
        assert!(other.requests().is_empty());
    }
}

/// Some documents have a credential as a parameter.
#[tokio::test]
async fn a_header_that_is_a_parameter_stays_with_its_origin() {
    let (server, other) = pair(302);
    Request::new(&client(&server), &GET).header("X-Auth-Token", "s3cr3t").send_empty().await.unwrap();
    assert_eq!(server.calls()[0].header("x-auth-token"), Some("s3cr3t"));
    assert_eq!(other.calls()[0].header("x-auth-token"), None);
}

#[tokio::test]
async fn an_address_in_letters_of_any_script_is_followed() {
    let server = Server::start();
    server.always(A, Reply::raw("HTTP/1.1 302 Found\r\nlocation: /caf\u{e9}\r\ncontent-length: 0\r\n\r\n"));
    server.always("/caf%C3%A9", 204);
    Request::new(&client(&server), &GET).send_empty().await.unwrap();
}
