//! What holds for any tree and any actions.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::project;
use crate::document::LinkedDocument;
use crate::source::{Location, SourceFile, pointer};

/// A tree of few names, so that trees and actions meet.
fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![Just(Value::Null), Just(json!(1)), Just(json!("text")), Just(json!({})), Just(json!([]))];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop::sample::select(vec!["a", "b", "c/~d"]).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn query() -> impl Strategy<Value = String> {
    let step = prop::sample::select(vec![
        ".a",
        ".b",
        "['c/~d']",
        "[0]",
        "[-1]",
        "[1,0]",
        ".*",
        "..a",
        "..*",
        "..[0]",
        "[?@.a]",
        "[?@ == 1]",
        "[::2]",
        "[",
    ]);
    prop::collection::vec(step, 0..4).prop_map(|steps| format!("${}", steps.concat()))
}

fn action() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => (query(), tree()).prop_map(|(target, update)| json!({"target": target, "update": update})),
        3 => (query(), query()).prop_map(|(target, copy)| json!({"target": target, "copy": copy})),
        2 => query().prop_map(|target| json!({"target": target, "remove": true})),
        1 => (query(), tree()).prop_map(|(target, odd)| json!({"target": target, "remove": odd, "upsdate": 1})),
        1 => tree(),
    ]
}

/// A root document that holds the tree, changed by the actions.
fn load(tree: &Value, version: &str, actions: &[Value]) -> (LinkedDocument, bool) {
    let document = json!({"openapi": "3.0.3", "a": tree});
    let overlay = json!({"overlay": version, "info": {"title": "M", "version": "1"}, "actions": actions});
    let (linked, diagnostics) = project(&document.to_string(), &overlay.to_string()).load();
    diagnostics.render(linked.sources(), crate::diagnostic::Style::Plain);
    (linked, diagnostics.has_errors())
}

fn scalars(node: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    match node {
        Value::Object(members) if !members.is_empty() => {
            members.iter().for_each(|(key, value)| scalars(value, &pointer::child(at, key), found));
        }
        Value::Array(items) if !items.is_empty() => {
            items.iter().enumerate().for_each(|(index, item)| scalars(item, &format!("{at}/{index}"), found));
        }
        scalar => found.push((at.to_owned(), scalar.clone())),
    }
}

/// The rules of the specification, once more, as plainly as can be.
fn merged(node: &Value, addition: &Value, selected: bool) -> Value {
    match (node, addition) {
        (Value::Object(old), Value::Object(new)) => {
            let mut members = old.clone();
            for (key, value) in new {
                let value = old.get(key).map_or(value.clone(), |old| merged(old, value, false));
                members.insert(key.clone(), value);
            }
            members.into()
        }
        (Value::Array(old), Value::Array(new)) => [old.clone(), new.clone()].concat().into(),
        (Value::Array(old), entry) if selected => [old.clone(), vec![entry.clone()]].concat().into(),
        _ => addition.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_value_is_where_its_origin_says(
        tree in tree(),
        version in prop::sample::select(vec!["1.0.0", "1.1.0"]),
        actions in prop::collection::vec(action(), 1..6),
    ) {
        let (linked, _) = load(&tree, version, &actions);
        let as_read = |file: &SourceFile| -> Value { serde_json::from_str(file.text()).unwrap() };
        let read: Vec<Value> = linked.sources().files().map(|(_, file)| as_read(file)).collect();
        let mut found = Vec::new();
        scalars(linked.tree(linked.root()).unwrap(), "", &mut found);
        for (at, value) in found.into_iter().filter(|(at, _)| !at.is_empty()) {
            let origin = linked.sources().origin(&Location::new(linked.root(), at.as_str()));
            let there = read[origin.file.0 as usize].pointer(&origin.pointer);
            // An object or array that has been emptied is where it was when it had members.
            let same = there == Some(&value) || (!value.is_null() && (value == json!({}) || value == json!([])));
            prop_assert!(same, "{at} is {value}, and {origin:?} is {there:?}");
        }
    }

    #[test]
    fn after_an_update_the_target_reads_as_merged(tree in tree(), update in tree(), inner in any::<bool>()) {
        let (target, at) = if inner { ("$.a.a", "/a/a") } else { ("$.a", "/a") };
        let (linked, refused) = load(&tree, "1.1.0", &[json!({"target": target, "update": update})]);
        let document = json!({"openapi": "3.0.3", "a": tree});
        let before = document.pointer(at);
        let after = linked.tree(linked.root()).unwrap().pointer(at);
        match before {
            Some(before) if !refused => prop_assert_eq!(after, Some(&merged(before, &update, true))),
            before => prop_assert_eq!(after, before, "what is refused is left alone"),
        }
    }
}
