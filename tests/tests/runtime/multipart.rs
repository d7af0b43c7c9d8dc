//! Multipart bodies (RFC 7578).

use serde_json::json;

use crate::File;
use crate::runtime::{Operation, Request};
use crate::support::{OnDisk, POST, refused, sent, shown};

/// The body that is sent, with `B` for the boundary.
async fn framed(set: impl FnOnce(Request) -> Request) -> String {
    let request = sent(&POST, |request| set(request.multipart())).await;
    let (media_type, boundary) = request.header("content-type").unwrap().split_once("; boundary=").unwrap();
    assert_eq!(media_type, "multipart/form-data");
    assert_eq!(boundary.len(), 32);
    let length = request.header("content-length").unwrap().parse();
    assert_eq!(length, Ok(request.body.len()));
    assert!(request.header("transfer-encoding").is_none());
    String::from_utf8(request.body.clone()).unwrap().replace(boundary, "B")
}

#[tokio::test]
async fn fields() {
    let body = framed(|request| {
        let request = request.field("a", "x\ny").field_each("each", [1, 2]).field_joined("joined", ["x", "y"]);
        request.field_json("json", &json!({ "é": 1 }))
    });
    let expected = [
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\ny\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"each\"\r\n\r\n1\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"each\"\r\n\r\n2\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"joined\"\r\n\r\nx,y\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: application/json\r\n\r\n{\"é\":1}\r\n",
        "--B--\r\n",
    ];
    assert_eq!(body.await, expected.concat());
}

#[tokio::test]
async fn files() {
    let disk = OnDisk::new(b"on disk");
    let body = framed(|request| {
        let request = request.field_file("a", File::from_bytes("in memory")).field_file("b", disk.path());
        let named = File::from_bytes("n").name("n.txt").media_type("text/plain");
        request.field_files("c", [named, File::from_bytes("")]).field("d", 1)
    });
    let part = |name: &str, file: &str, media_type: &str, content: &str| {
        let head = format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n");
        format!("{head}Content-Type: {media_type}\r\n\r\n{content}\r\n")
    };
    let binary = "application/octet-stream";
    let expected = [
        part("a", "a", binary, "in memory"),
        part("b", "a file.bin", binary, "on disk"),
        part("c", "n.txt", "text/plain", "n"),
        part("c", "c", binary, ""),
        "--B\r\nContent-Disposition: form-data; name=\"d\"\r\n\r\n1\r\n--B--\r\n".to_owned(),
    ];
    assert_eq!(body.await, expected.concat());
}

#[tokio::test]
async fn names_do_not_end_their_quotation_marks() {
    let file = File::from_bytes("").name("\"\r\né\n\\.txt");
    let body = framed(|request| request.field_file("a\"b\nc\r\nd\r".to_owned(), file)).await;
    let expected = "name=\"a%22b%0D%0Ac%0D%0Ad%0D%0A\"; filename=\"%22%0D%0Aé%0A\\.txt\"\r\n";
    assert!(body.contains(expected), "{body}");
}

#[tokio::test]
async fn a_media_type_that_cannot_be_sent_is_refused() {
    let file = File::from_bytes("").media_type("text/plain\r\nX: y");
    refused(&POST, |request| request.multipart().field_file("a", file)).await;
}

#[tokio::test]
async fn nothing() {
    assert_eq!(framed(|request| request).await, "--B--\r\n");
}

#[tokio::test]
async fn the_kind_of_multipart_is_that_of_the_document() {
    static MIXED: Operation = Operation {
        id: "a",
        method: "POST",
        path: "/a",
        content_type: "multipart/mixed",
        security: &[],
        ..Operation::new(&crate::settings::SETTINGS)
    };
    let request = sent(&MIXED, |request| request.field("a", 1)).await;
    assert!(request.header("content-type").unwrap().starts_with("multipart/mixed; boundary="));
}

#[test]
fn a_file_shows_no_contents() {
    let file = File::from("secret".to_owned()).name("a.txt");
    assert!(!shown(&file).contains("secret"));
    assert!(shown(&file).contains("a.txt"));
}
