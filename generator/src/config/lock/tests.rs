use super::{Lock, Made, Release};
use crate::diagnostic::Style;
use chrono::NaiveDate;
use proptest::prelude::*;
use semver::Version;
use std::path::Path;

fn release(version: &str, changes: &[&str]) -> Release {
    Release {
        version: Version::parse(version).unwrap(),
        date: NaiveDate::from_ymd_opt(2026, 2, 3).unwrap(),
        changes: changes.iter().map(|change| (*change).to_owned()).collect(),
    }
}

fn made(fingerprint: &str) -> Made {
    let generator = Some(Version::new(0, 3, 0));
    Made { fingerprint: fingerprint.to_owned(), fingerprint_version: 4, generator }
}

fn lock() -> Lock {
    let first = Lock::after(None, release("0.1.0", &["The first version."]), made("sha256:1"));
    Lock::after(Some(&first), release("0.2.0", &["**Breaking:** `a` is \"b\".", "More."]), made("sha256:2"))
}

fn parse(text: &str) -> Result<Lock, String> {
    Lock::parse(Path::new("things.lock"), text).map_err(|errors| {
        let rendered = errors.diagnostics.render(&errors.sources, Style::Plain);
        rendered.split("\n\n").next().unwrap().to_owned()
    })
}

#[test]
fn a_lock_is_read_as_it_was_written() {
    let text = lock().to_string();
    assert_eq!(parse(&text), Ok(lock()));
    assert_eq!(parse(&text.replace('\n', "\r\n")), Ok(lock()), "git may have changed the ends of its lines");
    let body = text.split_once("\n\n").unwrap().1;
    assert_eq!(
        body,
        r#"version = "0.2.0"
fingerprint = "sha256:2"
fingerprint-version = 4
generator = "0.3.0"

[[release]]
version = "0.2.0"
date = "2026-02-03"
changes = [
    '**Breaking:** `a` is "b".',
    "More.",
]

[[release]]
version = "0.1.0"
date = "2026-02-03"
changes = [
    "The first version.",
]
"#
    );
}

#[test]
fn a_lock_that_says_nothing_of_the_generator_is_of_an_older_form() {
    let text = lock().to_string().replace("fingerprint-version = 4\ngenerator = \"0.3.0\"\n", "");
    let older = Lock { fingerprint_version: 0, generator: None, ..lock() };
    assert_eq!(parse(&text), Ok(older.clone()));
    assert_eq!(older.to_string(), text);
}

#[test]
fn what_is_wrong_with_a_lock_has_a_place() {
    let text = lock().to_string();
    let cases = [
        (text.replacen("fingerprint =", "finger =", 1), "error: the lock is wrong: unknown field `finger`"),
        (text.replacen("\"0.2.0\"", "\"two\"", 1), "error: the lock is wrong: unexpected character 't'"),
        (text.replacen("2026-02-03", "2026-02-30", 1), "error: the lock is wrong: input is out of range"),
        (
            text.replacen("0.2.0", "0.3.0", 1),
            "error: the lock is wrong: its version is 0.3.0, and its first release 0.2.0",
        ),
        (
            text.replacen("\"More.\"", "\"More.\\nLess.\"", 1),
            "error: the lock is wrong: the change that starts with `More.`",
        ),
        (format!("<<<<<<< HEAD\n{text}"), "error: the lock is wrong: "),
    ];
    for (text, expected) in cases {
        let error = parse(&text).unwrap_err();
        assert!(error.starts_with(expected) && error.contains("--> things.lock"), "{error}");
        assert!(error.contains("help: the command `release` writes it"), "{error}");
    }
    let error = parse(&text.replacen("\"0.2.0\"", "\"two\"", 1)).unwrap_err();
    assert!(error.contains("--> things.lock:4:11"), "{error}");
}

proptest! {
    #[test]
    fn any_change_is_read_as_it_was_written(changes in prop::collection::vec("[^\n\r]*", 0..4)) {
        let changes: Vec<&str> = changes.iter().map(String::as_str).collect();
        let lock = Lock::after(None, release("1.0.0", &changes), made("sha256:1"));
        prop_assert_eq!(parse(&lock.to_string()), Ok(lock));
    }
}
