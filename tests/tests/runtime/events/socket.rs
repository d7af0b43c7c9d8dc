//! Events over a socket.

use std::time::Duration;

use futures_util::StreamExt;
use sailmaker_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::runtime::{Operation, Request, Streamed, request};
use crate::support::{A, GET, POST, builder, client, shown, shown_error};
use crate::{ErrorKind, Event, Events, RequestOptions, Response};

#[derive(Clone)]
pub struct Watch(pub Request);

crate::streams::events!(Watch -> u32);

impl RequestOptions for Watch {
    fn request(&mut self) -> &mut Request {
        &mut self.0
    }
}

#[derive(Clone)]
struct Texts(Request);

crate::streams::text_events!(Texts);

/// What can be sent in two ways.
#[derive(Clone)]
struct Chat(Request);

request::json!(Chat -> Value);
crate::streams::events!(Chat as send_events / send_events_blocking, "text/event-stream", "`text/event-stream`" -> Value);

static CHAT: Operation =
    Operation { stream: Streamed::NEW.members(&[("stream", "true")]).query(&[("alt", "sse")]).end("[DONE]"), ..POST };

static FORM: Operation = Operation { content_type: "application/x-www-form-urlencoded", ..CHAT };

/// An answer with events.
pub fn events(body: impl AsRef<str>) -> Reply {
    Reply::status(200).header("content-type", "text/event-stream; charset=utf-8").body(body.as_ref()).chunked()
}

async fn open(server: &Server) -> Response<Events<u32>> {
    Watch(Request::new(&client(server), &GET)).send().await.unwrap()
}

#[tokio::test]
async fn event_by_event() {
    let server = Server::start();
    server.always(
        A,
        events("\u{feff}: hello\nretry: 100\n\nid: a\nevent: add\ndata: 1\n\ndata:\ndata: 2\r\n\r\ndata: 3")
            .header("etag", "e"),
    );
    let mut response = open(&server).await;
    assert_eq!(response.headers()["etag"], "e");
    let first = response.next().await.unwrap().unwrap();
    assert_eq!((first.id.as_deref(), first.name.as_str(), first.data), (Some("a"), "add", 1));
    let second = response.next().await.unwrap().unwrap();
    assert_eq!((second.id.as_deref(), second.name.as_str(), second.data), (Some("a"), "message", 2));
    assert_eq!(response.last_id(), Some("a"));
    assert!(response.next().await.is_none());
    assert!(response.next().await.is_none());
    let all: Vec<Event<u32>> = open(&server).await.into_inner().map(Result::unwrap).collect().await;
    assert_eq!(all, [first, second]);
    assert_eq!(server.calls()[0].header("accept"), Some("application/json"));
}

/// An event that waits for the rest of its body is there already.
#[tokio::test]
async fn nobody_waits_for_the_next_event() {
    let server = Server::start();
    server.reply(A, events("data: 1\n\n:").then_endlessly("2\r\n:\n\r\n", Duration::from_secs(5)).stall_after(9));
    let first =
        tokio::time::timeout(Duration::from_secs(3), async { open(&server).await.next().await.unwrap().unwrap() });
    assert_eq!(first.await.unwrap().data, 1);
}

#[tokio::test]
async fn text() {
    let server = Server::start();
    server.reply(A, events("data: one\ndata: {\n\ndata\n\n"));
    let events = Texts(Request::new(&client(&server), &GET)).send().await.unwrap().into_inner();
    let texts: Vec<String> = events.map(|event| event.unwrap().data).collect().await;
    assert_eq!(texts, ["one\n{", ""]);
}

