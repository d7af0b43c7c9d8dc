//! Bodies of text, and of fields as HTML forms are sent.

use serde_json::json;

use crate::File;
use crate::runtime::Operation;
use crate::support::{POST, body, refused, sent};

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn text() {
    static TEXT: Operation = Operation {
        id: "a",
        method: "PUT",
        path: "/a",
        content_type: "text/plain",
        security: &[],
        ..Operation::new(&crate::settings::SETTINGS)
    };
    let request = sent(&TEXT, |request| request.text("a\r\né")).await;
    assert_eq!((request.header("content-type"), &request.body[..]), (Some("text/plain"), "a\r\né".as_bytes()));
}

#[tokio::test]
async fn fields() {
    let request = sent(&POST, |request| {
        let request = request.form().field("a b", "c&d=é+").field("n", 1.5).field("a b", "second");
        let request = request.field_each("each", ["x", "y"]).field_joined("joined", ["x,y", "z"]);
        request.field_json("json", &json!({ "a": [1] })).field("own".to_owned(), true)
    });
    let request = request.await;
    assert_eq!(request.header("content-type"), Some(FORM));
    let expected = "n=1.5&a%20b=second&each=x&each=y&joined=x%2Cy,z&json=%7B%22a%22%3A%5B1%5D%7D&own=true";
    assert_eq!(String::from_utf8_lossy(&request.body), expected);
    assert_eq!(request.header("content-length"), Some(expected.len().to_string().as_str()));
}

#[tokio::test]
async fn a_form_without_fields() {
    let request = sent(&POST, |request| request.form()).await;
    assert_eq!(request.header("content-type"), Some(FORM));
    assert_eq!((request.header("content-length"), request.body.len()), (Some("0"), 0));
}

#[tokio::test]
async fn an_object_as_a_form() {
    let object =
        json!({ "a": "x y", "b": [1, "z", null, { "k": 2 }], "c": { "k": [] }, "d": null, "e": [], "f": true });
    let expected = "a=x%20y&b=1&b=z&b=%7B%22k%22%3A2%7D&c=%7B%22k%22%3A%5B%5D%7D&f=true";
    assert_eq!(body(|request| request.form_of(&object)).await, expected);
    refused(&POST, |request| request.form_of(&[1])).await;
}

#[tokio::test]
async fn the_last_body_counts() {
    assert_eq!(body(|request| request.json(&1).form().field("a", 1)).await, "a=1");
    assert_eq!(body(|request| request.form().field("a", 1).json(&[1])).await, "[1]");
    // A form that has begun goes on, so that the order of calls does not count.
    assert_eq!(body(|request| request.form().field("a", 1).form().field("b", 1)).await, "a=1&b=1");
    assert_eq!(body(|request| request.multipart().field("a", 1).form().field("b", 1)).await, "b=1");
}

#[tokio::test]
async fn fields_start_the_form_of_the_operation() {
    static OWN: Operation = Operation {
        id: "a",
        method: "POST",
        path: "/a",
        content_type: FORM,
        security: &[],
        ..Operation::new(&crate::settings::SETTINGS)
    };
    assert_eq!(sent(&OWN, |request| request.field("a", 1)).await.body, b"a=1");
}

#[tokio::test]
async fn a_form_has_no_files() {
    let message = refused(&POST, |request| request.form().field_file("a", File::from_bytes("b"))).await;
    assert!(message.contains("multipart"), "{message}");
}

/// JSON that cannot be written is an error when it is sent, and not if it was replaced before.
#[tokio::test]
async fn json_that_cannot_be_written() {
    let keys = || std::collections::BTreeMap::from([([1, 2], 3)]);
    refused(&POST, |request| request.json(&keys())).await;
    refused(&POST, |request| request.form().field_json("a", &keys())).await;
    refused(&POST, |request| request.query_json("a", &keys())).await;
    assert_eq!(body(|request| request.json(&keys()).json(&1)).await, "1");
}

/// RFC 9110, section 8.6; some servers refuse to guess.
#[tokio::test]
async fn a_body_that_could_be_there_has_a_length() {
    assert_eq!(sent(&POST, |request| request).await.header("content-length"), Some("0"));
    assert_eq!(sent(&crate::support::GET, |request| request).await.header("content-length"), None);
}
