//! Pages whose address is in the page before.

use sailmaker_tests::server::{Reply, Server};
use serde_json::json;

use super::support::{A, all, asked, listed, paged, read};
use crate::runtime::{KeyPlace, Operation, Paging, Request, Scheme};
use crate::support::{builder, client};
use crate::{ErrorKind, Items};

static LINK: Operation = paged(Paging::link());
static URL: Operation = paged(Paging::url(&["next"]).items(&["data"]));
static WITH_KEY: Operation = Operation {
    security: &[&[Scheme::ApiKey { scheme: "key", place: KeyPlace::Query, name: "api_key" }]],
    ..paged(Paging::url(&["next"]).items(&["data"]))
};
static WITH_TOKEN: Operation =
    Operation { security: &[&[Scheme::Token]], ..paged(Paging::url(&["next"]).items(&["data"])) };

#[tokio::test]
async fn a_link_is_followed_as_it_stands() {
    let server = Server::start();
    let next = format!("<{}/v1/a?page=2&x=%2F>; rel=\"next\", </v1/a?page=9>; rel=\"last\"", server.url());
    server.reply(A, Reply::from(json!([1])).header("Link", &next));
    server.reply(A, Reply::from(json!([2])).header("Link", "</v1/a?page=1>; rel=prev"));
    let request = Request::new(&client(&server), &LINK).query("filter", "new");
    let (items, error) = read(Items::new(request)).await;
    assert!(error.is_none() && items == [1, 2], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a?filter=new", "/v1/a?page=2&x=%2F"]);
}

/// RFC 8288, section 3: links in several fields and in one, several relations, text in quotation marks, other parameters.
#[tokio::test]
async fn links_are_read_however_they_are_written() {
    for field in [
        "</v1/a?2>;rel=next",
        "<?3>; title=\"a; rel=next\"; rel=prev, </v1/a?2>; rel=next",
        "</v1/a?2>; REL=\"NEXT\"",
        "</x>; rel=prev; title=\"a, <b>; rel=next\", </v1/a?2>; rel=\"index next\"",
        "</v1/a?2>; rel=next; title=\"Größe\"",
        "</x>;rel=\"next-archive\",<?2>;title=x;rel='next';rel=next, </v1/a?2>; rel=next",
    ] {
        let server = Server::start();
        server.reply(A, Reply::from(json!([1])).header("Link", "</y>; rel=self").header("Link", field));
        server.reply(A, json!([2]));
        let (items, error) = listed(&server, &LINK).await;
        assert!(error.is_none() && items == [1, 2], "{field}: {items:?} {error:?}");
        assert_eq!(asked(&server), ["/v1/a", "/v1/a?2"], "{field}");
    }
}

#[tokio::test]
async fn what_is_no_link_to_a_next_page_ends_it() {
    for field in ["", "<", "</b", "</b>", "</b>; rel", "/b; rel=next", "</b>; rev=next", "</b>; rel=\"prev\""] {
        let server = Server::start();
        server.always(A, Reply::from(json!([1])).header("Link", field));
        let (items, error) = listed(&server, &LINK).await;
        assert!(error.is_none() && items == [1], "{field}: {items:?} {error:?}");
    }
}

#[tokio::test]
async fn a_url_of_the_body_is_followed_from_where_the_page_was() {
    let server = Server::start();
    server.reply(A, json!({"data": [1], "next": "?token=x#fragment"}));
    server.reply(A, json!({"data": [2], "next": null}));
    let (items, error) = all(&server, &URL).await;
    assert!(error.is_none() && items == [1, 2], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a", "/v1/a?token=x"]);
}

#[tokio::test]
async fn a_next_page_at_another_origin_is_not_asked_for() {
    let other = Server::start();
    let port = other.url().rsplit(':').next().unwrap().to_owned();
    for next in [
        format!("{}/v1/a", other.url()),
        format!("//127.0.0.1:{port}/v1/a"),
        format!("http://localhost:{port}/v1/a"),
        "https://127.0.0.1/v1/a".to_owned(),
        "http://evil.example/v1/a".to_owned(),
        "\\\\evil.example/v1/a".to_owned(),
        "file:///etc/passwd".to_owned(),
        "javascript:alert(1)".to_owned(),
    ] {
        let server = Server::start();
        server.always(A, json!({"data": [1], "next": next}));
        let client = builder(&server).bearer_token("secret").build().unwrap();
        let (items, error) = read(Items::within::<super::support::Envelope>(Request::new(&client, &WITH_TOKEN))).await;
        let error = error.unwrap();
        assert_eq!((items.len(), error.kind()), (1, ErrorKind::Paging), "{next}");
        assert_eq!(error.to_string(), "listA: the next page is at another origin", "{next}");
        assert_eq!(server.calls().len(), 1);
    }
    assert!(other.requests().is_empty(), "{:?}", other.requests());
}

/// A user name in the address is not sent as credentials in place of the client's.
#[tokio::test]
async fn credentials_are_the_clients_on_each_page() {
    let server = Server::start();
    let next = server.url().replace("http://", "http://user:password@");
    server.reply(A, json!({"data": [1], "next": format!("{next}/v1/a?2")}));
    server.reply(A, json!({"data": [2]}));
    let client = builder(&server).bearer_token("secret").build().unwrap();
    let (items, error) = read(Items::within::<super::support::Envelope>(Request::new(&client, &WITH_TOKEN))).await;
    assert!(error.is_none() && items == [1, 2], "{items:?} {error:?}");
    let sent: Vec<_> = server.calls().iter().map(|call| call.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(sent, ["Bearer secret"; 2]);
}

#[tokio::test]
async fn a_key_that_the_service_puts_into_the_address_is_sent_once() {
    let server = Server::start();
    server.reply(A, json!({"data": [1], "next": "/v1/a?api_key=secret&page=2"}));
    server.reply(A, json!({"data": [2]}));
    let client = builder(&server).credential("key", "secret").build().unwrap();
    let (items, error) = read(Items::within::<super::support::Envelope>(Request::new(&client, &WITH_KEY))).await;
    assert!(error.is_none() && items == [1, 2], "{items:?} {error:?}");
    assert_eq!(asked(&server), ["/v1/a?api_key=secret", "/v1/a?page=2&api_key=secret"]);
}

/// A reference is one from where the page came (RFC 3986, section 5.1.3).
#[tokio::test]
async fn a_redirect_is_where_the_next_page_is_beside() {
    let server = Server::start();
    server.reply(A, Reply::redirect(307, "/elsewhere/a"));
    server.reply("/elsewhere/a", json!({"data": [1], "next": "b?page=2"}));
    server.reply("/elsewhere/b", json!({"data": [2]}));
    assert_eq!(all(&server, &URL).await.0, [1, 2]);
    assert_eq!(asked(&server), ["/v1/a", "/elsewhere/a", "/elsewhere/b?page=2"]);
}
