//! The oracle of requests can say no, and says yes to what is right.

use sailmaker_tests::oracle::{Document, Operation, judge, least, operations, sample};
use sailmaker_tests::server::Request;
use serde_json::{Value, json};
use std::path::Path;

fn document() -> Document {
    Document::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generator/oracle/document.yaml")).unwrap()
}

fn operation<'d>(document: &'d Document, id: &str) -> Operation<'d> {
    operations(document).into_iter().find(|operation| operation.id.as_deref() == Some(id)).unwrap()
}

/// What the oracle says of a request that is right but for what `spoil` does to it.
fn faults(id: &str, spoil: impl FnOnce(&mut Request)) -> Vec<String> {
    let document = document();
    let operation = operation(&document, id);
    let mut request = right(id);
    spoil(&mut request);
    judge(&operation, &sample(&operation), "/7", &request)
}

fn right(id: &str) -> Request {
    let (method, target, headers, body) = match id {
        "getThing" => (
            "GET",
            "/7/v1/things/a%2Fb?limit=5&each=a&each=b%2Cc&joined=a,b%2Cc&since=2025-01-01T00:00:00Z",
            &[TOKEN, JSON_ACCEPTED, ("x-trace", "true")][..],
            String::new(),
        ),
        "putThing" => ("PUT", "/7/v1/things/a%2Fb?limit=250", &[TOKEN, ANY_ACCEPTED, JSON][..], thing().to_string()),
        "sendFile" => ("POST", "/7/v1/files", &[TOKEN, ANY_ACCEPTED, MULTIPART][..], MULTIPART_BODY.to_owned()),
        _ => ("POST", "/7/v1/search", &[("accept", "text/csv"), FORM][..], "q=a%26b&of=1&of=2".to_owned()),
    };
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Request { method: method.to_owned(), target: target.to_owned(), headers, body: body.into_bytes() }
}

const TOKEN: (&str, &str) = ("authorization", "Bearer sample-token");
const JSON_ACCEPTED: (&str, &str) = ("accept", "application/json");
const ANY_ACCEPTED: (&str, &str) = ("accept", "*/*");
const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const MULTIPART: (&str, &str) = ("content-type", "multipart/form-data; boundary=x");
const MULTIPART_BODY: &str = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\na,b\r\n\
    --x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nä\r\n\
    --x\r\nContent-Disposition: form-data; name=\"about\"\r\nContent-Type: application/json\r\n\r\n{\"n\":1}\r\n--x--\r\n";

fn thing() -> Value {
    json!({ "name": "n", "note": null, "made": "2025-01-01T00:00:00+00:00", "size": 1, "kind": { "cat": true } })
}

/// Puts a text in place of another in the target.
fn target(from: &str, to: &str) -> impl FnOnce(&mut Request) {
    move |request| request.target = request.target.replacen(from, to, 1)
}

/// Puts a text in place of another in the body.
fn body(from: &str, to: &str) -> impl FnOnce(&mut Request) {
    move |request| request.body = String::from_utf8(request.body.clone()).unwrap().replacen(from, to, 1).into_bytes()
}

/// Sets a header, or takes it away.
fn header(name: &str, value: Option<&str>) -> impl FnOnce(&mut Request) {
    move |request| {
        request.headers.retain(|(other, _)| other != name);
        request.headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    }
}

/// Checks that one fault is found, and that it says this.
#[track_caller]
fn finds(faults: &[String], expected: &str) {
    assert!(matches!(faults, [only] if only.contains(expected)), "{faults:#?} in place of {expected:?}");
}

#[test]
fn what_is_right_has_no_fault() {
    for id in ["getThing", "putThing", "sendFile", "search"] {
        assert_eq!(faults(id, |_| {}), [""; 0], "{id}");
    }
}

