//! Lines of JSON, and JSON text sequences.

use std::time::Duration;

use futures_util::StreamExt;
use sailmaker_tests::server::{Reply, Server};
use serde_json::Value;

use crate::runtime::{Operation, Request, Streamed};
use crate::streams::split::{Format, Splitter};
use crate::support::{A, GET, builder, client, shown};
use crate::{ErrorKind, JsonStream};

#[derive(Clone)]
struct Tail(Request);

crate::streams::lines!(Tail -> Value);

#[derive(Clone)]
struct Sequence(Request);

crate::streams::sequence!(Sequence -> u32);

static WATCH: Operation = Operation {
    stream: Streamed::NEW.query(&[("watch", "true")]).end("\"end\""),
    accept: "application/json;stream=watch",
    ..GET
};

/// The items of a body in chunks of every size; those that may be cut off have a `?`.
#[track_caller]
fn check(format: Format, body: &str, expected: &[&str]) {
    for size in 1..=body.len() {
        let mut splitter = Splitter::new(format, 100);
        let mut items = Vec::new();
        for chunk in body.as_bytes().chunks(size) {
            splitter.push(chunk.to_vec().into());
            items.extend(std::iter::from_fn(|| splitter.next().unwrap()));
        }
        items.extend(splitter.finish());
        let items = items.iter().map(|item| {
            let text = str::from_utf8(&item.data).unwrap().trim();
            if item.may_be_cut { format!("{text}?") } else { text.to_owned() }
        });
        assert_eq!(items.collect::<Vec<_>>(), expected, "in chunks of {size} bytes: {body:?}");
    }
}

#[test]
fn lines() {
    check(Format::Lines, "1\n{\"a\": 2}\r\n\n \r\n[3]\n4", &["1", "{\"a\": 2}", "[3]", "4"]);
    check(Format::Lines, "1\n\n", &["1"]);
    check(Format::Lines, "1", &["1"]);
    check(Format::Lines, "\n", &[]);
}

/// RFC 7464, sections 2.1 to 2.4.
#[test]
fn texts_of_a_sequence() {
    check(Format::Sequence, "\u{1e}1\n\u{1e}{\"a\": 2}\n", &["1", "{\"a\": 2}"]);
    // Separators in a row have no text between them.
    check(Format::Sequence, "\u{1e}\u{1e}\u{1e}1\n\u{1e}\n\u{1e}", &["1"]);
    // A text may have line feeds.
    check(
        Format::Sequence,
        "\u{1e}{\n \"a\": [\n1,\n\"}\\\"{\\\\\"\n]\n}\n\u{1e}2\n",
        &["{\n \"a\": [\n1,\n\"}\\\"{\\\\\"\n]\n}", "2"],
    );
    check(Format::Sequence, "\u{1e}\n\n1\n", &["1"]);
    // What has no end of its own may be cut off, and what has one is whole.
    check(
        Format::Sequence,
        "\u{1e}12\u{1e}true\u{1e}[1]\u{1e}\"a\"\u{1e}3\t\u{1e}4",
        &["12?", "true?", "[1]", "\"a\"", "3", "4?"],
    );
    check(Format::Sequence, "\u{1e}{\"a\": [\u{1e}2\n", &["{\"a\": [?", "2"]);
    // What stands before the first separator is a text as well.
    check(Format::Sequence, "1\n\u{1e}2\n", &["1", "2"]);
}

/// A text is there with the line feed behind it: the next one is not waited for.
#[test]
fn the_next_text_is_not_waited_for() {
    let mut splitter = Splitter::new(Format::Sequence, 100);
    splitter.push("\u{1e}{\"a\":\n1}\n".into());
    assert!(splitter.next().unwrap().is_some());
}

#[test]
fn memory_is_bounded() {
    for (format, body) in
        [(Format::Lines, "[".repeat(101)), (Format::Sequence, "\u{1e}".to_owned() + &"[\n".repeat(51))]
    {
        for size in [1, 1000] {
            let mut splitter = Splitter::new(format, 100);
            let too_long = body.as_bytes().chunks(size).any(|chunk| {
                splitter.push(chunk.to_vec().into());
                loop {
                    match splitter.next() {
                        Ok(Some(_)) => {}
                        end => break end.is_err(),
                    }
                }
            });
            assert!(too_long, "{format:?}");
        }
    }
}

