//! Overlays, from the text to the tree, its places and what is said.

mod actions;
mod explain;
mod extends;
mod fields;
mod limits;
mod merging;
mod places;
mod properties;
mod refused;

use serde_json::Value;

use crate::document::testing::Project;

/// A document of one path.
const DOCUMENT: &str = "\
openapi: 3.0.3
info:
  title: Things
  version: '1'
tags: [{name: a}, {name: b}, {name: c}]
paths: {}
";

/// An overlay with these actions, each a YAML object in braces or over several lines.
fn overlay(actions: &[&str]) -> String {
    let head = "overlay: 1.1.0\ninfo: {title: Fixes, version: '1'}\nactions:\n";
    actions.iter().fold(head.to_owned(), |text, action| text + "  - " + action + "\n")
}

/// A document, and an overlay that is applied to it.
fn project(document: &str, overlay: &str) -> Project {
    let mut project = Project::new(&[("openapi.yaml", document), ("fixes.yaml", overlay)]);
    project.options.overlays = vec![project.path("fixes.yaml")];
    project
}

/// The document as the actions leave it.
fn applied(document: &str, actions: &[&str]) -> Value {
    let project = project(document, &overlay(actions));
    let (document, diagnostics) = project.load();
    assert!(!diagnostics.has_errors(), "{}", project.diagnose());
    document.tree(document.root()).cloned().unwrap()
}

/// What is said of the actions.
fn refused(document: &str, actions: &[&str]) -> String {
    project(document, &overlay(actions)).diagnose()
}