#[test]
fn samples_are_the_documents() {
    let document = document();
    let values = |id: &str| sample(&operation(&document, id));
    let get: Vec<Value> = values("getThing").parameters.into_iter().flatten().collect();
    let expected =
        [json!(5), json!(["a", "b,c"]), json!(["a", "b,c"]), json!("2025-01-01T02:00:00+02:00"), json!(true)];
    assert_eq!(get, [expected.as_slice(), &[json!("a/b")]].concat());
    // What is read-only is not sent, and what is not declared neither.
    let put = json!({
        "name": "n", "note": null, "made": "2025-01-01T00:00:00Z", "size": 1.0, "kind": { "cat": true },
    });
    let body = values("putThing").body.unwrap();
    assert_eq!((body.value, body.invalid), (put, None));
}

#[test]
fn the_least_is_what_is_required() {
    let document = document();
    let least = |id: &str| least(&operation(&document, id));
    assert_eq!(least("getKeys").parameters, [None, Some(json!("a"))]);
    assert!(least("getKeys").body.is_none());
    let parameters: Vec<Value> = least("putThing").parameters.into_iter().flatten().collect();
    assert_eq!(parameters, [json!("a/b")]);
}

#[test]
fn method_and_path() {
    finds(&faults("getThing", |request| request.method = "POST".to_owned()), "the method is POST in place of GET");
    finds(&faults("getThing", target("/v1/", "/")), "is not under /7/v1");
    finds(&faults("getThing", target("%2F", "/")), "is not of the template");
    finds(&faults("getThing", target("a%2Fb", "a%252Fb")), "the segment a%252Fb is not \"a/b\"");
    finds(&faults("getThing", target("things", "thing")), "the segment thing is not \"things\"");
}

#[test]
fn query() {
    finds(&faults("getThing", target("limit=5&", "")), "lacks limit=5");
    finds(&faults("getThing", target("limit=5", "limit=5&limit=5")), "has limit=5, which nothing asks for");
    finds(&faults("getThing", target("limit=5", "limit=5&offset=0")), "has offset=0, which nothing asks for");
    finds(&faults("getThing", target("&each=b%2Cc", "")), "lacks each=b,c");
    assert_eq!(faults("getThing", target("limit=5", "limit=6")).len(), 2);
    assert_eq!(faults("getThing", target("joined=a,b%2Cc", "joined=a%2Cb%2Cc")).len(), 2);
    assert_eq!(faults("getThing", target("joined=a,b%2Cc", "joined=a&joined=b%2Cc")).len(), 3);
    assert_eq!(faults("getThing", target("T00:00", "T01:00")).len(), 2);
}

#[test]
fn headers_and_credentials() {
    finds(&faults("getThing", header("x-trace", None)), "the header X-Trace is [] in place of \"true\"");
    finds(&faults("getThing", header("x-trace", Some("false"))), "the header X-Trace is [\"false\"]");
    finds(&faults("getThing", header("x-other", Some("1"))), "the header x-other is not declared");
    finds(&faults("getThing", header("cookie", Some("a=b"))), "the header cookie is not declared");
    finds(&faults("getThing", header("authorization", None)), "the credentials are [] in place of");
    finds(&faults("getThing", header("authorization", Some("Bearer other"))), "the credentials are [\"Bearer other\"]");
    finds(&faults("search", header("authorization", Some(TOKEN.1))), "in place of []");
}

#[test]
fn all_credentials_of_one_alternative_are_sent_and_no_others() {
    let document = document();
    let operation = operation(&document, "getKeys");
    let faults = |target: &str, headers: &[(&str, &str)]| {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let request = Request {
            method: "GET".to_owned(),
            target: format!("/7/v1/keys?of=all&at=here&id=a{target}"),
            headers,
            body: Vec::new(),
        };
        judge(&operation, &least(&operation), "/7", &request)
    };
    let (user, key) = (("authorization", "Basic c2FtcGxlLXVzZXI6c2FtcGxlLXBhc3N3b3Jk"), ("x-key", "sample-key"));
    assert_eq!(faults("", &[user]), [""; 0]);
    assert_eq!(faults("&k=sample-key", &[key]), [""; 0]);
    finds(&faults("", &[]), "the credentials are [] in place of");
    assert_eq!(faults("&k=sample-key", &[]).len(), 2);
    finds(&faults("", &[user, key]), "the header x-key is not declared");
    finds(&faults("&k=sample-key", &[key, TOKEN]), "the credentials are [\"Bearer sample-token\"] in place of");
    finds(&faults("&k=sample-key&limit=3", &[key]), "has limit=3, which nothing asks for");
}

