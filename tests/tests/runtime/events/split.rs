//! How an event stream is cut into events, however the body is cut into chunks. What is expected is from WHATWG HTML, sections 9.2.5
//! and 9.2.6.

use crate::streams::split::{Format, Splitter};

/// An event: its id, its type and its data.
type Event = (&'static str, &'static str, &'static str);

/// The events of a body that comes in chunks of `size` bytes, in which what is missing is empty.
fn events(body: &[u8], size: usize) -> (Vec<(String, String, String)>, Splitter) {
    let mut splitter = Splitter::new(Format::Events, 1 << 20);
    let mut events = Vec::new();
    for chunk in body.chunks(size) {
        splitter.push(chunk.to_vec().into());
        while let Some(event) = splitter.next().unwrap() {
            let data = String::from_utf8(event.data.to_vec()).unwrap();
            events.push((splitter.last_id().unwrap_or_default().to_owned(), event.name.unwrap_or_default(), data));
        }
    }
    assert_eq!(splitter.finish(), None);
    (events, splitter)
}

/// Cuts a body into chunks of every size, and looks at the events each time.
#[track_caller]
fn check(body: impl AsRef<[u8]>, expected: &[Event]) {
    let body = body.as_ref();
    let expected: Vec<_> =
        expected.iter().map(|(id, name, data)| (id.to_string(), name.to_string(), data.to_string())).collect();
    for size in 1..=body.len() {
        assert_eq!(events(body, size).0, expected, "in chunks of {size} bytes: {}", String::from_utf8_lossy(body));
    }
}

/// The examples of section 9.2.6.
#[test]
fn the_examples_of_the_standard() {
    check("data: YHOO\ndata: +2\ndata: 10\n\n", &[("", "", "YHOO\n+2\n10")]);
    check(
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        &[("1", "", "first event"), ("", "", "second event"), ("", "", " third event")],
    );
    check("data\n\ndata\ndata\n\ndata:", &[("", "", ""), ("", "", "\n")]);
    check("data:test\n\ndata: test\n\n", &[("", "", "test"), ("", "", "test")]);
}

/// The examples of section 9.2.2, with types.
#[test]
fn events_have_types() {
    check(
        "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\ndata: 113411\n\n",
        &[("", "add", "73857293"), ("", "remove", "2153"), ("", "", "113411")],
    );
    // One without data is none, and leaves its type behind for no other.
    check("event: add\n\ndata: 1\n\n", &[("", "", "1")]);
    check("event: add\nevent: remove\ndata: 1\n\n", &[("", "remove", "1")]);
}

#[test]
fn lines_end_in_three_ways() {
    for end in ["\n", "\r", "\r\n"] {
        let body = "data: 1\n\ndata: 2\ndata: 3\n\n\n: end\n\ndata: 4\n\n".replace('\n', end);
        check(body, &[("", "", "1"), ("", "", "2\n3"), ("", "", "4")]);
    }
    check(
        "data: 1\r\n\ndata: 2\n\r\ndata: 3\r\rdata: 4\n\n",
        &[("", "", "1"), ("", "", "2"), ("", "", "3"), ("", "", "4")],
    );
}

/// An event is there with the carriage return that ends it: nobody waits for a line feed.
#[test]
fn no_byte_is_waited_for() {
    let mut splitter = Splitter::new(Format::Events, 100);
    splitter.push("data: 1\r\n\r".into());
    assert_eq!(&splitter.next().unwrap().unwrap().data[..], b"1");
    splitter.push("\ndata: 2\r\r".into());
    assert_eq!(&splitter.next().unwrap().unwrap().data[..], b"2");
    assert_eq!(splitter.next().unwrap(), None);
}

#[test]
fn one_byte_order_mark_is_skipped() {
    check("\u{feff}data: 1\n\n", &[("", "", "1")]);
    check("\u{feff}\ndata: 1\n\n", &[("", "", "1")]);
    check("\u{feff}\u{feff}data: 1\n\ndata: 2\n\n", &[("", "", "2")]);
    check("data: 1\n\n\u{feff}data: 2\n\n", &[("", "", "1")]);
    check("data: \u{feff}1\n\n", &[("", "", "\u{feff}1")]);
}

#[test]
fn what_is_no_field_is_ignored() {
    check(": data: 0\n:\ndatum: 0\n data: 0\nData: 0\ndata: 1\nother\n\n", &[("", "", "1")]);
    check("data: a: b:c\n\n", &[("", "", "a: b:c")]);
    check("data:\ta\n\n", &[("", "", "\ta")]);
}

#[test]
fn an_id_lasts() {
    check(
        "id: 1\ndata: a\n\ndata: b\n\nid: 2\n\ndata: c\n\nid\ndata: d\n\n",
        &[("1", "", "a"), ("1", "", "b"), ("2", "", "c"), ("", "", "d")],
    );
    // One with U+0000 is ignored.
    check("id: 1\ndata: a\n\nid: 2\u{0}\ndata: b\n\n", &[("1", "", "a"), ("1", "", "b")]);
}

#[test]
fn an_event_without_an_end_is_dropped() {
    check("data: 1\n\ndata: 2\n", &[("", "", "1")]);
    check("data: 1\n\nid: 7\ndata: 2", &[("", "", "1")]);
    let (_, splitter) = events(b"id: 1\ndata: 1\n\nid: 7\ndata: 2\n", 3);
    assert_eq!(splitter.last_id(), Some("1"));
}

#[test]
fn the_time_to_wait() {
    let retry = |body: &str| events(body.as_bytes(), 4).1.retry().map(|wait| wait.as_millis());
    assert_eq!(retry("data: 1\n\n"), None);
    assert_eq!(retry("retry: 250\n"), Some(250));
    assert_eq!(retry("retry: 250\nretry: 2s\nretry: -1\nretry\nretry: 1.5\nretry: \u{661}\n"), Some(250));
    assert_eq!(retry("retry: 99999999999999999999999\n"), Some(u128::from(u64::MAX)));
}

#[test]
fn what_is_no_text_is_replaced() {
    let mut splitter = Splitter::new(Format::Events, 100);
    splitter.push(b"event: \xff\nid: \xc3\ndata: \xff\n\n"[..].into());
    let event = splitter.next().unwrap().unwrap();
    assert_eq!((event.name.as_deref(), splitter.last_id()), (Some("\u{fffd}"), Some("\u{fffd}")));
    assert_eq!(&event.data[..], b"\xff");
}

/// Another body goes on with the id and the time to wait of the one before, and with nothing else of it.
#[test]
fn another_body_begins_anew() {
    let mut splitter = Splitter::new(Format::Events, 100);
    splitter.push("id: 1\nretry: 5\ndata: 1\n\nid: 2\nevent: x\ndata: lost\r".into());
    assert!(splitter.next().unwrap().is_some());
    assert!(splitter.next().unwrap().is_none());
    splitter.restart();
    splitter.push("\u{feff}data: 2\n\n".into());
    let event = splitter.next().unwrap().unwrap();
    assert_eq!((&event.data[..], event.name.as_deref(), splitter.last_id()), (&b"2"[..], None, Some("1")));
    assert_eq!(splitter.retry().unwrap().as_millis(), 5);
}

/// Neither a line nor the lines of an event together may be larger than the limit; what is not kept may.
#[test]
fn memory_is_bounded() {
    let too_long = |body: String, size: usize| {
        let mut splitter = Splitter::new(Format::Events, 100);
        body.as_bytes().chunks(size).any(|chunk| {
            splitter.push(chunk.to_vec().into());
            loop {
                match splitter.next() {
                    Ok(Some(_)) => {}
                    Ok(None) => break false,
                    Err(_) => break true,
                }
            }
        })
    };
    for size in [1, 7, 10_000] {
        assert!(too_long(format!("data: {}", "x".repeat(200)), size));
        assert!(too_long(format!(":{}", "x".repeat(200)), size));
        assert!(too_long("data: xxxxxxxxxx\n".repeat(20), size));
        assert!(!too_long(": x\n".repeat(500), size));
        assert!(!too_long(format!("data: {}\n\n", "x".repeat(80)).repeat(50), size));
    }
}

/// What came is not looked at again with each chunk: a line of 8 MiB in chunks of a byte is a matter of a moment.
#[test]
fn time_is_linear() {
    let mut splitter = Splitter::new(Format::Events, 16 << 20);
    let started = std::time::Instant::now();
    splitter.push("data: ".into());
    for _ in 0..8 << 20 {
        splitter.push(bytes::Bytes::from_static(b"x"));
        assert!(splitter.next().unwrap().is_none());
    }
    splitter.push("\n\n".into());
    assert_eq!(splitter.next().unwrap().unwrap().data.len(), 8 << 20);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
