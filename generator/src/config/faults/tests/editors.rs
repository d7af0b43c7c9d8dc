//! The schema for editors says of a config what its reader says, as far as a JSON Schema can.

use super::{WHOLE, changed};
use crate::config::read::clients;
use crate::config::{EXAMPLES, schema_for_editors};
use serde_json::Value as Json;
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// What the reader knows and no JSON Schema says, by parts of its messages.
const MORE: [(&str, &[&str]); 8] = [
    (
        "what keys must be to each other",
        &["the pagination by `", "`[failure]` must have one of", "the stream says nothing that"],
    ),
    ("what of several values must differ", &["` is the variable `"]),
    (
        "what texts mean",
        &[
            "has a name that is empty",
            "`end` of the stream is empty",
            "is no path of a type",
            "none of the `dependencies` has",
            "a module of the crate is called",
            "the crate depends on",
        ],
    ),
    ("which formats have other types", &["strings of the format `"]),
    ("what a client of several lacks", &[LACKS]),
    ("a date is a string in JSON", &["found a date or a time"]),
    ("a number with a fraction of nothing is a whole one in JSON", &["found 4.0"]),
    ("how much time there is, and in which units", &["is not a time"]),
];

/// What is known of one client alone: at the top of several, anything may be missing.
const LACKS: &str = "the config lacks `";

/// A config as JSON has it, as editors read it.
fn json(value: &Value) -> Json {
    match value {
        Value::Datetime(time) => Json::String(time.to_string()),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
        plain => serde_json::to_value(plain).unwrap(),
    }
}

/// The configs of other tests: those of cases, and those that are wrong.
fn written() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/tests");
    let folders = ["cases", "diagnostics"].map(|folder| fs::read_dir(tests.join(folder)).unwrap());
    let files = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Wrong in ways that those are not, each at the top of a config that is right but for that.
const WRONG: [&str; 9] = [
    "timeouts.request = '3 parsecs'",
    "retry.attempts = 4.0",
    "crate.description = 1979-05-27",
    "environment = {base_url = 'A', client_id = 'A'}",
    "client = 3",
    "client = [{}]",
    "client = [{x = 1}]",
    "formats.byte.type = 'bytes::Bytes'",
    "front_matter.methods.title = '{titel}'",
];

#[test]
fn it_judges_as_the_reader_does_but_for_what_no_schema_says() {
    let whole: Table = WHOLE.parse().unwrap();
    let least = "document = 'a'\noutput = 'b'\ncrate.name = 'c'\ncrate.version = '0.1.0'\n";
    let texts = changed(&whole).into_iter().map(|table| table.to_string());
    let texts = texts.chain(written()).chain(WRONG.iter().map(|wrong| format!("{least}{wrong}\n")));
    let texts = texts.chain(EXAMPLES.iter().map(|(_, example)| (*example).to_owned()));
    let two = "document = 'a'\ncrate.version = '0.1.0'\nidempotency.methods = ['POST']\n[[client]]\noutput = 'b'\ncrate.name = 'c'\nidempotency.header = 'd'\n";
    let texts = texts.chain([
        two.to_owned(),
        two.replace("output", "ouput"),
        two.replace("[[client]]", "[client]"),
        two.replace("output = 'b'", ""),
    ]);
    let validator = jsonschema::validator_for(&schema_for_editors()).unwrap();
    let mut met = [0; MORE.len()];
    for text in texts {
        // What is no TOML is told by other parts of an editor.
        let Ok(table) = text.parse::<Table>() else { continue };
        let (is_valid, read) = (validator.is_valid(&json(&Value::Table(table))), clients(&text));
        let faults = read.err().unwrap_or_default();
        assert!(is_valid || !faults.is_empty(), "the schema alone refuses\n{text}");
        for fault in faults.iter().filter(|_| is_valid) {
            let why = MORE.iter().position(|(_, parts)| {
                parts.iter().any(|part| fault.message.contains(part) && (*part != LACKS || text.contains("client")))
            });
            match why {
                Some(why) => met[why] += 1,
                None => panic!("the reader alone says `{}` of\n{text}", fault.message),
            }
        }
    }
    let unmet = MORE.iter().zip(met).filter(|(_, met)| *met == 0).map(|((why, _), _)| why);
    assert_eq!(unmet.collect::<Vec<_>>(), Vec::<&&str>::new(), "nothing shows these");
}
