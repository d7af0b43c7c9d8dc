//! Odd values of `Location`: each is resolved as a browser does (WHATWG URL Standard), refused, or not a redirect at all.

use sailmaker_tests::server::{Reply, Server};
use sailpoint_source_usages::{ErrorKind, RetryPolicy};

use crate::support::{ID, STATUS, builder, complete, status, status_error};

#[tokio::test]
async fn what_leads_to_the_same_server_is_followed() {
    let server = Server::start();
    let (port, source) = (server.port(), format!("/v2025/source-usages/{ID}"));
    let long = format!("/{}", "x".repeat(8000));
    let cases = [
        ("/moved", "/moved".to_owned()),
        ("moved", format!("{source}/moved")),
        ("./moved", format!("{source}/moved")),
        ("../moved", "/v2025/source-usages/moved".to_owned()),
        ("../../../../../../moved", "/moved".to_owned()),
        ("/.%2e/a/%2E%2e/moved", "/moved".to_owned()),
        ("?a=b", format!("{STATUS}?a=b")),
        ("#part", STATUS.to_owned()),
        ("", STATUS.to_owned()),
        ("/a b", "/a%20b".to_owned()),
        ("/%zz?%", "/%zz?%".to_owned()),
        ("/a\tb", "/ab".to_owned()),
        ("\\moved\\on", "/moved/on".to_owned()),
        ("   /moved  ", "/moved".to_owned()),
        (&format!("//127.0.0.1:{port}/moved"), "/moved".to_owned()),
        (&format!("\\\\127.0.0.1:{port}\\moved"), "/moved".to_owned()),
        (&format!("HTTP://127.1:{port}/moved"), "/moved".to_owned()),
        (&format!("http://0x7f000001:{port}/moved"), "/moved".to_owned()),
        (&format!("http://user:pass@127.0.0.1:{port}/moved"), "/moved".to_owned()),
        ("http:/moved", "/moved".to_owned()),
        ("http:moved", format!("{source}/moved")),
        (&long, long.clone()),
    ];
    server.otherwise(|_| complete().into());
    let client = builder(&server).bearer_token("t").build().unwrap();
    for (location, expected) in cases {
        server.reply(STATUS, Reply::redirect(302, location));
        status(&client).await.unwrap_or_else(|error| panic!("{location}: {error}"));
        let call = server.calls().pop().unwrap();
        assert_eq!(
            (call.target, call.headers.iter().any(|(_, value)| value == "Bearer t")),
            (expected, true),
            "{location}"
        );
    }
}

#[tokio::test]
async fn what_leads_nowhere_is_refused() {
    let server = Server::start();
    let client = builder(&server).bearer_token("t").retry(RetryPolicy::none()).build().unwrap();
    let locations = [
        "file:///etc/hostname",
        "ftp://127.0.0.1/",
        "ws://127.0.0.1/",
        "javascript:1",
        "data:,{}",
        "mailto:a@b.example",
        "about:blank",
        "blob:http://127.0.0.1/x",
        "http://",
        "http:///",
        "//",
        "//[",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "http://a b/",
        "http://%00/",
        "http://1.2.3.4.5/",
    ];
    for (location, before) in locations.into_iter().zip(0..) {
        server.reply(STATUS, Reply::redirect(302, location));
        let error = status_error(&client).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Redirect, 302), "{location}");
        assert_eq!(server.calls().len(), before + 1, "{location}");
    }
}

/// Plain `http` is for this machine alone, also where the redirect comes from it.
#[tokio::test]
async fn what_leads_to_plain_http_elsewhere_is_refused() {
    let server = Server::start();
    let client = builder(&server).bearer_token("t").retry(RetryPolicy::none()).build().unwrap();
    let locations = [
        "http://a.invalid/",
        "//a.invalid/",
        "http://192.0.2.1/",
        "http://[2001:db8::1]/",
        "http://127.0.0.1.invalid/",
    ];
    for (location, before) in locations.into_iter().zip(0..) {
        server.reply(STATUS, Reply::redirect(302, location));
        let error = status_error(&client).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Redirect, 302), "{location}");
        assert!(error.to_string().ends_with(": a redirect to plain http on another machine"), "{error}");
        assert_eq!(server.calls().len(), before + 1, "{location}");
    }
}

/// The first of several is taken, and none of a status that does not redirect.
#[tokio::test]
async fn several_and_none() {
    let server = Server::start();
    server.otherwise(|_| complete().into());
    let client = builder(&server).bearer_token("t").retry(RetryPolicy::none()).build().unwrap();
    server.reply(STATUS, Reply::redirect(302, "/first").header("location", "/second"));
    status(&client).await.unwrap();
    assert_eq!(server.calls()[1].target, "/first");
    for code in [300, 304, 305, 306, 399, 404] {
        server.reply(STATUS, Reply::redirect(code, "/moved"));
        assert_eq!(status_error(&client).await.status().unwrap().as_u16(), code);
    }
    server.reply(STATUS, Reply::from(complete()).header("location", "/moved"));
    status(&client).await.unwrap();
    assert!(server.calls().iter().all(|call| call.target != "/moved"));
}