async fn open(server: &Server) -> JsonStream<Value> {
    Tail(Request::new(&client(server), &GET)).send().await.unwrap().into_inner()
}

#[tokio::test]
async fn line_by_line() {
    let server = Server::start();
    server.always(A, Reply::status(200).body("{\"a\": 1}\r\n\n[\n2\n").chunked());
    let mut items = open(&server).await;
    assert_eq!(items.next().await.unwrap().unwrap()["a"], 1);
    let error = items.next().await.unwrap().unwrap_err();
    let decode = error.decode().unwrap();
    assert_eq!((error.kind(), decode.path(), &decode.body()[..]), (ErrorKind::Decode, "[1][0]", &b"["[..]));
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    assert!(items.next().await.is_none());
    assert!(items.next().await.is_none());
    assert_eq!(open(&server).await.collect::<Vec<_>>().await.len(), 3);
}

#[tokio::test]
async fn a_last_line_without_an_end() {
    let server = Server::start();
    server.reply(A, Reply::status(200).body("1\n2"));
    assert_eq!(open(&server).await.map(Result::unwrap).collect::<Vec<_>>().await, [1, 2]);
    // One that broke off is no line.
    server.reply(A, Reply::status(200).body("1\n234").cut_after(3));
    let kinds = open(&server).await.map(|item| item.map_err(|error| error.kind())).collect::<Vec<_>>().await;
    assert_eq!(kinds, [Ok(1.into()), Err(ErrorKind::Transport)]);
}

#[tokio::test]
async fn lines_that_are_asked_for() {
    let server = Server::start();
    server.reply(A, Reply::status(200).body("{}\n\"end\"\n{}\n"));
    let items = Tail(Request::new(&client(&server), &WATCH).query("watch", "false")).send().await.unwrap().into_inner();
    assert_eq!(items.count().await, 1);
    let call = &server.calls()[0];
    assert_eq!(
        (call.target.as_str(), call.header("accept")),
        ("/v1/a?watch=true", Some("application/json;stream=watch"))
    );
}

#[tokio::test]
async fn lines_that_are_too_large() {
    let server = Server::start();
    server.reply(
        A,
        Reply::status(200)
            .body("1\n2")
            .then_endlessly("ff\r\n".to_owned() + &" ".repeat(255) + "\r\n", Duration::ZERO)
            .chunked()
            .stall_after(2),
    );
    let client = builder(&server).body_limit(1000).build().unwrap();
    let mut items = Tail(Request::new(&client, &GET)).send().await.unwrap();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::TooLarge);
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn text_by_text() {
    let server = Server::start();
    server.always(A, Reply::status(200).body("\u{1e}1\n\u{1e}x\n\u{1e}\n3\n\u{1e}4").chunked());
    let mut items = Sequence(Request::new(&client(&server), &GET)).send().await.unwrap();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap_err().decode().unwrap().path(), "[1]");
    assert_eq!(items.next().await.unwrap().unwrap(), 3);
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!((error.decode().unwrap().path(), error.decode().unwrap().body().as_ref()), ("[3]", &b"4"[..]));
    assert!(error.to_string().contains("it may be cut off"), "{error}");
    assert!(items.next().await.is_none());
    assert!(!shown(&items).contains("\u{1e}"));
}

#[test]
fn blocking() {
    let server = Server::start();
    server.reply(A, Reply::status(200).body("1\nx\n3"));
    let items = Tail(Request::new(&client(&server), &GET)).send_blocking().unwrap().into_inner();
    assert_eq!(items.map(Result::ok).collect::<Vec<_>>(), [Some(1.into()), None, Some(3.into())]);
    server.reply(A, Reply::status(200).body("\u{1e}1\n"));
    let items = Sequence(Request::new(&client(&server), &GET)).send_blocking().unwrap().into_inner();
    assert_eq!(items.map(Result::unwrap).collect::<Vec<_>>(), [1]);
}
