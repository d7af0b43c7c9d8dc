//! What is written otherwise, and says the same.

use super::support::{Read, case, cases, read, tree, verdict};
use sailmaker::diff::Aspect;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::release::fingerprint;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

fn assert_same(document: &Path, old: &Read, new: &Read) {
    assert_eq!(fingerprint(&old.client), fingerprint(&new.client), "{}", document.display());
    let verdict = verdict(old, new);
    assert_eq!((&verdict.changes[..], &verdict.silent[..]), (&[][..], &[][..]), "{}", document.display());
    let (operations, models, inline) = (verdict.operations, verdict.models, verdict.inline_models);
    for tally in [operations, models, inline] {
        assert_eq!((tally.changed, tally.added, tally.removed), (0, 0, 0));
    }
    assert!(operations.same > 0);
}

/// Of two documents that differ in the order of keys, nothing is told but that things stand in another order.
fn assert_reordered(document: &Path, old: &Read, new: &Read) {
    let verdict = verdict(old, new);
    let told: Vec<_> = verdict.changes.iter().filter(|change| change.kind.aspect != Aspect::Order).collect();
    assert!(told.is_empty(), "{}: {told:#?}", document.display());
    let silent: Vec<_> = verdict.silent.iter().filter(|change| change.kind.aspect != Aspect::Order).collect();
    assert!(silent.is_empty(), "{}: {silent:#?}", document.display());
    for tally in [verdict.operations, verdict.models, verdict.inline_models] {
        assert_eq!((tally.added, tally.removed), (0, 0), "{}", document.display());
    }
    let is_told = !verdict.changes.is_empty() || !verdict.silent.is_empty();
    let is_another = fingerprint(&old.client) != fingerprint(&new.client);
    assert!(!is_told || is_another, "{}: told, and the lock holds the same", document.display());
}

/// A document as JSON, with the members of every object in an order that `turn` decides.
fn written(value: &Value, turn: usize) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), written(value, turn)))
                .collect();
            let length = members.len().max(1);
            members.rotate_left(turn % length);
            if turn % 2 == 1 {
                members.reverse();
            }
            format!("{{{}}}", members.join(", "))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| written(item, turn)).collect::<Vec<_>>().join(",\n"))
        }
        scalar => scalar.to_string(),
    }
}

#[test]
fn a_document_and_itself() {
    for document in cases() {
        let case = case(&document);
        assert_same(&document, &case.read, &case.read);
    }
}

/// Every document in three orders: backwards, and turned by two and by three places.
#[test]
fn another_order_and_another_format() {
    let folder = tempfile::tempdir().unwrap();
    for document in in_any_format() {
        let other = folder.path().join(document.file_name().unwrap()).with_extension("json");
        keep_config(&document, &other);
        for turn in 1..=3 {
            std::fs::write(&other, written(&tree(&document), turn)).unwrap();
            assert_reordered(&document, &case(&document).read, &read(&other));
        }
    }
}

/// The documents whose text says no more in YAML than in JSON: a number of YAML is text as it is written, which JSON has no way to say.
fn in_any_format() -> Vec<PathBuf> {
    let is_of_text = |document: &PathBuf| document.file_stem().is_some_and(|name| name == "scalars_as_written");
    cases().into_iter().filter(|document| !is_of_text(document)).collect()
}

/// The config of a case goes along, since names and pages depend on it.
fn keep_config(document: &Path, other: &Path) {
    let config = document.with_extension("toml");
    if config.exists() {
        std::fs::copy(config, other.with_extension("toml")).unwrap();
    }
}

#[test]
fn a_bundle_and_what_it_was_made_of() {
    for document in cases() {
        assert_same(&document, &case(&document).read, &bundled(&document));
    }
}

#[test]
fn a_document_in_many_files_and_its_bundle() {
    for document in in_any_format() {
        let folder = tempfile::tempdir().unwrap();
        let split = split(&document, folder.path());
        let (case, bundled, split) = (case(&document), bundled(&split), read(&split));
        assert_same(&document, &case.read, &split);
        assert_same(&document, &split, &bundled);
        assert_same(&document, &case.read, &bundled);
    }
}

/// What is read of the bundle of a document.
fn bundled(document: &Path) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let bundle = sailmaker::bundled(document, &LoadOptions::default(), &Selection::default()).result.expect("a bundle");
    let bundled = folder.path().join(document.file_name().unwrap());
    std::fs::write(&bundled, bundle.to_yaml()).unwrap();
    keep_config(document, &bundled);
    read(&bundled)
}

/// Writes a document with each schema and each path item in a file of its own; gives the root.
fn split(document: &Path, folder: &Path) -> PathBuf {
    let mut root = tree(document);
    let names: Vec<String> =
        members(&mut root, "/components/schemas").map(|own| own.keys().cloned().collect()).unwrap_or_default();
    let can_be_file = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric());
    let is_alone = |name: &str| names.iter().filter(|other| other.eq_ignore_ascii_case(name)).count() == 1;
    let moved: Vec<String> = names.iter().filter(|name| can_be_file(name) && is_alone(name)).cloned().collect();
    let file = document.file_name().unwrap().to_string_lossy().into_owned();
    std::fs::create_dir(folder.join("schemas")).unwrap();
    for name in &moved {
        let schema = members(&mut root, "/components/schemas").unwrap().remove(name).unwrap();
        let schema = pointed(schema, &|target| format!("../{file}{target}"));
        std::fs::write(folder.join(format!("schemas/{name}.yaml")), serde_yaml::to_string(&schema).unwrap()).unwrap();
        let reference = serde_json::json!({ "$ref": format!("schemas/{name}.yaml") });
        members(&mut root, "/components/schemas").unwrap().insert(name.clone(), reference);
    }
    let path = folder.join(&file);
    std::fs::write(&path, serde_yaml::to_string(&root).unwrap()).unwrap();
    keep_config(document, &path);
    path
}

fn members<'a>(root: &'a mut Value, pointer: &str) -> Option<&'a mut Map<String, Value>> {
    root.pointer_mut(pointer)?.as_object_mut()
}

/// A value with each reference, and each mapping of a discriminator that is one, led elsewhere.
fn pointed(value: Value, lead: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) if text.starts_with("#/components/") => Value::from(lead(&text)),
        Value::Array(items) => items.into_iter().map(|item| pointed(item, lead)).collect(),
        Value::Object(members) => members.into_iter().map(|(key, value)| (key, pointed(value, lead))).collect(),
        scalar => scalar,
    }
}
