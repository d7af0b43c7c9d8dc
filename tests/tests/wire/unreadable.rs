//! Bodies of a success that cannot be read, and how that is told.

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{Error, ErrorKind};

use crate::support::{STATUS, USAGES, client, complete, page, status_error};

/// The error that this answer to a request for usages must lead to.
async fn unreadable(body: impl Into<Vec<u8>>) -> Error {
    let server = Server::start();
    let body = body.into();
    server.reply(USAGES, Reply::status(200).header("x-request-id", "r-1").body(body.clone()));
    let error = page(&client(&server)).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, 200));
    assert_eq!(error.headers().unwrap()["x-request-id"], "r-1");
    assert_eq!(error.decode().unwrap().body(), &body);
    assert!(!error.is_retryable());
    assert_eq!(server.calls().len(), 1);
    error
}

/// Checks that these bodies fail at these places.
async fn assert_places<const N: usize>(cases: [(&str, &str); N]) {
    let server = Server::start();
    let client = client(&server);
    for (body, place) in cases {
        server.reply(USAGES, Reply::status(200).body(body));
        let error = page(&client).await.unwrap_err();
        assert_eq!(error.decode().unwrap().path(), place, "{body}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_json() {
    let error = unreadable("<html><body>Maintenance</body></html>").await;
    assert_eq!(error.decode().unwrap().path(), "");
    assert!(error.to_string().contains("getUsagesBySourceId"), "{error}");
}

#[tokio::test]
async fn an_empty_body() {
    assert_eq!(unreadable("").await.decode().unwrap().path(), "");
}

#[tokio::test]
async fn no_content_where_content_is_documented() {
    let server = Server::start();
    server.reply(STATUS, 204);
    let error = status_error(&client(&server)).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, 204));
}

#[tokio::test]
async fn null_in_place_of_a_whole_object() {
    assert_places([("null", ""), ("[{}, null]", "[1]")]).await;
}

#[tokio::test]
async fn bytes_that_are_not_utf8() {
    let error = unreadable(b"[{\"date\": \"2023-\xff\"}]").await;
    assert_eq!(error.decode().unwrap().path(), "[0].date");
}

#[tokio::test]
async fn a_body_that_is_cut_off_is_no_success() {
    let server = Server::start();
    server.always(STATUS, Reply::from(complete()).cut_after(10));
    let error = status_error(&client(&server)).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn a_chunked_body_that_is_cut_off_is_no_success() {
    let server = Server::start();
    server.always(STATUS, Reply::from(complete()).chunked().cut_after(10));
    assert_eq!(status_error(&client(&server)).await.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn the_place_of_a_failure_is_told() {
    assert_places([
        (r#"[{}, ["count"]]"#, "[1]"),
        (r#"[{"count": 1}, 5]"#, "[1]"),
        (r#"{"count": 1}"#, ""),
        (r#"[{"date": "2023-02-\x"}]"#, "[0].date"),
        (r#"[{}, {}, {}, {"count": 1..0}]"#, "[3].count"),
        (r#"[{"date": "2023-04-01", "cou"#, "[0]"),
        (r#"[{"a": {"b": [0, 1, 2}}]"#, "[0].a.b[2]"),
        (r#"[{"say \"],": [0, true, x]}]"#, r#"[0]["say \"],"][2]"#),
        ("[{}] []", ""),
        ("[", "[0]"),
        ("[{}, ", "[1]"),
    ])
    .await;
}

#[tokio::test]
async fn the_place_is_told_by_line_and_column_too() {
    let error = unreadable("[\n  {},\n  true\n]").await;
    let told = error.decode().unwrap().to_string();
    for part in ["[1]", "line 3", "column", "boolean `true`", "expected an object"] {
        assert!(told.contains(part), "{part} is not in: {told}");
    }
    assert!(error.to_string().contains("[1]"), "{error}");
}

#[tokio::test]
async fn nesting_without_end_is_a_decode_error() {
    unreadable("[".repeat(200_000)).await;
    unreadable(format!("[{{\"count\": {}", "{\"a\":".repeat(100_000))).await;
}

/// What is not of the type that the document says costs no answer, not even where all of it is so.
#[tokio::test]
async fn an_odd_value_is_kept_beside_its_field() {
    let server = Server::start();
    server.reply(USAGES, Reply::status(200).body(r#"[{"count": "x", "date": 20230201}, {"count": "1.5"}]"#));
    let usages = page(&client(&server)).await.unwrap().into_inner();
    assert_eq!((usages[0].count, usages[0].date, usages[1].count), (None, None, Some(1.5)));
    assert_eq!(usages[0].unread.get("count"), Some(&"x".into()));
    assert_eq!(usages[0].unread.get("date"), Some(&20_230_201.into()));
}
