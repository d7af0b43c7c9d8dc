//! What the requests of some cases look like on the wire. The test `emitted_rust_behaves` puts this file into a crate beside
//! those of the cases, and runs it there.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

/// What a call sends, as text. The server gives one answer, and ends.
fn sent(status: &'static str, body: &'static str, call: impl FnOnce(String)) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        while !is_whole(&request) {
            let mut part = [0; 4096];
            let length = stream.read(&mut part).unwrap();
            request.extend_from_slice(&part[..length]);
        }
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        stream.write_all(answer.as_bytes()).unwrap();
        String::from_utf8(request).unwrap()
    });
    call(url);
    server.join().unwrap()
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    request.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

#[test]
#[allow(deprecated, reason = "the case is about it as well")]
fn parameters() {
    let request = sent("204 No Content", "", |url| {
        let client = parameters::Client::builder().base_url(url).build().unwrap();
        let since = "2025-01-01T00:00:00+02:00".parse().unwrap();
        let request = client.a().get_a("x/y", 7, since).ids(["a,b", "c"]).numbers([1, 2]).x_trace("t");
        request.state("ON".into()).send_blocking().unwrap();
    });
    let expected = "GET /a/x%2Fy/7?since=2024-12-31T22%3A00%3A00Z&ids=a%2Cb&ids=c&numbers=1,2&state=ON HTTP/1.1";
    assert_eq!(request.lines().next(), Some(expected));
    assert_eq!(header(&request, "x-trace"), Some("t"));
}

#[test]
fn media_types() {
    let request = sent("200 OK", r#"{"any": "thing"}"#, |url| {
        let client = media_types::Client::builder().base_url(url).build().unwrap();
        let patch = [serde_json::json!({ "op": "remove", "path": "/name" })];
        let response = client.a().patch_a(&patch).send_blocking().unwrap();
        assert_eq!(*response, serde_json::json!({ "any": "thing" }));
    });
    assert_eq!(header(&request, "content-type"), Some("application/json-patch+json"));
    assert_eq!(header(&request, "accept"), Some("application/hal+json"));
    assert!(request.ends_with(r#"[{"op":"remove","path":"/name"}]"#), "{request}");
}

#[test]
fn a_default_is_a_success_where_nothing_else_is() {
    sent("200 OK", r#""text""#, |url| {
        let client = media_types::Client::builder().base_url(url).build().unwrap();
        assert_eq!(*client.a().get_b().send_blocking().unwrap(), "text");
    });
}

