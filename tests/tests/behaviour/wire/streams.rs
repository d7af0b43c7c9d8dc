//! Responses that come item by item, as a generated crate reads them.

use super::{body, header, sent};
use streams::{Client, ErrorKind, models};
use streams_configured::models::{Change, ChatBody};

fn client(url: String) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

#[test]
fn events_have_the_type_of_their_data() {
    let answer = "event: add\nid: 1\ndata: {\"text\":\ndata: \"a\"}\n\n: nothing\n\ndata: 7\n\ndata: {}\n\n";
    let request = sent("200 OK", answer, |url| {
        let mut events = client(url).a().watch_events().send_blocking().unwrap();
        let first = events.next().unwrap().unwrap();
        assert_eq!((first.id.as_deref(), first.name.as_str(), first.data.text.as_deref()), (Some("1"), "add", Some("a")));
        let error = events.next().unwrap().unwrap_err();
        assert_eq!((error.kind(), &error.decode().unwrap().body()[..]), (ErrorKind::Decode, &b"7"[..]));
        assert_eq!(events.next().unwrap().unwrap().data, models::Chunk::default());
        assert!(events.next().is_none());
    });
    assert_eq!(header(&request, "accept"), Some("text/event-stream"));
}

#[test]
fn text_is_the_data_where_the_document_says_no_more() {
    sent("200 OK", "data: [DONE]\n\n", |url| {
        let events = client(url).a().watch_texts().send_blocking().unwrap().into_inner();
        assert_eq!(events.map(|event| event.unwrap().data).collect::<Vec<_>>(), ["[DONE]"]);
    });
}

#[test]
fn a_stream_may_be_asked_for_in_place_of_a_whole() {
    let chat = streams::models::ChatBody::new("a");
    let request = sent("200 OK", "data: {\"text\":\"b\"}\n\n", |url| {
        let events = client(url).a().chat(&chat).send_events_blocking().unwrap().into_inner();
        assert_eq!(events.map(|event| event.unwrap().data.text.unwrap()).collect::<Vec<_>>(), ["b"]);
    });
    assert_eq!((header(&request, "accept"), body(&request)), (Some("text/event-stream"), r#"{"text":"a"}"#));
    let request = sent("200 OK", r#"{"texts":["b"]}"#, |url| {
        assert_eq!(client(url).a().chat(&chat).send_blocking().unwrap().texts, Some(vec!["b".to_owned()]));
    });
    assert_eq!(header(&request, "accept"), Some("application/json"));
}

#[test]
fn lines_and_texts_have_the_type_of_an_item() {
    sent("200 OK", "{\"text\":\"a\"}\n\n{\"text\":\"b\"}", |url| {
        let lines = client(url).a().tail_log().send_blocking().unwrap().into_inner();
        assert_eq!(lines.map(|line| line.unwrap().text.unwrap()).collect::<Vec<_>>(), ["a", "b"]);
    });
    let request = sent("200 OK", "\u{1e}{\"a\":\n1}\n\u{1e}2\n", |url| {
        let items = client(url).a().list_features().send_blocking().unwrap().into_inner();
        assert_eq!(items.map(|item| item.unwrap().to_string()).collect::<Vec<_>>(), [r#"{"a":1}"#, "2"]);
    });
    assert_eq!(header(&request, "accept"), Some("application/geo+json-seq"));
}

#[test]
fn what_is_watched_comes_a_line_a_change() {
    let request = sent("200 OK", "{\"type\":\"ADDED\"}\n", |url| {
        let mut changes = client(url).a().watch_things().send_items_blocking().unwrap();
        assert_eq!(changes.next().unwrap().unwrap().r#type.as_deref(), Some("ADDED"));
    });
    assert_eq!(header(&request, "accept"), Some("application/json;stream=watch"));
}

/// The config says what the document does not: what is set, what an item is, and what ends a stream.
#[test]
fn what_the_config_says_is_done() {
    let client = |url| streams_configured::Client::builder().base_url(url).build().unwrap();
    let mut chat = ChatBody::new("a");
    chat.stream = Some(false);
    let request = sent("200 OK", "data: {\"text\":\"b\"}\n\ndata: [DONE]\n\ndata: {}\n\n", |url| {
        let events = client(url).a().chat(&chat).send_events_blocking().unwrap().into_inner();
        assert_eq!(events.map(|event| event.unwrap().data.text.unwrap()).collect::<Vec<_>>(), ["b"]);
    });
    assert_eq!(body(&request), r#"{"text":"a","stream":true}"#);
    let request = sent("200 OK", "{\"type\":\"ADDED\"}\n{\"type\":\"DELETED\"}\n", |url| {
        let changes = client(url).a().list_things().send_items_blocking().unwrap().into_inner();
        let changes: Vec<Change> = changes.map(Result::unwrap).collect();
        assert_eq!(changes.iter().map(|change| change.r#type.as_deref().unwrap()).collect::<Vec<_>>(), ["ADDED", "DELETED"]);
    });
    assert!(request.starts_with("GET /things?watch=true HTTP/1.1\r\n"), "{request}");
    let request = sent("200 OK", "{}", |url| drop(client(url).a().list_things().send_blocking().unwrap()));
    assert!(request.starts_with("GET /things HTTP/1.1\r\n"), "{request}");
}

/// The schema of an event (OpenAPI 3.2) says what its data is.
#[test]
fn data_is_what_the_schema_of_an_event_says() {
    use streams_of_events::models::WatchKindsResponseItem;
    let client = |url| streams_of_events::Client::builder().base_url(url).build().unwrap();
    sent("200 OK", "data: {\"text\":\"a\"}\n\n", |url| {
        let mut events = client(url).a().watch_data().send_blocking().unwrap();
        assert_eq!(events.next().unwrap().unwrap().data.text.as_deref(), Some("a"));
    });
    sent("200 OK", "event: end\ndata: {\"reason\":\"a\"}\n\nevent: chunk\ndata: {\"text\":\"b\"}\n\n", |url| {
        let mut events = client(url).a().watch_kinds().send_blocking().unwrap();
        assert!(matches!(events.next().unwrap().unwrap().data, WatchKindsResponseItem::Data(end) if end.reason.as_deref() == Some("a")));
        assert!(matches!(events.next().unwrap().unwrap().data, WatchKindsResponseItem::Chunk(_)));
    });
}
