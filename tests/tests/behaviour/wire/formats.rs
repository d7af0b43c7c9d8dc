//! Strings whose formats have types of other packages by the config.

use super::{body, sent};
use formats_configured::jiff::Timestamp;
use formats_configured::models::{Thing, ThingAt};
use formats_configured::uuid::Uuid;
use formats_configured::{Client, ErrorKind};
use serde_json::{Value, json};
use std::net::Ipv4Addr;

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

fn client(url: String) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

fn id() -> Uuid {
    ID.parse().unwrap()
}

fn at() -> Timestamp {
    "2026-01-02T03:04:05Z".parse().unwrap()
}

/// What `getThing` gives of a response.
fn got(response: &'static str) -> Result<Thing, formats_configured::Error> {
    let mut given = None;
    sent("200 OK", response, |url| given = Some(client(url).a().get_thing(id()).send_blocking()));
    Ok(given.unwrap()?.into_inner())
}

/// What `putThing` sends of an object.
fn put(thing: &Thing) -> Value {
    let request = sent("204 No Content", "", |url| {
        client(url).a().put_thing(id(), thing).send_blocking().unwrap();
    });
    serde_json::from_str(body(&request)).unwrap()
}

#[test]
fn they_are_in_the_path_the_query_and_forms() {
    let request = sent("200 OK", r#"{"id":"67e55044-10b1-426f-9247-bb680e5fe0c8","owner":null,"due":"2026-01-02T03:04:05Z"}"#, |url| {
        let hosts = [Ipv4Addr::LOCALHOST, Ipv4Addr::BROADCAST];
        client(url).a().get_thing(id()).since(at()).hosts(hosts).send_blocking().unwrap();
    });
    let line =
        format!("GET /things/{ID}?since=2026-01-02T03%3A04%3A05Z&hosts=127.0.0.1&hosts=255.255.255.255 HTTP/1.1");
    assert_eq!(request.lines().next(), Some(line.as_str()));
    let request = sent("200 OK", r#"["67e55044-10b1-426f-9247-bb680e5fe0c8"]"#, |url| {
        let given = client(url).a().post_thing(id(), id()).at(at()).send_blocking().unwrap();
        assert_eq!(given.into_inner(), [id()]);
    });
    assert_eq!(body(&request), format!("owner={ID}&at=2026-01-02T03%3A04%3A05Z"));
}

#[test]
fn they_are_read_and_written_back() {
    const WHOLE: &str = r#"{
        "id": "67e55044-10b1-426f-9247-bb680e5fe0c8", "owner": "67e55044-10b1-426f-9247-bb680e5fe0c8",
        "due": "2026-01-02T03:04:05Z", "created": "2026-01-02T03:04:05Z", "hosts": ["127.0.0.1"], "seen": { "a": "2026-01-02T03:04:05Z" },
        "at": "67e55044-10b1-426f-9247-bb680e5fe0c8"
    }"#;
    let thing = got(WHOLE).unwrap();
    assert_eq!((thing.id, thing.owner, thing.created), (id(), Some(id()), Some(at())));
    assert_eq!(thing.hosts.as_deref(), Some(&[Ipv4Addr::LOCALHOST][..]));
    assert_eq!(thing.at, Some(ThingAt::Uuid(id())));
    assert_eq!(put(&thing), serde_json::from_str::<Value>(WHOLE).unwrap());
}

#[test]
fn one_that_cannot_be_read_is_kept_beside_the_others() {
    const ODD: &str = r#"{
        "id": "7", "owner": "8", "due": "2026-01-02T03:04:05Z", "created": "yesterday", "hosts": ["::1"], "plain": "p"
    }"#;
    let thing = got(ODD).unwrap();
    // There must be an id: the config says which stands for what is none.
    assert_eq!((thing.id, thing.owner, thing.created, thing.hosts.as_ref()), (Uuid::nil(), None, None, None));
    assert_eq!(thing.unread.get("id"), Some(&json!("7")));
    assert_eq!(put(&thing), serde_json::from_str::<Value>(ODD).unwrap());
}

#[test]
fn without_a_string_that_stands_for_it_the_response_is_not_read() {
    let error = got(r#"{ "id": "7", "owner": null, "due": "yesterday" }"#).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let error = error.to_string();
    assert!(error.ends_with(r#": invalid value of `due`: "yesterday""#), "{error}");
}