#[test]
fn what_is_absent_and_what_is_null() {
    let request = sent("204 No Content", "", |url| {
        let client = object_written::Client::builder().base_url(url).build().unwrap();
        let mut body = object_written::models::A::new("1".to_owned());
        body.note = Some(None);
        client.a().put_a(&body).send_blocking().unwrap();
    });
    let body: serde_json::Value = serde_json::from_str(request.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    assert_eq!(body, serde_json::json!({ "id": "1", "note": null, "parent": null }));
}

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
fn whole_numbers_that_the_document_does_not_list_are_kept() {
    use enumeration_integer::models::{A, ALevel};
    let read = |text: &str| serde_json::from_str::<A>(text).unwrap();
    assert_eq!(read(r#"{"level": -1}"#).level, Some(ALevel::Minus1));
    assert_eq!(read(r#"{"level": 7}"#).level, Some(ALevel::Unknown(7)));
    assert_eq!(serde_json::to_string(&read(r#"{"level": 7}"#)).unwrap(), r#"{"level":7}"#);
}

/// What a call of `replacePets` sends back of the basket that it got.
fn basket_of(name: &str, json: &'static str, call: impl FnOnce(String)) -> serde_json::Value {
    let request = sent("200 OK", json, call);
    let body = request.split_once("\r\n\r\n").unwrap().1;
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{name}: {error} in {body}"))
}

#[test]
fn a_union_takes_the_variant_that_knows_the_most() {
    use union::models::*;
    let pet = |json: &str| serde_json::from_str::<BasketPet>(json).unwrap();
    assert!(matches!(pet(r#"{"name": "Tom", "indoor": true}"#), BasketPet::Cat(_)));
    assert!(matches!(pet(r#"{"name": "Leo", "roar": 3}"#), BasketPet::Lion(_)));
    assert!(matches!(pet(r#"{"name": "Rex", "size": "small"}"#), BasketPet::Dog(_)));
    // A new property is known to none of them, and changes nothing.
    assert!(matches!(pet(r#"{"name": "Leo", "roar": 3, "new": 1}"#), BasketPet::Lion(_)));
    let value = |json: &str| serde_json::from_str::<BasketValue>(json).unwrap();
    assert_eq!(value("true"), BasketValue::Boolean(true));
    assert_eq!(value("1"), BasketValue::Integer(1));
    assert_eq!(value("1.5"), BasketValue::Number(1.5));
    assert_eq!(value(r#""2025-01-01""#), BasketValue::Date("2025-01-01".parse().unwrap()));
    assert_eq!(value(r#""text""#), BasketValue::String("text".to_owned()));
    assert_eq!(value(r#"["a"]"#), BasketValue::Array(vec!["a".to_owned()]));
    assert!(matches!(value(r#"{"a": 1}"#), BasketValue::Map(_)));
    assert_eq!(value("[1]"), BasketValue::Unknown(serde_json::json!([1])));
    let either = |json: &str| serde_json::from_str::<BasketEither>(json).unwrap();
    assert!(matches!(either(r#"[{"name": "Tom"}]"#), BasketEither::Array(_)));
    assert!(matches!(either(r#"[{"size": "small"}]"#), BasketEither::Array2(_)));
}

#[test]
fn a_union_is_written_as_it_came() {
    let json = r#"{"pet":{"name":"Leo","roar":3},"value":[1,"a"],"extended":"huge","nullable":null,"open":7,
        "extra":{"id":1,"size":"small"},"nested":["a",["b"]]}"#;
    let basket = basket_of("union", "{}", |url| {
        let client = union::Client::builder().base_url(url).build().unwrap();
        let basket: union::models::Basket = serde_json::from_str(json).unwrap();
        client.pets().replace_pets(&basket).send_blocking().unwrap();
    });
    assert_eq!(basket, serde_json::from_str::<serde_json::Value>(json).unwrap());
    assert_eq!(union::models::BasketPet::from(union::models::Cat::new("Tom".into())), {
        serde_json::from_str(r#"{"name": "Tom"}"#).unwrap()
    });
}

#[test]
fn a_discriminator_decides() {
    use union_discriminated::models::*;
    let mapped = |json: &str| serde_json::from_str::<BasketMapped>(json);
    assert!(matches!(mapped(r#"{"kind": "tomcat", "name": "Tom"}"#), Ok(BasketMapped::Cat(_))));
    assert!(matches!(mapped(r#"{"kind": "Cat"}"#), Ok(BasketMapped::Cat(_))));
    assert!(matches!(mapped(r#"{"kind": "dog", "name": "Tom"}"#), Ok(BasketMapped::Dog(_))));
    let unknown = r#"{"kind":"bird","wings":2}"#;
    assert_eq!(mapped(unknown).unwrap(), BasketMapped::Unknown(serde_json::from_str(unknown).unwrap()));
    // A known kind with a wrong body is an error, as it is of any model.
    assert!(mapped(r#"{"kind": "dog", "size": "large"}"#).is_err());
    // The variant has no property that says what it is: the union writes it.
    let cat = BasketMapped::from(serde_json::from_str::<Cat>(r#"{"name": "Tom"}"#).unwrap());
    assert_eq!(serde_json::to_value(&cat).unwrap(), serde_json::json!({ "kind": "Cat", "name": "Tom" }));
    // A base without a list of its variants keeps what these add.
    let animal: Animal = serde_json::from_str(r#"{"kind": "bird", "wings": 2}"#).unwrap();
    assert_eq!(serde_json::to_value(&animal).unwrap(), serde_json::json!({ "kind": "bird", "wings": 2 }));
}
