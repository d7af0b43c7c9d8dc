//! Which base URLs are taken, and what becomes of them.

use sailmaker_tests::server::Server;
use sailpoint_source_usages::{Client, Error, ErrorKind};

use crate::support::{STATUS, builder, complete, status};

fn build(base_url: &str) -> Result<Client, Error> {
    Client::builder().base_url(base_url).client_credentials("an-id", "a-secret").build()
}

#[tokio::test]
async fn slashes_and_the_servers_path_are_not_doubled() {
    for ending in ["", "/", "/v2025", "/v2025/"] {
        let server = Server::start();
        server.reply(STATUS, complete());
        let client = builder(&server).base_url(format!("{}{ending}", server.url())).build().unwrap();
        status(&client).await.unwrap();
        let paths: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
        assert_eq!(paths, ["/oauth/token", STATUS], "{ending}");
    }
}

#[tokio::test]
async fn a_path_before_the_servers_is_kept() {
    let server = Server::start();
    server.reply("/proxy/oauth/token", serde_json::json!({"access_token": "t"}));
    server.reply(&format!("/proxy{STATUS}"), complete());
    let client = builder(&server).base_url(format!("{}/proxy", server.url())).build().unwrap();
    status(&client).await.unwrap();
}

#[test]
fn https_is_taken() {
    for base_url in
        ["https://acme.api.identitynow.com", "https://acme.api.identitynow.com/v2025/", "HTTPS://ACME.example:8443"]
    {
        assert!(build(base_url).is_ok(), "{base_url}");
    }
}

#[test]
fn plain_http_to_a_loopback_address_is_taken() {
    for host in ["localhost", "127.0.0.1", "127.9.8.7", "[::1]", "LOCALHOST"] {
        assert!(build(&format!("http://{host}:8080")).is_ok(), "{host}");
    }
}

#[test]
fn plain_http_to_a_name_that_is_not_loopback_is_refused() {
    let hosts = [
        "acme.api.identitynow.com",
        "localhost.acme.com",
        "127.0.0.1.acme.com",
        "128.0.0.1",
        "10.0.0.1",
        "0.0.0.0",
        "[::2]",
        "notlocalhost",
    ];
    for host in hosts {
        let error = build(&format!("http://{host}")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config, "{host}");
        assert!(error.to_string().contains("plain http"), "{error}");
    }
}

#[test]
fn what_is_no_base_url_is_refused() {
    let base_urls = [
        "",
        "acme",
        "//acme.com",
        "/v2025",
        "ftp://acme.com",
        "file:///etc",
        "mailto:a@b.c",
        "https://",
        "https://acme.com?a=b",
        "https://acme.com/?",
        "https://acme.com#top",
        "https://a b.com",
        "https://acme.com:99999",
    ];
    for base_url in base_urls {
        assert_eq!(build(base_url).unwrap_err().kind(), ErrorKind::Config, "{base_url}");
    }
}

#[test]
fn user_and_password_are_refused_and_not_shown() {
    for base_url in ["https://user:pa55word@acme.com", "https://pa55word@acme.com"] {
        let error = build(base_url).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(!crate::support::shown(&error).contains("pa55word"), "{error}");
    }
}

#[test]
fn a_missing_base_url_is_named() {
    let error = Client::builder().client_credentials("an-id", "a-secret").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("base"), "{error}");
}
