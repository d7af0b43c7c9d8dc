//! Models: how they are made, and what is kept of what a service sends.

use super::{body, sent};
use object_sent_back::chrono::{DateTime, FixedOffset, NaiveDate};
use object_sent_back::models::{A, AKind, AState, B, Part};
use object_sent_back::{Client, Unread, WhenSome};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn client(url: String) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

/// What `putA` sends of an object.
fn put(a: &A) -> Value {
    let request = sent("200 OK", r#"{"kind":"a","name":"n","parts":[]}"#, |url| {
        client(url).a().put_a(a).send_blocking().unwrap();
    });
    serde_json::from_str(body(&request)).unwrap()
}

#[test]
fn a_body_is_made_in_one_expression() {
    let at: DateTime<FixedOffset> = "2026-01-02T03:04:05+01:00".parse().unwrap();
    let sent = put(&A::new("name", "secret", [Part::new().text("part")])
        .at(at)
        .day(NaiveDate::from_ymd_opt(2026, 1, 2).unwrap())
        .count(5)
        .large(18_446_744_073_709_551_615)
        .share(0.5)
        .open(true)
        .note_null()
        .state("on")
        .labels([("a", "b")])
        .sizes([1, 2])
        .marks([3, 4])
        .parent(A::new("parent", String::from("p"), []).note("note").state(AState::Off))
        .value("text")
        .clone_(false)
        .unread(7));
    let expected = json!({
        "kind": "a", "name": "name", "password": "secret", "parts": [{ "text": "part" }],
        "at": "2026-01-02T03:04:05+01:00", "day": "2026-01-02", "count": 5, "large": 18_446_744_073_709_551_615_u64,
        "share": 0.5, "open": true, "note": null, "state": "on", "labels": { "a": "b" }, "sizes": [1, 2],
        "marks": [3, 4],
        "parent": { "kind": "a", "name": "parent", "password": "p", "parts": [], "note": "note", "state": "off" },
        "value": "text", "clone": false, "unread": 7,
    });
    assert_eq!(sent, expected);
}

#[test]
fn what_may_be_absent_is_passed_on() {
    let (count, none) = (Some(5), None::<i64>);
    let sent = put(&A::new("name", "secret", []).when_some(count, A::count).when_some(none, A::count));
    assert_eq!(sent, json!({ "kind": "a", "name": "name", "password": "secret", "parts": [], "count": 5 }));
}

/// One of each kind of field, with a value that is not of its type.
const ODD: &str = r#"{
    "id": 12, "kind": true, "name": 5, "parts": [{ "text": 1.5 }], "at": "2026-01-02 03:04:05", "day": "", "count": "12",
    "large": 3.0, "share": "0.25", "open": "yes", "note": ["n"], "state": 7, "labels": { "a": 1, "b": null },
    "sizes": [1, "2"], "parent": { "kind": "a", "name": "n", "parts": [], "new": "kept" }, "value": "text", "clone": 1,
    "unread": null, "added": { "by": ["the", "vendor"] }
}"#;

#[test]
fn an_odd_value_costs_no_answer_and_is_sent_back() {
    let odd: Value = serde_json::from_str(ODD).unwrap();
    let mut answer = None;
    sent("200 OK", ODD, |url| answer = Some(client(url).a().put_a(&A::new("", "", [Part::new()])).send_blocking().unwrap()));
    let mut a = answer.unwrap().into_inner();
    // What is meant is there where it can be told.
    assert_eq!((a.id.as_deref(), a.name.as_str()), (Some("12"), "5"));
    assert_eq!(a.kind, AKind::Unknown("true".to_owned()));
    assert_eq!(a.parts[0].text.as_deref(), Some("1.5"));
    assert_eq!(a.at, Some("2026-01-02T03:04:05Z".parse().unwrap()));
    assert_eq!((a.day, a.count, a.large, a.share), (None, Some(12), Some(3), Some(0.25)));
    assert_eq!((a.open, &a.note, a.clone), (None, &None, Some(true)));
    assert_eq!(a.state, Some(AState::Unknown("7".to_owned())));
    assert_eq!((&a.labels, &a.sizes), (&None, &Some(vec![1, 2])));
    assert_eq!(a.unread_.get("added"), Some(&json!({ "by": ["the", "vendor"] })));
    // All of it goes back as it came, but for a null that is read as absent, and 3.0, which is 3.
    let mut expected = odd.clone();
    expected.as_object_mut().unwrap().remove("unread");
    expected["large"] = json!(3);
    assert_eq!(put(&a), expected);
    // Unless a field is given another value.
    a.unread_.remove("added");
    expected.as_object_mut().unwrap().remove("added");
    for (name, value) in [("count", json!(13)), ("open", json!(true)), ("note", json!(null)), ("name", json!("other"))] {
        expected[name] = value;
    }
    a.name = "other".to_owned();
    assert_eq!(put(&a.count(13).open(true).note_null()), expected);
}

