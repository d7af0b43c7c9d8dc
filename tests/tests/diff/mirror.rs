//! A change and the change back.

use super::support::{Case, Read, assert_mirrored, case, cases, rust, tree, try_read, verdict};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use sailmaker::diff::{Aspect, Source};
use sailmaker::release::fingerprint;
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::Path;

#[derive(Clone, Debug)]
struct Edit {
    at: Index,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Remove,
    Replace(Value),
    Rename,
    Copy,
}

fn edit() -> impl Strategy<Value = Edit> {
    let values = vec![
        json!(true),
        json!(false),
        json!("string"),
        json!("integer"),
        json!("int32"),
        json!("date"),
        json!(10),
        json!(["a", "b"]),
        json!({"type": "string"}),
        json!({"type": "object", "properties": {"id": {"type": "string"}}}),
    ];
    let what = prop_oneof![
        3 => Just(What::Remove),
        3 => prop::sample::select(values).prop_map(What::Replace),
        2 => Just(What::Rename),
        2 => Just(What::Copy),
    ];
    (any::<Index>(), what).prop_map(|(at, what)| Edit { at, what })
}

fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{}", escaped(key)), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

fn apply(document: &mut Value, edit: &Edit) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    let pointer = edit.at.get(&all).clone();
    let Some((parent, key)) = pointer.rsplit_once('/') else { return };
    let key = key.replace("~1", "/").replace("~0", "~");
    match (document.pointer_mut(parent), &edit.what) {
        (Some(Value::Object(members)), What::Remove) => drop(members.remove(&key)),
        (Some(Value::Object(members)), What::Replace(value)) => drop(members.insert(key, value.clone())),
        (Some(Value::Object(members)), What::Rename) => {
            let value = members.remove(&key).unwrap();
            members.insert(format!("{key}Other"), value);
        }
        (Some(Value::Object(members)), What::Copy) => {
            let value = members[&key].clone();
            members.insert(format!("{key}More"), value);
        }
        (Some(Value::Array(items)), What::Remove) => drop(items.remove(key.parse().unwrap())),
        (Some(Value::Array(items)), What::Copy) => {
            let index: usize = key.parse().unwrap();
            items.push(items[index].clone());
        }
        _ => {}
    }
}

/// How many documents with edits.
const EDITED: u32 = 300;

/// Documents with a few edits, as far as they are documents still.
#[test]
fn the_change_back_is_the_mirror_of_the_change() {
    let strategy = (prop::sample::select(cases()), prop::collection::vec(edit(), 1..4));
    let compared = Cell::new(0);
    let config = ProptestConfig { cases: EDITED, failure_persistence: None, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(&strategy, |(document, edits)| {
        let folder = tempfile::tempdir().unwrap();
        let mut edited = tree(&document);
        edits.iter().for_each(|edit| apply(&mut edited, edit));
        let other = folder.path().join(document.file_name().unwrap());
        std::fs::write(&other, serde_yaml::to_string(&edited).unwrap()).unwrap();
        if let Ok(new) = try_read(&other) {
            compared.set(compared.get() + 1);
            let old = case(&document);
            assert_mirrored(&old.read, &new);
            assert_tells(&old, &other, &new);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|fault| panic!("{fault}"));
    assert!(compared.get() > EDITED / 4, "{} of {EDITED} are documents still", compared.get());
}

/// The parts of a crate, and apart from them those of its optional fields and the setters: they stand in the order of the document,
/// which is nothing to programs.
fn unordered(rust: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut others, mut apart) = (Vec::new(), Vec::new());
    let mut in_setter = false;
    for line in rust.lines().map(str::trim) {
        in_setter |= line.starts_with("pub fn ") && line.contains("(self, ");
        if in_setter {
            apart.push(line);
            in_setter = !line.ends_with('}');
            continue;
        }
        let parts = line.split([',', '{', '}']).map(str::trim).filter(|part| !part.is_empty());
        let is_optional =
            |part: &&str| part.starts_with("optional") || part.starts_with("nullable") || part.contains(": Option<");
        let (optional, more): (Vec<_>, Vec<_>) = parts.partition(is_optional);
        apart.extend(optional);
        others.extend(more);
    }
    apart.sort_unstable();
    (others, apart)
}

#[test]
fn the_order_of_optional_fields_and_setters_alone_is_no_difference() {
    let object = |fields: &str| format!("pub struct A {{\n{fields}}}");
    let text = |fields: [&str; 2]| object(&fields.concat());
    let (a, b) = ("pub a: Option<X>,\n", "pub b: Option<Y>,\n");
    assert_eq!(unordered(&text([a, b])), unordered(&text([b, a])));
    let setters =
        ["pub fn a(self, a: bool) -> Self { Self(self.0.field(a)) }\n", "pub fn b(self, b: X) -> Self {\nb\n}\n"];
    assert_eq!(unordered(&text(setters)), unordered(&text([setters[1], setters[0]])));
    let (c, d) = ("pub c: X,\n", "pub d: Y,\n");
    assert_ne!(unordered(&text([c, d])), unordered(&text([d, c])));
    assert_ne!(unordered(&text([a, b])), unordered(&text(["pub a: Option<Y>,\n", "pub b: Option<X>,\n"])));
}

/// Where the crates differ, something is told; and where something is told of the source, they do.
fn assert_tells(Case { document, read: old, rust: ours }: &Case, other: &Path, new: &Read) {
    // A config is for the one document only.
    if document.with_extension("toml").exists() {
        return;
    }
    let verdict = verdict(old, new);
    let theirs = rust(other);
    let differs = *ours != theirs;
    let is_told = !verdict.changes.is_empty() || !verdict.silent.is_empty();
    let only = |one: &str, other: &str| one.lines().filter(|line| !other.contains(line)).collect::<Vec<_>>().join("\n");
    let lines = || format!("{}\n=>\n{}", only(ours, &theirs), only(&theirs, ours));
    assert!(is_told || unordered(ours) == unordered(&theirs), "the crates differ, and nothing is told:\n{}", lines());
    // What the lock holds is another as soon as anything is told.
    assert!(!is_told || fingerprint(&old.client) != fingerprint(&new.client));
    let shows = verdict.source() != Source::None;
    // The order of types and tags changes nothing, and is told of nowhere but here.
    assert!(differs || !shows, "the crates are the same: {:#?}", verdict.changes);
    assert!(verdict.silent.iter().all(|change| change.kind.aspect != Aspect::Added));
}
