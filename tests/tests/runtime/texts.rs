//! Responses of text, and media types beside the primary one.

use sailmaker_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::ErrorKind;
use crate::runtime::{Request, request};
use crate::support::{A, GET, client};

struct Get(Request);

request::json!(Get -> Value);
request::text!(Get as send_text / send_text_blocking, "text/csv", "`text/csv`");
request::stream!(Get as send_stream / send_stream_blocking, "application/pdf", "`application/pdf`");
request::json!(Get as send_other / send_other_blocking, "application/hal+json", "`application/hal+json`" -> Option<Vec<Value>>);

struct GetText(Request);

request::text!(GetText);

fn get(server: &Server) -> Get {
    Get(Request::new(&client(server), &GET))
}

#[tokio::test]
async fn text() {
    let server = Server::start();
    let read = async |body: &[u8]| {
        server.reply(A, Reply::status(200).header("content-type", "text/plain").body(body));
        let request = GetText(Request::new(&client(&server), &GET));
        request.send().await.map(|response| response.into_inner())
    };
    assert_eq!(read("a\r\né\n".as_bytes()).await.unwrap(), "a\r\né\n");
    assert_eq!(read(b"").await.unwrap(), "");
    assert_eq!(read(b"\xef\xbb\xbfa\xef\xbb\xbf").await.unwrap(), "a\u{feff}");
}

#[tokio::test]
async fn text_that_is_not_utf8() {
    let server = Server::start();
    server.reply(A, Reply::status(200).body(b"a\nbc\xe9d"));
    let error = get(&server).send_text().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let decode = error.decode().unwrap();
    assert_eq!((decode.line(), decode.column(), decode.path()), (2, 3, ""));
    assert_eq!(&decode.body()[..], b"a\nbc\xe9d");
    assert_eq!(error.to_string(), "getA: 200 OK: the body cannot be decoded (line 2, column 3): it is not UTF-8");
}

#[tokio::test]
async fn every_media_type_has_its_own_accept() {
    let server = Server::start();
    server.always(A, json!([1]));
    get(&server).send().await.unwrap();
    assert_eq!(get(&server).send_text().await.unwrap().into_inner(), "[1]");
    get(&server).send_stream().await.unwrap();
    assert_eq!(get(&server).send_other().await.unwrap().into_inner(), Some(vec![json!(1)]));
    let accepts: Vec<_> = server.calls().into_iter().map(|call| call.header("accept").unwrap().to_owned()).collect();
    assert_eq!(accepts, ["application/json", "text/csv", "application/pdf", "application/hal+json"]);
}

#[test]
fn every_media_type_has_its_own_accept_blocking() {
    let server = Server::start();
    server.always(A, json!([1]));
    get(&server).send_blocking().unwrap();
    assert_eq!(get(&server).send_text_blocking().unwrap().into_inner(), "[1]");
    assert_eq!(&get(&server).send_stream_blocking().unwrap().into_inner().bytes().unwrap()[..], b"[1]");
    get(&server).send_other_blocking().unwrap();
    assert_eq!(GetText(Request::new(&client(&server), &GET)).send_blocking().unwrap().as_str(), "[1]");
    let accepts: Vec<_> = server.calls().into_iter().map(|call| call.header("accept").unwrap().to_owned()).collect();
    assert_eq!(accepts[..4], ["application/json", "text/csv", "application/pdf", "application/hal+json"]);
}

#[tokio::test]
async fn a_body_that_may_be_absent() {
    let server = Server::start();
    server.reply(A, 204);
    assert_eq!(get(&server).send_other().await.unwrap().into_inner(), None);
}