#[test]
fn what_must_have_a_value_has_one() {
    let b: B = serde_json::from_str(
        r#"{"count": {}, "day": "today", "at": "0000-00-00T00:00:00Z", "name": null, "state": [], "sizes": 5,
            "codes": [1, "2", 3], "rank": "high", "more": 1, "most": "many", "count": []}"#,
    )
    .unwrap();
    assert_eq!((b.count, b.day, b.at, b.name.as_str()), (0, NaiveDate::default(), DateTime::default(), ""));
    assert_eq!((b.sizes.as_slice(), b.rank, b.codes.len()), ([5].as_slice(), None, 3));
    assert_eq!(b.additional_properties, BTreeMap::from([("more".to_owned(), 1)]));
    // Of a property that comes twice, the last counts.
    assert_eq!(b.unread.get("count"), Some(&json!([])));
    assert_eq!(serde_json::to_value(&b).unwrap(), json!({
        "count": [], "day": "today", "at": "0000-00-00T00:00:00Z", "name": null, "state": [], "sizes": 5,
        "codes": [1, "2", 3], "rank": "high", "more": 1, "most": "many",
    }));
    assert!(serde_json::from_str::<B>("{}").unwrap_err().to_string().contains("missing field `count`"));
}

/// Dates and times as services write them.
#[test]
fn times_are_read_as_they_are_meant() {
    let at = |text: &str| serde_json::from_value::<A>(json!({ "kind": "a", "name": "", "parts": [], "at": text })).unwrap().at;
    let known = Some("2026-01-02T03:04:05Z".parse().unwrap());
    for text in ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05", "2026-01-02 03:04:05", "2026-01-02T04:04:05+0100", "2026-01-02 03:04:05Z"] {
        assert_eq!(at(text), known, "{text}");
    }
    assert_eq!(at("2026-01-02"), Some("2026-01-02T00:00:00Z".parse().unwrap()));
    assert_eq!(at("2026-01-02T03:04"), Some("2026-01-02T03:04:00Z".parse().unwrap()));
    for text in ["", "now", "0000-00-00 00:00:00", "2026-13-01T00:00:00Z"] {
        assert_eq!(at(text), None, "{text}");
    }
    let day = |text: &str| serde_json::from_value::<A>(json!({ "kind": "a", "name": "", "parts": [], "day": text })).unwrap().day;
    assert_eq!(day("2026-01-02T03:04:05Z"), NaiveDate::from_ymd_opt(2026, 1, 2));
    assert_eq!(day("2026年1月2日"), None);
}

#[test]
fn what_is_not_read_can_be_looked_at() {
    let mut unread = Unread::default();
    assert!(unread.is_empty() && unread.remove("a").is_none());
    unread.insert("b", 1);
    unread.insert("a", "text");
    assert_eq!(unread.iter().collect::<Vec<_>>(), [("a", &json!("text")), ("b", &json!(1))]);
    assert_eq!((unread.remove("a"), unread.remove("b")), (Some(json!("text")), Some(json!(1))));
    assert!(unread.is_empty());
    // A property that no field is for is sent.
    let mut a = A::new("", "", [Part::new()]);
    a.unread_.insert("new", true);
    assert_eq!(put(&a)["new"], json!(true));
}

