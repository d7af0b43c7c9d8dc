//! What holds for any input.

use proptest::prelude::*;
use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::{Input, generate};
use sailpoint_source_usages::models::{ErrorResponseDto, SourceUsage, SourceUsageStatus};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Any JSON, of which some is about the properties that the models have.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec!["COMPLETE", "complete", "DEFAULT", "2023-04-21", "2023-02-30"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        let key = prop_oneof![
            prop::sample::select(vec![
                "status",
                "date",
                "count",
                "detailCode",
                "trackingId",
                "messages",
                "causes",
                "locale",
                "localeOrigin",
                "text",
            ])
            .prop_map(str::to_owned),
            ".{0,6}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// What is left of a value that a model wrote: everything that the model has a place for, as it came. A property that is
/// `null` may be left out, which reads the same.
fn assert_kept(read: &Value, written: &Value) -> Result<(), TestCaseError> {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            for (key, value) in written {
                let before = read.get(key);
                prop_assert!(before.is_some(), "{key} is made up");
                assert_kept(before.unwrap_or(&Value::Null), value)?;
            }
            Ok(())
        }
        (Value::Array(read), Value::Array(written)) => {
            prop_assert_eq!(read.len(), written.len());
            read.iter().zip(written).try_for_each(|(read, written)| assert_kept(read, written))
        }
        (Value::Number(read), Value::Number(written)) => {
            prop_assert_eq!(read.as_f64(), written.as_f64());
            Ok(())
        }
        _ => {
            prop_assert_eq!(read, written);
            Ok(())
        }
    }
}

fn known(value: &Value, keys: &[&str]) -> usize {
    let has = |key: &&&str| value.get(**key).is_some_and(|value| !value.is_null());
    keys.iter().filter(has).count()
}

macro_rules! writes_back_what_it_reads {
    ($name:ident, $model:ty, $keys:expr) => {
        proptest! {
            #[test]
            fn $name(value in value()) {
                let text = value.to_string();
                if let Ok(model) = serde_json::from_str::<$model>(&text) {
                    let written = serde_json::to_value(&model).unwrap();
                    assert_kept(&value, &written)?;
                    prop_assert_eq!(written.as_object().unwrap().len(), known(&value, $keys), "nothing is lost");
                    prop_assert_eq!(&serde_json::from_value::<$model>(written).unwrap(), &model);
                }
            }
        }
    };
}

writes_back_what_it_reads!(a_usage_writes_back_what_it_reads, SourceUsage, &["date", "count"]);
writes_back_what_it_reads!(a_status_writes_back_what_it_reads, SourceUsageStatus, &["status"]);
writes_back_what_it_reads!(
    an_error_writes_back_what_it_reads,
    ErrorResponseDto,
    &["detailCode", "trackingId", "messages", "causes"]
);

/// An object with some of the properties, each with a value of its own kind or `null`, and perhaps one that the document does
/// not know.
fn object(properties: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let members = properties.into_iter().map(|(name, kind)| {
        let value = prop_oneof![4 => kind.prop_map(Some), 1 => Just(Some(Value::Null)), 1 => Just(None)];
        value.prop_map(move |value| value.map(|value| (name.to_owned(), value))).boxed()
    });
    let unknown = prop::option::of(value().prop_map(|value| ("unknown".to_owned(), value))).boxed();
    let members: Vec<_> = members.chain([unknown]).collect();
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
}

fn text() -> BoxedStrategy<Value> {
    prop_oneof![".{0,12}", Just("COMPLETE".to_owned()), Just("DEFAULT".to_owned())].prop_map(Value::from).boxed()
}

fn usage() -> BoxedStrategy<Value> {
    let number = prop_oneof![any::<f64>().prop_map(Value::from), any::<i32>().prop_map(Value::from)].boxed();
    let date = (1_u16..9999, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| json!(format!("{year:04}-{month:02}-{day:02}")));
    object(vec![("count", number), ("date", date.boxed())])
}

fn error() -> BoxedStrategy<Value> {
    let message = || object(vec![("locale", text()), ("localeOrigin", text()), ("text", text())]);
    let messages = || prop::collection::vec(message(), 0..3).prop_map(Value::from).boxed();
    object(vec![("causes", messages()), ("detailCode", text()), ("messages", messages()), ("trackingId", text())])
}

