//! A document of Swagger 2.0: every operation of its client is called, and judged by the document as it is written.

#[path = "../support/batch.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod batch;
#[path = "../support/calls.rs"]
mod called;
#[path = "../support/generated.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod generated;
#[path = "../support/workspace.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod workspace;

use sailmaker_tests::oracle::{Document, judge, operations, sample};
use sailmaker_tests::server::Request;
use std::path::{Path, PathBuf};

fn document() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/swagger/document.yaml")
}

#[test]
fn every_operation_sends_what_the_document_asks_for() {
    called::check_document(&document(), "swagger");
}

/// How many faults a request has in which a text was put in place of another.
fn faults(id: &str, from: &str, to: &str) -> usize {
    let declared = Document::open(&document()).unwrap();
    let operation = operations(&declared).into_iter().find(|operation| operation.id.as_deref() == Some(id)).unwrap();
    let (method, target, headers, body) = match id {
        "getThing" => ("GET", THING, [("x-list", "1,2"), ("x-pipes", "1|2")].as_slice(), ""),
        _ => ("POST", "/7/v2/search", [("content-type", "application/x-www-form-urlencoded")].as_slice(), SEARCH),
    };
    let headers = headers.iter().chain(&[("accept", "application/json")]);
    let headers = headers.map(|(name, value)| ((*name).to_owned(), value.replacen(from, to, 1)));
    let (target, body) = (target.replacen(from, to, 1), body.replacen(from, to, 1).into_bytes());
    let request = Request { method: method.to_owned(), target, headers: headers.collect(), body };
    judge(&operation, &sample(&operation), "/7", &request).len()
}

const THING: &str = "/7/v2/things/a%20b%2Fc%3Fd%26e%3Df%2Bg%25h%23i%2Cj%3B%C3%A4?commas=a,b%20c&each=a&each=b%2Cc&\
    spaces=1%202&pipes=a%7Cb%2Cc&tabs=a%09b%2Cc&limit=10";
const SEARCH: &str = "q=example&limit=7&commas=a,b+c&each=a&each=b%2Cc&pipes=1%7C2&kind=cat";

#[test]
fn what_is_written_otherwise_is_a_fault() {
    let things = [("/v2/", "/v1/"), ("commas=a,b", "commas=a%2Cb"), ("spaces=1%202", "spaces=1,2")];
    let lists = [("a%7Cb", "a,b"), ("a%09b", "a,b"), ("each=b%2Cc", "each=c"), ("1|2", "1,2"), ("1,2", "1|2")];
    let fields = [("commas=a,b", "commas=a&commas=b"), ("each=a&each", "each"), ("1%7C2", "1,2"), ("q=", "p=")];
    assert_eq!((faults("getThing", "", ""), faults("search", "", "")), (0, 0));
    for (from, to) in things.into_iter().chain(lists) {
        assert_ne!(faults("getThing", from, to), 0, "{to} in place of {from}");
    }
    for (from, to) in fields {
        assert_ne!(faults("search", from, to), 0, "{to} in place of {from}");
    }
}
