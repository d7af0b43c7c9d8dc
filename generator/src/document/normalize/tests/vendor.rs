//! The vendor's documents as they are published: they pass, and what is said about their paths is counted again.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Diagnostics, LoadOptions, Selection, bundle, normalize, parse};
use crate::document::load;
use crate::document::testing::vendor_document;

/// The names of the path parameters in a list.
fn names<'t>(tree: &'t Value, list: &'t Value) -> Vec<&'t str> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|parameter| match parameter["$ref"].as_str() {
            Some(reference) => tree.pointer(&reference[1..]).unwrap(),
            None => parameter,
        })
        .filter(|parameter| parameter["in"] == "path")
        .map(|parameter| parameter["name"].as_str().unwrap())
        .collect()
}

/// The operations with the names of the path parameters that hold for each.
fn operations(tree: &Value) -> Vec<(&str, BTreeSet<&str>)> {
    let mut found = Vec::new();
    for (path, item) in tree["paths"].as_object().unwrap() {
        for method in ["get", "put", "post", "delete", "head", "options", "patch", "trace"] {
            if item[method].is_object() {
                let own = names(tree, &item[method]["parameters"]);
                let shared = names(tree, &item["parameters"]);
                found.push((path.as_str(), own.into_iter().chain(shared).collect()));
            }
        }
    }
    found
}

fn variables(path: &str) -> BTreeSet<&str> {
    path.split(['{', '}']).skip(1).step_by(2).collect()
}

fn check(version: &str) {
    let Some(path) = vendor_document(version) else { return };
    let mut diagnostics = Diagnostics::new();
    let sources = load(&path, &LoadOptions::default(), &mut diagnostics);
    let bundle = bundle(&sources, &Selection::default(), &mut diagnostics);
    let before = bundle.tree.clone();
    let normalized = normalize(bundle, &mut diagnostics).expect("no errors");
    let after = normalized.tree.clone();
    let parsed = parse(normalized, &mut diagnostics).expect("no errors");
    assert_eq!(parsed.document.operations().count(), operations(&before).len());
    // Every variable is filled, and every path parameter has its place.
    for (path, names) in operations(&after) {
        assert_eq!(names, variables(path), "{path}");
    }
    // Every disagreement is told once for each operation, be it of a variable, of a parameter, or of a pair of them.
    let said = |start: &str, end: &str, labels: &[&str]| {
        let fits = |message: &str| message.starts_with(start) && message.contains(end);
        let of_label = |label: &str| labels.iter().any(|start| label.starts_with(start));
        diagnostics.iter().filter(|found| fits(&found.message) && of_label(&found.label)).count()
    };
    let paired = said("the path `", "has no variable", &["read as"]);
    let left_out = said("the path `", "has no variable", &["left out"]);
    let declared = said("the variable `", "has no parameter", &["read as"]);
    let operations = operations(&before);
    let unfilled = |(path, names): &(&str, BTreeSet<&str>)| variables(path).difference(names).count();
    let misfits = |(path, names): &(&str, BTreeSet<&str>)| names.difference(&variables(path)).count();
    let unfilled: usize = operations.iter().map(unfilled).sum();
    let misfits: usize = operations.iter().map(misfits).sum();
    assert_eq!((paired + declared, paired + left_out), (unfilled, misfits));
}

#[test]
fn v2025() {
    check("v2025");
}

#[test]
fn v2026() {
    check("v2026");
}
