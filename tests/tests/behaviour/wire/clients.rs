//! What a client is given: credentials, and addresses of servers.

use super::{header, sent};

#[test]
fn credentials_that_are_optional_are_sent_if_there_are_any() {
    let call = |token: Option<&str>| {
        sent("204 No Content", "", |url| {
            let builder = security::Client::builder().base_url(url);
            let builder = match token {
                Some(token) => builder.bearer_token(token),
                None => builder,
            };
            builder.build().unwrap().a().get_either().send_blocking().unwrap();
        })
    };
    assert_eq!(header(&call(Some("t")), "authorization"), Some("Bearer t"));
    assert_eq!(header(&call(None), "authorization"), None);
}

#[test]
fn servers_of_operations() {
    let line = |call: fn(servers::operations::a::A)| {
        let request = sent("204 No Content", "", |url| {
            let builder = servers::Client::builder().base_url(&url).eu_upload_example_com_url(format!("{url}/upload"));
            call(builder.build().unwrap().a());
        });
        request.lines().next().unwrap().to_owned()
    };
    assert_eq!(line(|a| drop(a.get_same().send_blocking().unwrap())), "GET /v1/same HTTP/1.1");
    assert_eq!(line(|a| drop(a.get_path().send_blocking().unwrap())), "GET /beta/path HTTP/1.1");
    assert_eq!(line(|a| drop(a.get_relative().send_blocking().unwrap())), "GET /relative HTTP/1.1");
    assert_eq!(line(|a| drop(a.get_elsewhere().send_blocking().unwrap())), "GET /upload/elsewhere HTTP/1.1");
}

#[test]
fn credentials_by_their_scheme() {
    let call = |call: fn(security_schemes::operations::a::A)| {
        sent("204 No Content", "", |url| {
            let builder = security_schemes::Client::builder().base_url(url).bearer_token("t").basic_auth("u", "p");
            call(builder.header("h").query("q").cookie("c").build().unwrap().a());
        })
    };
    let common = call(|a| drop(a.get_common().send_blocking().unwrap()));
    assert_eq!((header(&common, "x-key"), header(&common, "authorization")), (Some("h"), None));
    let both = call(|a| drop(a.get_both().send_blocking().unwrap()));
    assert_eq!(
        (both.lines().next(), header(&both, "authorization")),
        (Some("GET /both?key=q HTTP/1.1"), Some("Bearer t"))
    );
    assert_eq!(header(&call(|a| drop(a.get_cookie().send_blocking().unwrap())), "cookie"), Some("session=c"));
    assert_eq!(header(&call(|a| drop(a.get_basic().send_blocking().unwrap())), "authorization"), Some("Basic dTpw"));
    assert_eq!(header(&call(|a| drop(a.get_tokens().send_blocking().unwrap())), "authorization"), Some("Bearer t"));
}
