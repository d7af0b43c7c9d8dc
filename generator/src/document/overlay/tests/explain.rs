//! What is told of each action.

use insta::assert_snapshot;

use super::{DOCUMENT, overlay, project};
use crate::diagnostic::Diagnostics;
use crate::document::load::load_observed;
use crate::document::overlay::{Effect, find_lines};

fn effects(actions: &[&str]) -> Vec<Effect> {
    let project = project(DOCUMENT, &overlay(actions));
    let mut diagnostics = Diagnostics::new();
    let (document, mut effects) = load_observed(&project.path("openapi.yaml"), &project.options, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}", project.diagnose());
    find_lines(&mut effects, document.sources());
    effects
}

/// Each action, its nodes, and the lines that differ.
fn told(actions: &[&str]) -> String {
    let name = |written: &str| written.rsplit('/').next().unwrap_or_default().to_owned();
    let mut lines = Vec::new();
    for effect in effects(actions) {
        lines.push(format!("{} {:?} {}", name(&effect.written), effect.change, effect.target));
        for node in &effect.nodes {
            lines.push(format!("{} `{}`", name(&node.written), node.pointer));
            lines.push(node.diff.clone());
        }
    }
    lines.join("\n")
}

#[test]
fn of_objects_only_what_differs_is_shown() {
    let actions = [
        "{target: $, update: {info: {title: Others}, x-a: [1]}}",
        "{target: '$.tags[?@.name > ''a'']', update: {description: d}}",
        "{target: $.info, remove: true}",
    ];
    assert_snapshot!(told(&actions), @r"
    fixes.yaml:4 Update $
    openapi.yaml:1 ``
     info:
    -  title: Things
    +  title: Others
    +x-a:
    +- 1
    fixes.yaml:5 Update $.tags[?@.name > 'a']
    openapi.yaml:5 `/tags/1`
    +description: d
    openapi.yaml:5 `/tags/2`
    +description: d
    fixes.yaml:6 Remove $.info
    openapi.yaml:2 `/info`
    -title: Others
    -version: '1'
    ");
}

#[test]
fn items_of_arrays_have_their_neighbours() {
    assert_snapshot!(told(&["{target: $.tags, update: {name: d}}", "{target: '$.tags[0]', copy: '$.tags[3]'}"]), @r"
    fixes.yaml:4 Update $.tags
    openapi.yaml:5 `/tags`
     - name: b
     - name: c
    +- name: d
    fixes.yaml:5 Copy $.tags[0]
    openapi.yaml:5 `/tags/0`
    -name: a
    +name: d
    ");
}

#[test]
fn long_values_are_cut() {
    let long = format!("{{target: $.info, update: {{x-a: {:?}, x-b: [{}]}}}}", "word ".repeat(100), "1, ".repeat(100));
    let diff = effects(&[&long])[0].nodes[0].diff.clone();
    assert_eq!(diff.lines().count(), 25, "{diff}");
    assert!(diff.lines().all(|line| line.chars().count() <= 111), "{diff}");
    assert!(diff.ends_with("… 78 more lines"), "{diff}");
}