/// What cannot be decoded has its place and its bytes, and the events behind it come all the same.
#[tokio::test]
async fn an_error_in_the_middle() {
    let server = Server::start();
    server.reply(A, events("data: 1\n\nid: 7\ndata: \"s3cr3t\"\n\ndata: 3\n\n").header("x", "y"));
    let client = builder(&server).bearer_token("s3cr3t").build().unwrap();
    let mut events = Watch(Request::new(&client, &GET)).send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    let error = events.next().await.unwrap().unwrap_err();
    let decode = error.decode().unwrap();
    assert_eq!((error.kind(), decode.path(), decode.column()), (ErrorKind::Decode, "[1]", 8));
    assert_eq!((&decode.body()[..], decode.status().as_u16()), (&b"\"s3cr3t\""[..], 200));
    assert_eq!((error.headers().unwrap()["x"].to_str().unwrap(), error.operation()), ("y", Some("getA")));
    assert!(!shown_error(&error).contains("s3cr3t"), "{}", shown_error(&error));
    assert_eq!(
        error.to_string(),
        "getA: 200 OK: the body cannot be decoded at [1] (line 1, column 8): invalid type: string \"[redacted]\", expected u32"
    );
    assert_eq!(events.last_id(), Some("7"));
    assert_eq!(events.next().await.unwrap().unwrap().data, 3);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_stream_that_breaks_off() {
    let server = Server::start();
    server.reply(A, Reply::status(200).body("data: 1\n\ndata: 2\n\n").cut_after(12));
    let mut events = open(&server).await;
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    assert_eq!(events.next().await.unwrap().unwrap_err().kind(), ErrorKind::Transport);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_stream_that_is_silent() {
    let server = Server::start();
    server.reply(A, events("data: 1\n\n:").stall_after(9));
    let client = builder(&server).timeout(Duration::from_millis(250)).build().unwrap();
    let mut events = Watch(Request::new(&client, &GET)).send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    assert!(events.next().await.unwrap().unwrap_err().is_timeout());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_event_that_is_too_large() {
    let server = Server::start();
    let endless = events("data: 1\n\n:")
        .then_endlessly("ffff\r\ndata: ".to_owned() + &"x".repeat(0xffff - 6) + "\r\n", Duration::ZERO);
    server.always(A, endless.stall_after(9));
    let client = builder(&server).body_limit(1 << 20).build().unwrap();
    let mut events = Watch(Request::new(&client, &GET)).send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::TooLarge, 200));
    assert!(events.next().await.is_none());
    server.abandoned(1).await;
}

/// The limit is that of an event, and not of all together.
#[tokio::test]
async fn all_events_together_may_be_larger() {
    let server = Server::start();
    server.reply(A, events("data: 1\n\n".repeat(1000)));
    let client = builder(&server).body_limit(100).build().unwrap();
    let events = Watch(Request::new(&client, &GET)).send().await.unwrap().into_inner();
    assert_eq!(events.filter(|event| std::future::ready(event.is_ok())).count().await, 1000);
}

/// JSON in place of events, which a service sends that was not asked for a stream: no field is in it, so that it would be no events.
#[tokio::test]
async fn another_media_type_is_an_error() {
    let server = Server::start();
    server.reply(A, json!({"data": 1}));
    let error = Watch(Request::new(&client(&server), &GET)).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("it is application/json, and no text/event-stream"), "{error}");
    assert_eq!(error.decode().unwrap().body().as_ref(), br#"{"data":1}"#);
    server.reply(A, Reply::status(200).body("data: 1\n\n"));
    assert_eq!(open(&server).await.next().await.unwrap().unwrap().data, 1);
}

#[tokio::test]
async fn an_error_response_is_that_of_any_other_request() {
    let server = Server::start();
    server.reply(A, (404, json!({ "a": 1 })));
    let error = Watch(Request::new(&client(&server), &GET)).send().await.unwrap_err();
    assert_eq!(&error.api().unwrap().body()[..], br#"{"a":1}"#);
}

/// What an operation wants to be set is set for the stream, and what ends the stream is no event.
#[tokio::test]
async fn a_stream_that_is_asked_for() {
    let server = Server::start();
    server.always(A, events("data: {\"n\":1}\n\ndata: [DONE]\n\ndata: {\"n\":2}\n\n"));
    let request = Chat(Request::new(&client(&server), &CHAT).text(r#"{"z":1.10,"stream":false,"a":[null]}"#));
    let mut events = request.clone().send_events().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, json!({"n": 1}));
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
    server.reply(A, json!({}));
    request.send().await.unwrap();
    Chat(Request::new(&client(&server), &CHAT)).send_events().await.unwrap().next().await.unwrap().unwrap();
    Chat(Request::new(&client(&server), &FORM).field("a", "b").field("stream", "false")).send_events().await.unwrap();
    let sent: Vec<String> = server.calls().iter().map(|call| String::from_utf8(call.body.clone()).unwrap()).collect();
    assert_eq!(
        sent,
        [
            r#"{"z":1.10,"a":[null],"stream":true}"#,
            r#"{"z":1.10,"stream":false,"a":[null]}"#,
            r#"{"stream":true}"#,
            "a=b&stream=true"
        ]
    );
    let targets: Vec<_> =
        server.calls().iter().map(|call| (call.target.clone(), call.header("accept").unwrap().to_owned())).collect();
    let asked = ("/v1/a?alt=sse".to_owned(), "text/event-stream".to_owned());
    assert_eq!(targets[0], asked);
    assert_eq!(targets[1], ("/v1/a".to_owned(), "application/json".to_owned()));
}

#[tokio::test]
async fn a_body_that_has_no_members_is_refused() {
    let server = Server::start();
    let error = Chat(Request::new(&client(&server), &CHAT).json(&[1])).send_events().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Argument);
    assert!(error.to_string().contains("the member stream cannot be set in it"), "{error}");
    assert!(server.calls().is_empty());
}

#[test]
fn blocking() {
    let server = Server::start();
    server.always(A, events("id: 1\ndata: 1\n\ndata: x\n\nevent: e\ndata: 3\n\n"));
    let mut events = Watch(Request::new(&client(&server), &GET)).send_blocking().unwrap();
    assert_eq!(events.next().unwrap().unwrap().data, 1);
    assert_eq!(events.last_id(), Some("1"));
    assert_eq!(events.next().unwrap().unwrap_err().decode().unwrap().path(), "[1]");
    let last = events.next().unwrap().unwrap();
    assert_eq!((last.id.as_deref(), last.name.as_str(), last.data), (Some("1"), "e", 3));
    assert!(events.next().is_none());
    assert!(events.next().is_none());
    let mut chat = Chat(Request::new(&client(&server), &CHAT)).send_events_blocking().unwrap();
    assert_eq!(chat.next().unwrap().unwrap().data, 1);
    let texts = Texts(Request::new(&client(&server), &GET)).send_blocking().unwrap().into_inner();
    assert_eq!(texts.map(|event| event.unwrap().data).collect::<Vec<_>>(), ["1", "x", "3"]);
}

#[tokio::test]
async fn a_stream_shows_nothing_of_itself() {
    let server = Server::start();
    server.always(A, events("id: s3cr3t\ndata: 1\n\n").header("set-cookie", "s3cr3t"));
    let mut events = open(&server).await;
    events.next().await.unwrap().unwrap();
    assert!(!shown(&events).contains("s3cr3t"));
}

/// A stream may be sent to another thread, and lent to one, as any other body may.
#[test]
fn threads_may_have_streams() {
    fn may_have<T: Send + Sync + Unpin>() {}
    may_have::<Events<std::cell::Cell<u32>>>();
    may_have::<crate::JsonStream<std::cell::Cell<u32>>>();
}
