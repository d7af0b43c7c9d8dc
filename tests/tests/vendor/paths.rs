//! The vendor's documents as they are published: they pass, and what is said about their paths is counted again.

use super::versions::{Version, Versions};
use sailmaker::diagnostic::Diagnostics;
use sailmaker::document::{Selection, bundle, normalize, parse};
use sailmaker_tests::trials::{Found, Trial};
use serde_json::Value;
use std::collections::BTreeSet;

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![versions; of_v2025, of_v2026]
}

fn of_v2025(versions: Versions) {
    check(&versions.v2025);
}

fn of_v2026(versions: Versions) {
    check(&versions.v2026);
}

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

fn check(version: &Version) {
    let mut diagnostics = Diagnostics::new();
    let bundle = bundle(version.linked(), &Selection::default(), &mut diagnostics);
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
