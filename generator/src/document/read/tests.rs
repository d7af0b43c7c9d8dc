//! Text that its authors meant in one way only.

mod peer;

use std::path::Path;

use serde_json::{Value, json};

use super::{decode, parse};
use crate::document::Limits;

fn read(text: &str) -> Value {
    let (text, fault) = decode(text.as_bytes().to_vec());
    assert_eq!(fault, None);
    parse(&text, Path::new("a.yaml"), &Limits::default()).unwrap().tree
}

#[test]
fn words_that_old_parsers_take_for_flags_are_text() {
    assert_eq!(
        read("locales: [no, NO, No, on, OFF, off, YES, yes, y, n]\nno: NO\nflags: [true, True, FALSE]\n"),
        json!({
            "locales": ["no", "NO", "No", "on", "OFF", "off", "YES", "yes", "y", "n"],
            "no": "NO",
            "flags": [true, true, false],
        })
    );
}

#[test]
fn timestamps_times_and_versions_are_text() {
    let text =
        "- 2020-01-01\n- 2020-01-01T25:61:00Z\n- 2018-06-25T20:22:28.104Z\n- 12:30:45\n- 1.2.3\n- 1_000\n- 0123\n";
    let expected =
        ["2020-01-01", "2020-01-01T25:61:00Z", "2018-06-25T20:22:28.104Z", "12:30:45", "1.2.3", "1_000", "0123"];
    assert_eq!(read(text), json!(expected));
}

#[test]
fn the_ends_of_lines_and_a_mark_at_the_beginning_do_not_matter() {
    let text = "a:\n  - b: |\n      one\n      two\n    c: >-\n      one\n      two\n  - 'three\n\n    four'\n# end\n";
    let expected = json!({"a": [{"b": "one\ntwo\n", "c": "one two"}, "three\nfour"]});
    assert_eq!(read(text), expected);
    assert_eq!(read(&text.replace('\n', "\r\n")), expected);
    assert_eq!(read(&format!("\u{feff}{text}")), expected);
    assert_eq!(read("\u{feff}{\"a\": 1}"), json!({"a": 1}));
}

#[test]
fn a_tab_may_stand_where_it_does_not_indent() {
    assert_eq!(read("a:\tb\t# c\nd: [\te,\tf\t]\n"), json!({"a": "b", "d": ["e", "f"]}));
}

#[test]
fn a_list_in_brackets_may_end_at_a_lesser_indent() {
    let text = "a:\n  enum: [\n    ONE,\n    TWO\n  ]\n  b: [\n  x, y\n]\nc: {\n  d: 1\n}\n";
    assert_eq!(read(text), json!({"a": {"enum": ["ONE", "TWO"], "b": ["x", "y"]}, "c": {"d": 1}}));
}

#[test]
fn an_alias_may_stand_between_two_lists_that_end_at_a_lesser_indent() {
    let text = "a:\n  b: {\n    c: &c 1\n }\n  d: *c\n  e: [\n    2\n ]\n";
    assert_eq!(read(text), json!({"a": {"b": {"c": 1}, "d": 1, "e": [2]}}));
    let error = parse(&format!("{text}f: [\n"), Path::new("a.yaml"), &Limits::default()).unwrap_err();
    assert_eq!(error.label, "in brackets that begin at line 9 column 4");
}

#[test]
fn text_without_quotes_may_go_on() {
    let text = "a: one\n  two: no\n";
    assert!(parse(text, Path::new("a.yaml"), &Limits::default()).is_err(), "a second key is no text");
    assert_eq!(
        read("a: one\n  two, [three]\n\n  four\nb: five\n"),
        json!({"a": "one two, [three]\nfour", "b": "five"})
    );
}

#[test]
fn anchors_and_merge_keys() {
    let text = "
x: &x {a: 1, b: [2]}
y: &y {b: 3, c: 4}
z: {<<: [*x, *y], c: 5}
again: *x
'<<': text
";
    let expected = json!({
        "x": {"a": 1, "b": [2]},
        "y": {"b": 3, "c": 4},
        "z": {"a": 1, "b": [2], "c": 5},
        "again": {"a": 1, "b": [2]},
        "<<": "text",
    });
    assert_eq!(read(text), expected);
}

#[test]
fn a_key_is_the_text_that_is_written() {
    let text = "200: a\n4XX: b\n1.10: c\nnull: d\ntrue: e\n0x1F: f\n~: g\n2020-01-01: h\n";
    let expected = json!({
        "200": "a", "4XX": "b", "1.10": "c", "null": "d", "true": "e", "0x1F": "f", "~": "g", "2020-01-01": "h",
    });
    assert_eq!(read(text), expected);
}

#[test]
fn of_keys_that_stand_twice_the_last_one_counts_in_yaml_and_in_json() {
    let text = r#"{"a": {"b": 1, "c": 2}, "d": 3, "a": {"b": 4, "b": 5}}"#;
    for name in ["a.yaml", "a.json"] {
        let parsed = parse(text, Path::new(name), &Limits::default()).unwrap();
        assert_eq!(parsed.tree, json!({"a": {"b": 5}, "d": 3}));
        assert_eq!(parsed.twice.pointers, ["/a", "/a/b"]);
    }
    let block = "a: {b: 1, c: 2}\nd: 3\na:\n  b: 4\n  b: 5\n";
    let parsed = parse(block, Path::new("a.yaml"), &Limits::default()).unwrap();
    assert_eq!(
        (parsed.tree, parsed.twice.pointers),
        (json!({"a": {"b": 5}, "d": 3}), vec!["/a".into(), "/a/b".into()])
    );
}