/// A value of the kind that the document describes is always read, and all of it is written back.
fn assert_read_and_kept<T>(value: &Value, keys: &[&str]) -> Result<(), TestCaseError>
where
    T: serde::de::DeserializeOwned + serde::Serialize,
{
    let model: T = serde_json::from_str(&value.to_string()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let written = serde_json::to_value(&model).unwrap();
    prop_assert_eq!(written.as_object().unwrap().len(), known(value, keys));
    assert_kept(value, &written)
}

proptest! {
    #[test]
    fn every_usage_is_read_and_written_back(value in usage()) {
        assert_read_and_kept::<SourceUsage>(&value, &["date", "count"])?;
    }

    #[test]
    fn every_status_is_read_and_written_back(value in object(vec![("status", text())])) {
        assert_read_and_kept::<SourceUsageStatus>(&value, &["status"])?;
    }

    #[test]
    fn every_error_is_read_and_written_back(value in error()) {
        assert_read_and_kept::<ErrorResponseDto>(&value, &["causes", "detailCode", "messages", "trackingId"])?;
    }
}

/// The document of this repository, as a tree.
fn document() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.yaml");
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Every node of a tree, as JSON pointers.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                pointers(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                pointers(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// One change to a document.
#[derive(Clone, Debug)]
enum Mutation {
    /// Puts another value in place of a node.
    Replace(prop::sample::Index, Value),
    /// Puts a node in place of another.
    Copy(prop::sample::Index, prop::sample::Index),
    /// Puts a reference to a schema in place of a node, perhaps of one within that schema.
    Refer(prop::sample::Index, prop::sample::Index),
    /// Takes a node out.
    Remove(prop::sample::Index),
    /// Adds a member to an object.
    Add(prop::sample::Index, String, Value),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let index = any::<prop::sample::Index>;
    let keyword = prop::sample::select(vec![
        "type",
        "nullable",
        "enum",
        "allOf",
        "oneOf",
        "items",
        "properties",
        "required",
        "additionalProperties",
        "format",
        "$ref",
        "default",
        "example",
        "in",
        "name",
        "schema",
        "content",
        "discriminator",
        "x-more",
    ]);
    prop_oneof![
        (index(), value()).prop_map(|(at, value)| Mutation::Replace(at, value)),
        (index(), index()).prop_map(|(at, from)| Mutation::Copy(at, from)),
        index().prop_map(Mutation::Remove),
        (index(), index()).prop_map(|(at, schema)| Mutation::Refer(at, schema)),
        (index(), keyword, value()).prop_map(|(at, key, value)| Mutation::Add(at, key.to_owned(), value)),
    ]
}

fn mutate(document: &mut Value, mutation: &Mutation) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    match mutation {
        Mutation::Replace(at, value) => *document.pointer_mut(at.get(&all).as_str()).unwrap() = value.clone(),
        Mutation::Copy(at, from) => {
            let value = document.pointer(from.get(&all).as_str()).unwrap().clone();
            *document.pointer_mut(at.get(&all).as_str()).unwrap() = value;
        }
        Mutation::Refer(at, schema) => {
            let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
            let names: Vec<String> = schemas.into_iter().flat_map(|schemas| schemas.keys().cloned()).collect();
            if !names.is_empty() {
                let reference = json!({ "$ref": format!("#/components/schemas/{}", schema.get(&names)) });
                *document.pointer_mut(at.get(&all).as_str()).unwrap() = reference;
            }
        }
        Mutation::Remove(at) => {
            let at: &String = at.get(&all);
            if let Some((parent, key)) = at.rsplit_once('/')
                && let Some(Value::Object(map)) = document.pointer_mut(parent)
            {
                map.remove(&key.replace("~1", "/").replace("~0", "~"));
            }
        }
        Mutation::Add(at, key, value) => {
            if let Some(Value::Object(map)) = document.pointer_mut(at.get(&all).as_str()) {
                map.insert(key.clone(), value.clone());
            }
        }
    }
}

/// An action on some node of the document, and now and then no action at all.
fn action() -> impl Strategy<Value = Value> {
    let steps = prop::sample::select(vec![
        "",
        ".info",
        ".paths.*",
        ".paths.*.*",
        ".paths.*.*.responses.*",
        "..schema",
        "..properties.*",
        ".components.schemas.*",
        "..parameters[*]",
        "..required",
        "..type",
        "..['$ref']",
        "..enum[0]",
        "[?@.type]",
    ]);
    let query = steps.prop_map(|steps| format!("${steps}"));
    prop_oneof![
        4 => (query.clone(), value()).prop_map(|(target, update)| json!({"target": target, "update": update})),
        4 => (query.clone(), query.clone()).prop_map(|(target, copy)| json!({"target": target, "copy": copy})),
        4 => query.prop_map(|target| json!({"target": target, "remove": true})),
        1 => value(),
    ]
}

/// Runs the whole pipeline over a text; that it returns is what is tested. A result goes with no error, and no result with
/// at least one.
fn generates_or_explains(text: &str, ending: &str) -> Result<(), TestCaseError> {
    corrects_and_generates_or_explains(text, ending, None)
}

/// Like [`generates_or_explains`], with an overlay.
fn corrects_and_generates_or_explains(text: &str, ending: &str, overlay: Option<&str>) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("document.{ending}"));
    std::fs::write(&path, text).unwrap();
    let config = LoadedConfig::of_document(&path, &folder.path().join("out"), None);
    let mut load = LoadOptions::default();
    if let Some(overlay) = overlay {
        load.overlays.push(folder.path().join("corrections.overlay.yaml"));
        std::fs::write(&load.overlays[0], overlay).unwrap();
    }
    let outcome = generate(&Input { config, selection: Selection::default(), load });
    let printed = outcome.diagnostics.render(&outcome.sources, sailmaker::diagnostic::Style::Plain);
    prop_assert_eq!(outcome.result.is_some(), !outcome.diagnostics.has_errors(), "{}", &printed);
    prop_assert!(!printed.contains("fault of the generator"), "{}", printed);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_mutation_of_a_document_panics(mutations in prop::collection::vec(mutation(), 1..5)) {
        let mut document = document();
        mutations.iter().for_each(|mutation| mutate(&mut document, mutation));
        generates_or_explains(&document.to_string(), "json")?;
    }

    #[test]
    fn no_overlay_panics(actions in prop::collection::vec(action(), 1..5)) {
        let overlay = json!({"overlay": "1.1.0", "info": {"title": "Corrections", "version": "1"}, "actions": actions});
        corrects_and_generates_or_explains(&document().to_string(), "json", Some(&overlay.to_string()))?;
    }

    #[test]
    fn no_text_of_an_overlay_panics(text in "(\\PC|\n| |: |- |\\{|\\[|overlay|1.1.0|actions|target|update|\\$|'|\"){0,60}") {
        corrects_and_generates_or_explains(&document().to_string(), "json", Some(&text))?;
    }

    #[test]
    fn no_text_panics(text in prop_oneof![".{0,200}", "(\\PC|\n| |:|-|\\{|\\[|&a|\\*a|'|\"){0,200}"]) {
        generates_or_explains(&text, "yaml")?;
    }

    #[test]
    fn no_cut_of_a_document_panics(length in 0_usize..14_000) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.yaml");
        let text = std::fs::read_to_string(path).unwrap();
        let cut: String = text.chars().take(length).collect();
        generates_or_explains(&cut, "yaml")?;
    }
}