#[test]
fn a_path_has_a_query_and_a_fragment_of_its_own() {
    let document = document();
    let operation = operation(&document, "getKeys");
    let faults = |target: &str| {
        let headers = vec![("authorization".to_owned(), "Basic c2FtcGxlLXVzZXI6c2FtcGxlLXBhc3N3b3Jk".to_owned())];
        let request = Request { method: "GET".to_owned(), target: target.to_owned(), headers, body: Vec::new() };
        judge(&operation, &least(&operation), "/7", &request)
    };
    assert_eq!(faults("/7/v1/keys?id=a&at=here&of=all"), [""; 0]);
    finds(&faults("/7/v1/keys?id=a&of=all"), "lacks at=here, which the path has");
    finds(&faults("/7/v1/keys?id=a&of=all&at=here&at=here"), "has at=here, which nothing asks for");
    finds(&faults("/7/v1/keys%23keys?id=a&of=all&at=here"), "the segment keys%23keys is not \"keys\"");
}

#[test]
fn media_types() {
    assert_eq!(faults("getThing", header("accept", Some("text/html"))).len(), 2);
    finds(&faults("search", header("accept", Some("text/csv, text/html"))), "Accept: text/html is nothing");
    finds(&faults("getThing", header("accept", None)), "covers nothing that 200 answers with");
    finds(&faults("getThing", header("content-type", Some(JSON.1))), "there is a Content-Type");
    finds(&faults("putThing", header("content-type", Some("text/plain"))), "Content-Type is [\"text/plain\"]");
    finds(&faults("putThing", header("content-type", None)), "Content-Type is []");
}

#[test]
fn bodies_of_json() {
    finds(&faults("putThing", |request| request.body.clear()), "the body is no JSON");
    finds(&faults("getThing", |request| request.body.push(b' ')), "there is a body");
    finds(&faults("putThing", body("\"note\":null,", "")), "/note is lost: null");
    finds(&faults("putThing", body("\"size\":1", "\"size\":1,\"id\":null")).split_off(1), "/id: null is not of type");
    finds(&faults("putThing", body("\"size\":1", "\"size\":1,\"more\":2")), "/more is added: 2");
    finds(&faults("putThing", body("\"size\":1", "\"size\":2")), "/size is 2 in place of 1.0");
    finds(&faults("putThing", body("T00:", "T01:")), "/made is");
    // Lost, and invalid too, since it was required.
    assert_eq!(faults("putThing", body("\"name\":\"n\",", "")).len(), 2);
    finds(&faults("putThing", body("{\"cat\":true}", "{}")).split_off(1), "oneOf");
}

#[test]
fn bodies_of_fields() {
    finds(&faults("search", body("&of=2", "")), "the form lacks of=2");
    finds(&faults("search", body("of=2", "of=2&more=1")), "the form has more=1");
    assert_eq!(faults("search", body("of=1&of=2", "of=1,2")).len(), 3);
    assert_eq!(faults("sendFile", body("a,b", "a;b")).len(), 2);
    finds(&faults("sendFile", body("; filename=\"f\"", "")), "the part file is a file without a name");
    finds(&faults("sendFile", body("application/json", "text/plain")), "the part about is Some(\"text/plain\")");
    finds(&faults("sendFile", body("--x--", "")), "the last delimiter is missing");
    finds(
        &faults("sendFile", body("--x--", "--x\r\nContent-Disposition: form-data; name=\"m\"\r\n\r\n\r\n--x--")),
        "the part m",
    );
}

#[test]
fn methods_of_later_versions_are_found() {
    let document =
        Document::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/later_methods.yaml")).unwrap();
    let mut found: Vec<String> = operations(&document).into_iter().map(|operation| operation.method).collect();
    found.sort();
    assert_eq!(found, ["COPY", "GET", "LOCK", "M-SEARCH", "QUERY"]);
}
