//! Whatever an id is, it is one segment of the path, and comes out as it went in.

use percent_encoding::percent_decode_str;
use sailmaker_tests::server::{Request, Server};
use sailpoint_source_usages::{Error, ErrorKind};
use url::Url;

use crate::support::{client, complete};

/// Sends the status request of an id to a server that answers it at `path`.
async fn send(id: &str, path: &str) -> (Server, Result<(), Error>) {
    let server = Server::start();
    server.always(path, complete());
    let sent = client(&server).source_usages().get_status_by_source_id(id).send().await;
    (server, sent.map(|_| ()))
}

/// Checks that an id arrives at exactly this path, and that others read the id from it.
async fn arrives(id: &str, segment: &str) {
    let (server, sent) = send(id, &format!("/v2025/source-usages/{segment}/status")).await;
    assert!(sent.is_ok(), "{id:?} was sent as {:?}", server.calls());
    assert_eq!(as_others_read_it(&server, &server.calls()[0]), id);
}

/// The id in a received target, as the crates `url` and `percent-encoding` see it.
fn as_others_read_it(server: &Server, call: &Request) -> String {
    let url = Url::parse(&format!("{}{}", server.url(), call.target)).unwrap();
    let segments: Vec<_> = url.path_segments().unwrap().collect();
    let ["v2025", "source-usages", id, "status"] = segments[..] else { panic!("{url}") };
    assert_eq!((url.query(), url.fragment()), (None, None));
    percent_decode_str(id).decode_utf8().unwrap().into_owned()
}

/// Checks that an id is refused before anything, a token included, is asked for.
async fn is_refused(id: &str) {
    let (server, sent) = send(id, "/v2025/status").await;
    let error = sent.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Argument, Some("getStatusBySourceId")));
    assert!(error.to_string().contains("sourceId"), "{error}");
    assert!(error.status().is_none() && !error.is_retryable());
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn two_dots_are_refused() {
    is_refused("..").await;
}

#[tokio::test]
async fn one_dot_is_refused() {
    is_refused(".").await;
}

#[tokio::test]
async fn an_empty_id_is_refused() {
    is_refused("").await;
}

#[tokio::test]
async fn a_slash_stays_in_its_segment() {
    arrives("a/b", "a%2Fb").await;
    arrives("../..", "..%2F..").await;
    arrives("/", "%2F").await;
}

#[tokio::test]
async fn a_question_mark_starts_no_query() {
    arrives("a?b", "a%3Fb").await;
}

#[tokio::test]
async fn a_number_sign_starts_no_fragment() {
    arrives("a#b", "a%23b").await;
}

#[tokio::test]
async fn percent_encoded_dots_are_not_dots() {
    arrives("%2e%2e", "%252e%252e").await;
    arrives(".%2e", ".%252e").await;
    arrives("%2f", "%252f").await;
}

#[tokio::test]
async fn non_ascii_is_utf8() {
    arrives("\u{e9}", "%C3%A9").await;
    arrives("日本", "%E6%97%A5%E6%9C%AC").await;
    arrives("\u{1F980}", "%F0%9F%A6%80").await;
}

#[tokio::test]
async fn more_than_two_dots_are_a_name() {
    arrives("...", "...").await;
    arrives("a..b", "a..b").await;
    arrives("..a", "..a").await;
}

/// URL parsers drop tabs and line breaks, and turn a backslash into a slash.
#[tokio::test]
async fn what_url_parsers_drop_or_turn_is_kept() {
    arrives(".\t.", ".%09.").await;
    arrives("\n..\r", "%0A..%0D").await;
    arrives("a\\b", "a%5Cb").await;
    arrives("..\\", "..%5C").await;
    arrives(" ", "%20").await;
    arrives("\0", "%00").await;
}

#[tokio::test]
async fn every_ascii_character_comes_out_as_it_went_in() {
    let server = Server::start();
    let client = client(&server);
    for byte in 0..128u8 {
        let id = format!("a{}z", char::from(byte));
        // The path is not known beforehand: whatever the answer is, what arrived is what counts.
        let _ = client.source_usages().get_status_by_source_id(&id).send().await;
        assert_eq!(as_others_read_it(&server, server.calls().last().unwrap()), id);
    }
    assert_eq!(server.calls().len(), 128);
}

#[tokio::test]
async fn a_long_id_is_sent_whole() {
    let id = "0123456789abcdef".repeat(256);
    arrives(&id, &id).await;
}

#[tokio::test]
async fn the_usages_are_as_careful() {
    let server = Server::start();
    let operations = client(&server).source_usages();
    let error = operations.get_usages_by_source_id("..").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Argument);
    let mut items = operations.get_usages_by_source_id("").stream();
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Argument);
    assert!(items.next().await.is_none());
    assert_eq!(server.requests(), []);
}
