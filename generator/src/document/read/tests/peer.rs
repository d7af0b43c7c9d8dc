//! What is read, held against what `serde_yaml` reads.

mod node;

use std::path::{Path, PathBuf};

use serde::de::DeserializeSeed;
use serde_json::{Value, json};

use crate::document::Limits;
use crate::document::read::yaml;

/// The tree of a text as `serde_yaml` reads it, without merge keys.
fn by_serde_yaml(text: &str) -> Result<Value, String> {
    let Some(document) = serde_yaml::Deserializer::from_str(text).next() else { return Ok(Value::Null) };
    node::Node.deserialize(document).map_err(|error| error.to_string())
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.is_dir() => files(&path, found),
            Some("yaml" | "yml" | "json") => found.push(path),
            _ => {}
        }
    }
}

#[test]
fn scalars_read_the_same() {
    let scalars = [
        "1_000",
        "0123",
        "-0123",
        "+0123",
        "00",
        "0",
        "-0",
        "+1",
        "--1",
        "+-1",
        "0x1F",
        "-0x1F",
        "+0x1f",
        "0x-1",
        "0o17",
        "017",
        "0b11",
        "0b2",
        "0x",
        "1e3",
        "1E+3",
        "1e400",
        "-1e400",
        ".5",
        "5.",
        "+.5",
        "-.5",
        "1.10",
        "0.10",
        "00.1",
        "01.5",
        "1.2.3",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "340282366920938463463374607431768211455",
        "340282366920938463463374607431768211456",
        "-170141183460469231731687303715884105728",
        "-170141183460469231731687303715884105729",
        "0xFFFFFFFFFFFFFFFFFF",
        "inf",
        "nan",
        "NaN",
        "infinity",
        "-inf",
        ".inf",
        "+.inf",
        "-.Inf",
        ".INF",
        ".nan",
        "-.nan",
        ".NaN",
        "true",
        "True",
        "tRUE",
        "yes",
        "on",
        "n",
        "null",
        "Null",
        "nUll",
        "~",
        "2020-01-01",
        "2020-01-01T00:00:00Z",
        "12:30:45",
        "190:20:30",
        "=",
        "<<",
        "!!str 1",
        "!!int 1",
        "!!int '1'",
        "!!int a",
        "!!float 1",
        "!!float .inf",
        "!!bool true",
        "!!bool 1",
        "!!null ''",
        "!!null ~",
        "!!binary aGk=",
        "!!timestamp 2020-01-01",
        "! 1",
        "!a 1",
        "!<tag:yaml.org,2002:int> 7",
        "!!map {a: 1}",
        "!!set {a}",
        "!!seq [1]",
        "!a [1]",
        "'1'",
        "\"1\"",
        "\"\\u00e9\\x41\\n\"",
        "'it''s'",
        "|\n  a\n  b",
        ">\n  a\n  b\n\n  c",
        "|-\n  a\n",
        "|+\n  a\n\n",
        "|2\n   a",
        "|",
        "a\n b",
        "[a, b: c]",
        "{a, b}",
        "[? a]",
        "? a",
        "&x",
        "&x a",
        "*x",
        "[&x a, *x]",
        "{&x a: 1, b: *x}",
        "{&x a: 1, *x : 2}",
        "{a: 1, a: 2}",
        "{1: a, 1.0: b}",
        "{[a]: 1}",
        "{{a: 1}: 1}",
        "{null: a, ~: b}",
        "{? a}",
        "a #b",
        "a#b",
        "\"a\" #b",
        "- a",
        "-",
        "@a",
        "`a",
        "%a",
        "a: b",
        "[",
        "]",
        "a ]",
        "1\t",
        "a\tb",
        "",
    ];
    let outcomes =
        scalars.iter().flat_map(|scalar| [format!("a: {scalar}"), format!("- {scalar}\n- b\n"), scalar.to_string()]);
    let mut differences = Vec::new();
    for text in outcomes {
        let ours = yaml::parse(&text, &Limits::default()).map(|parsed| parsed.tree).map_err(|error| error.message);
        let theirs = by_serde_yaml(&text);
        let is_same = match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => ours == theirs,
            (ours, theirs) => ours.is_err() == theirs.is_err(),
        };
        if !is_same {
            differences.push(format!("{text:?}: {ours:?}, {theirs:?}"));
        }
    }
    assert_eq!(differences, Vec::<String>::new());
}

/// The differences that are known: YAML 1.2 is read here, and `serde_yaml` reads 1.1.
#[test]
fn what_reads_otherwise() {
    let both =
        |text: &str| (yaml::parse(text, &Limits::default()).ok().map(|parsed| parsed.tree), by_serde_yaml(text).ok());
    // U+0085 ends a line in YAML 1.1 alone.
    assert_eq!(both("'a\u{85}b'"), (Some("a\u{85}b".into()), Some("a b".into())));
    // A tab may stand before a value, and in braces a colon on the line after its key.
    assert_eq!(both("- \t1"), (Some(json!([1])), None));
    assert_eq!(both("{a\n: b}"), (Some(json!({"a": "b"})), None));
    // A dash alone is no text in brackets.
    assert_eq!(both("[+, -]"), (None, Some(json!(["+", "-"]))));
}

/// The YAML of the repository. What the vendor publishes is read in `tests/tests/vendor/`.
#[test]
fn all_documents_read_the_same() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = Vec::new();
    ["spec", "tests/tests"].iter().for_each(|folder| files(&repository.join(folder), &mut paths));
    let mut differences = Vec::new();
    for path in &paths {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let ours = yaml::parse(&text, &Limits::default()).map(|parsed| parsed.tree).map_err(|error| error.message);
        let theirs = by_serde_yaml(&text);
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) if ours == theirs => {}
            (Err(_), Err(_)) => {}
            (ours, theirs) => differences.push(format!("{}: {:?}, {:?}", path.display(), ours.err(), theirs.err())),
        }
    }
    assert!(paths.len() > 50, "{}", paths.len());
    assert_eq!(differences, Vec::<String>::new());
}
