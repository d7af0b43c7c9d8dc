//! Operations with servers of their own.

use sailmaker_tests::server::{Reply, Server};

use crate::runtime::{Operation, Request};
use crate::support::{builder, client};
use crate::{Client, Error, ErrorKind, RetryPolicy};

const NEW: Operation =
    Operation { id: "getA", path: "/a", security: &[], ..Operation::new(&crate::settings::SETTINGS) };
static OF_API: Operation = NEW;
static BETA: Operation = Operation { server: Some("/beta/"), ..NEW };
static ROOT: Operation = Operation { server: Some("/"), ..NEW };
static WHOLE: Operation = Operation { server: Some("https://upload.example.com/v9"), ..NEW };
static PLAIN: Operation = Operation { server: Some("http://upload.example.com"), ..NEW };

#[tokio::test]
async fn a_path_takes_the_place_of_that_of_the_api() {
    let server = Server::start();
    server.always("/beta/a", 204);
    server.always("/a", 204);
    Request::new(&client(&server), &BETA).send_empty().await.unwrap();
    Request::new(&client(&server), &ROOT).send_empty().await.unwrap();
    // The path of the API's own server may be in the base URL already.
    let with_path = builder(&server).base_url(format!("{}/v1/", server.url())).build().unwrap();
    Request::new(&with_path, &BETA).send_empty().await.unwrap();
    // What is before it is that of a proxy, for example.
    let within = builder(&server).base_url(format!("{}/proxy", server.url())).build().unwrap();
    server.always("/proxy/beta/a", 204);
    Request::new(&within, &BETA).send_empty().await.unwrap();
}

#[tokio::test]
async fn a_whole_url_can_be_replaced() {
    let (server, other) = (Server::start(), Server::start());
    other.always("/x/a", 204);
    let url = format!("{}/x/", other.url());
    let client = builder(&server).server_url("https://upload.example.com/v9", url).build().unwrap();
    Request::new(&client, &WHOLE).send_empty().await.unwrap();
    assert!(server.requests().is_empty());
}

#[test]
fn a_replacement_is_checked_like_a_base_url() {
    let server = Server::start();
    for url in
        ["", "upload", "http://example.com", "ftp://127.0.0.1", "https://u:p@example.com", "https://example.com?a"]
    {
        let error: Error = builder(&server).server_url("https://upload.example.com/v9", url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config, "{url}");
        assert!(error.to_string().contains("the URL in place of https://upload.example.com/v9"), "{error}");
    }
}

#[tokio::test]
async fn a_base_url_takes_the_place_of_whole_urls() {
    let server = Server::start();
    server.always("/v9/a", 204);
    server.always("/a", 204);
    Request::new(&client(&server), &WHOLE).send_empty().await.unwrap();
    Request::new(&client(&server), &PLAIN).send_empty().await.unwrap();
}

#[tokio::test]
async fn plain_http_to_another_host_must_be_allowed() {
    for url in ["http://example.com", "http://10.0.0.1:80"] {
        let error = Client::builder().base_url(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains("plain http"), "{error}");
        assert!(error.to_string().contains("allow_http"), "{error}");
        Client::builder().base_url(url).allow_http().build().unwrap();
        Client::builder().base_url("https://a.example").server_url("b", url).allow_http().build().unwrap();
    }
    let error = Client::builder().base_url("ftp://example.com").allow_http().build().unwrap_err();
    assert!(error.to_string().contains("neither http nor https"), "{error}");
}

#[tokio::test]
async fn a_redirect_to_plain_http_is_followed_where_it_is_allowed() {
    let server = Server::start();
    let elsewhere = "http://example.invalid/b";
    server.always("/v1/a", Reply::redirect(302, elsewhere));
    let error = Request::new(&client(&server), &OF_API).send_empty().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    // It goes on to look for the host.
    let allowed = builder(&server).allow_http().retry(RetryPolicy::none()).build().unwrap();
    let error = Request::new(&allowed, &OF_API).send_empty().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
}
