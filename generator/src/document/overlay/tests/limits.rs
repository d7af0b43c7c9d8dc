//! Overlays that are too large, and those that make a document too large.

use insta::assert_snapshot;

use super::{DOCUMENT, overlay, project, refused};
use crate::document::Limits;

#[test]
fn copies_are_bounded() {
    let actions = [&["{target: $, update: {x-a: {b: [1]}}}"][..], &["{target: $.x-a.b, copy: $.x-a.b}"; 40]].concat();
    // A copy of what the array already holds changes nothing, so each is told apart.
    let grow: Vec<String> = (0..40)
        .flat_map(|round| {
            [format!("{{target: $.x-a.b, update: {round}.5}}"), "{target: $.x-a.b, copy: $.x-a}".to_owned()]
        })
        .collect();
    let grow: Vec<&str> = actions.iter().copied().take(1).chain(grow.iter().map(String::as_str)).collect();
    let mut project = project(DOCUMENT, &overlay(&grow));
    project.options.limits = Limits { nodes: 1000, depth: 1000, ..Limits::default() };
    let said = project.diagnose();
    assert!(said.contains("error: the document would have more than 1000 values"), "{said}");
}

#[test]
fn nesting_is_bounded() {
    let mut project = project(DOCUMENT, &overlay(&["{target: $.info, update: {a: {b: {c: {}}}}}"]));
    project.options.limits.depth = 6;
    assert_eq!(project.diagnose(), "");
    project.options.limits.depth = 5;
    assert_snapshot!(project.diagnose(), @"");
}

#[test]
fn an_overlay_is_as_large_as_a_document_may_be() {
    let mut project = project(DOCUMENT, &overlay(&["{target: $.info, update: {x-a: 1}}"]));
    project.options.limits.file_bytes = 90;
    assert!(project.diagnose().contains("larger than 90 bytes"), "{}", project.diagnose());
}

#[test]
fn queries_are_bounded() {
    let of = |target: &str| refused(DOCUMENT, &[&format!("{{target: \"{target}\", remove: true}}")]);
    let nested = |levels: usize| format!("$[?{}@.a{}]", "(".repeat(levels), ")".repeat(levels));
    assert!(of(&nested(7)).contains("matches nothing"), "{}", of(&nested(7)));
    assert!(of(&nested(8)).contains("more than 8 brackets in one another"));
    assert!(of(&nested(100_000)).contains("longer than 2000 bytes"));
    assert!(of("$..a..b..c..d").contains("`..` more than 3 times"));
    assert!(of("$['[[[[[[[[[..........']").contains("matches nothing"), "text is not counted");
}