/// What is not of the type of the further properties is kept beside them, and gives way to what they are given.
#[test]
fn further_properties_are_written_once() {
    let start = r#"{"count":1,"day":"2026-01-02","at":"2026-01-02T03:04:05Z","name":"n","state":"on","sizes":[],"codes":[],"rank":1"#;
    let read = |more: &str| serde_json::from_str::<B>(&format!("{start},{more}}}")).unwrap();
    let mut b = read(r#""x":"abc","y":1,"y":"two","z":"three","z":3"#);
    assert_eq!(b.additional_properties, BTreeMap::from([("z".to_owned(), 3)]));
    let text = serde_json::to_string(&b).unwrap();
    assert!(text.ends_with(r#""z":3,"x":"abc","y":"two"}"#), "{text}");
    b.additional_properties.insert("x".to_owned(), 5);
    let text = serde_json::to_string(&b).unwrap();
    assert!(text.ends_with(r#""x":5,"z":3,"y":"two"}"#), "{text}");
}

/// JSON has no number for these, and what is written in their place would be null.
#[test]
fn a_number_that_is_none_is_written_back() {
    for text in ["NaN", "Infinity", "1e400"] {
        let a: A = serde_json::from_value(json!({ "kind": "a", "name": "", "parts": [], "share": text })).unwrap();
        assert_eq!((a.share, serde_json::to_value(&a).unwrap()["share"].clone()), (None, json!(text)));
    }
    // Of a property that comes twice the last counts, also where it is null.
    let a: A = serde_json::from_str(r#"{"kind":"a","name":"","parts":[],"count":"many","count":null}"#).unwrap();
    assert!(a.unread_.is_empty() && a.count.is_none());
}

/// A service may send of what the document does not name whatever JSON allows, also what no `Value` can be.
#[test]
fn a_property_that_cannot_be_kept_is_skipped() {
    let deep = "[".repeat(500) + &"]".repeat(500);
    for value in [r#""cut \ud83d""#, "1e400", &deep] {
        let a: A = serde_json::from_str(&format!(r#"{{"new":1,"new":{value},"kind":"a","name":"n","parts":[]}}"#)).unwrap();
        assert!(a.name == "n" && a.unread_.is_empty(), "{value}");
    }
}

/// What goes out is compared as text: a value of JSON has no more digits than an `f64`.
#[test]
fn a_decimal_keeps_its_digits() {
    use decimals::models::{Price, PriceEither};
    let answer = r#"{"amount":12345678901234567890.1234567890,"tax":"1.10","discount":null,"steps":[0.10,1E+2],"either":"free","text":"n"}"#;
    let price = |text: &str| text.parse::<decimals::Decimal>().unwrap();
    let given = Price::new(price("-0.10")).tax(7).steps([price("1.00")]).either(PriceEither::from(price("2.50")));
    let mut read = None;
    let request = sent("200 OK", answer, |url| {
        let client = decimals::Client::builder().base_url(url).build().unwrap();
        let request = client.prices().put_price(price("0.10"), &given).most(price("99999999999999999.99"));
        read = Some(request.send_blocking().unwrap().into_inner());
    });
    assert!(request.starts_with("PUT /prices/0.10?most=99999999999999999.99 "), "{request}");
    assert_eq!(body(&request), r#"{"amount":-0.10,"tax":7,"steps":[1.00],"either":2.50}"#);
    let read = read.unwrap();
    assert_eq!(read.amount.as_str(), "12345678901234567890.1234567890");
    assert_eq!((read.tax.as_ref().map(ToString::to_string), &read.discount), (Some("1.10".to_owned()), &Some(None)));
    assert_eq!(serde_json::to_string(&read).unwrap(), answer);
    for no_number in ["", "1.", ".5", "+1", "1 ", "01", "0x1", "NaN", "\"1\"", "1,5"] {
        assert!(no_number.parse::<decimals::Decimal>().is_err(), "{no_number}");
    }
    // What is no number is kept, and costs no answer.
    for odd in [r#""none""#, "true", r#"{"value":1.10}"#, "[]"] {
        let text = format!(r#"{{"amount":{odd},"tax":{odd}}}"#);
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Price>(&text).unwrap()).unwrap(), text);
    }
}