/// The order of keys decides about the order of what is generated, and about nothing else: no name depends on it.
#[test]
fn the_order_of_keys_changes_only_the_order() {
    fn reversed(value: &Value) -> String {
        match value {
            Value::Object(map) => {
                let members: Vec<String> =
                    map.iter().rev().map(|(key, value)| format!("{}: {}", json!(key), reversed(value))).collect();
                format!("{{{}}}", members.join(", "))
            }
            Value::Array(list) => format!("[{}]", list.iter().map(reversed).collect::<Vec<_>>().join(", ")),
            other => other.to_string(),
        }
    }
    let files = |text: String| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document.json");
        std::fs::write(&path, text).unwrap();
        let config = LoadedConfig::of_document(&path, &folder.path().join("out"), None);
        let outcome = generate(&Input { config, selection: Selection::default(), load: LoadOptions::default() });
        let words = |text: &str| {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            let mut words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
            words.sort();
            words
        };
        let tree = outcome.result.unwrap();
        // The quick start is a call of the operation that comes first.
        let files =
            tree.iter().filter(|(path, _)| !["README.md", "src/lib.rs"].iter().any(|one| *path == Path::new(one)));
        files.map(|(path, text)| (path.to_owned(), words(text))).collect::<BTreeMap<_, _>>()
    };
    let document = document();
    let (sorted, turned) = (document.to_string(), reversed(&document));
    assert_ne!(sorted.find("openapi"), turned.find("openapi"));
    let (sorted, turned) = (files(sorted), files(turned));
    assert_eq!(sorted.keys().collect::<Vec<_>>(), turned.keys().collect::<Vec<_>>());
    for (path, words) in &sorted {
        assert_eq!(words, &turned[path], "{}", path.display());
    }
}
