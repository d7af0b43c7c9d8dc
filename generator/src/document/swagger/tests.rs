//! Small documents, and what they become.

mod bodies;
mod forms;
mod limits;
mod media_types;
mod parameters;
mod places;
mod references;
mod responses;
mod root;
mod schemas;

use serde_json::{Value, json};

use crate::document::testing::Project;

/// What a document becomes whose members these are, beside its version and its title.
fn converted(members: Value) -> Value {
    let mut tree = of_files(&[("openapi.json", &document(members).to_string())]);
    let root = tree.as_object_mut().unwrap();
    assert_eq!(root.shift_remove("openapi"), Some(json!("3.0.4")));
    assert_eq!(root.shift_remove("info"), Some(json!({ "title": "T", "version": "1" })));
    tree
}

/// What the only operation becomes, which is of the path `/a`.
fn operation(method: &str, operation: Value) -> Value {
    converted(json!({ "paths": { "/a": { method: operation } } }))["paths"]["/a"][method].take()
}

/// What the first of some files becomes.
fn of_files(files: &[(&str, &str)]) -> Value {
    let project = Project::new(files);
    let (document, diagnostics) = project.load();
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    document.tree(document.root()).unwrap().clone()
}

fn document(members: Value) -> Value {
    let mut document = json!({ "swagger": "2.0", "info": { "title": "T", "version": "1" } });
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    document
}

/// What is said of a document of one file in YAML, without its first lines.
fn said(text: &str) -> String {
    let text = format!("swagger: '2.0'\ninfo: {{title: T, version: '1'}}\n{text}");
    Project::new(&[("openapi.yaml", &text)]).diagnose()
}
