use super::super::projection::{FINGERPRINT_VERSION, Items};
use super::Kept;
use crate::config::{Lock, Made, Release};
use chrono::NaiveDate;
use semver::Version;
use serde_json::json;
use std::fs;

fn kept() -> Kept {
    let groups = json!({"crate": {"library": "things"}, "schema A": {"kind": "struct", "value \"x\"": "X"}});
    let items = Items::from_groups(serde_json::from_value(groups).unwrap());
    Kept { fingerprint: "sha256:1".to_owned(), items }
}

fn lock(fingerprint: &str) -> Lock {
    let (version, date) = (Version::new(1, 0, 0), NaiveDate::from_ymd_opt(2026, 2, 3).unwrap());
    let made = Made { fingerprint: fingerprint.to_owned(), fingerprint_version: 1, generator: None };
    Lock::after(None, Release { version, date, changes: Vec::new() }, made)
}

#[test]
fn an_item_is_a_line_and_is_read_as_it_was_written() {
    let text = kept().to_string();
    let expected = "{
\"fingerprint-version\": VERSION,
\"fingerprint\": \"sha256:1\",
\"items\": {
\"crate\": {
  \"library\": \"things\"
},
\"schema A\": {
  \"kind\": \"struct\",
  \"value \\\"x\\\"\": \"X\"
}
}
}
"
    .replace("VERSION", &FINGERPRINT_VERSION.to_string());
    assert_eq!(text, expected);
    assert_eq!(Kept::parse(&text).unwrap(), Some(kept()));
}

#[test]
fn what_was_kept_of_another_release_or_in_another_form_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("things.toml");
    let beside = |lock: &Lock| Kept::beside(&config, lock).map_err(|fault| fault.message);
    assert_eq!(beside(&lock("sha256:1")), Ok(None));
    fs::write(Kept::path_of(&config), kept().to_string()).unwrap();
    assert_eq!(beside(&lock("sha256:1")), Ok(Some(kept())));
    assert_eq!(beside(&lock("sha256:2")), Ok(None));
    fs::write(Kept::path_of(&config), "{\"fingerprint-version\": 7, \"more\": []}").unwrap();
    assert_eq!(beside(&lock("sha256:1")), Ok(None));
    fs::write(Kept::path_of(&config), "<<<<<<< HEAD").unwrap();
    let fault = "what was kept of release 1.0.0 cannot be read: expected value at line 1 column 1";
    assert_eq!(beside(&lock("sha256:1")), Err(fault.to_owned()));
}
