//! Overlays that are too large, and those that make a document too large.

use insta::assert_snapshot;

use serde_json::{Map, Value, json};

use super::{DOCUMENT, overlay, project, refused};
use crate::document::Limits;
use crate::document::overlay::path::{Path, Token};
use crate::document::overlay::remove::remove;
use crate::document::overlay::trace::Trace;
use crate::source::FileId;
use crate::testing::assert_linear;

#[test]
fn copies_are_bounded() {
    // Each copy doubles what is there; what is copied a second time would change nothing, so something is added before.
    let rounds = (0..40)
        .flat_map(|round| [format!("{{target: $.a.b, update: {round}.5}}"), "{target: $.a.b, copy: $.a}".to_owned()]);
    let actions: Vec<String> = std::iter::once("{target: $, update: {a: {b: []}}}".to_owned()).chain(rounds).collect();
    let actions: Vec<&str> = actions.iter().map(String::as_str).collect();
    let mut project = project(DOCUMENT, &overlay(&actions));
    project.options.limits = Limits { nodes: 1000, ..Limits::default() };
    let said = project.diagnose();
    assert!(said.contains("error: the document would have more than 1000 values"), "{said}");
}

#[test]
fn nesting_is_bounded() {
    let document = DOCUMENT.replace("version: '1'", "x: {a: {}}");
    let mut project = project(&document, &overlay(&["{target: $.info.x.a, copy: $.info}"]));
    project.options.limits.depth = 6;
    assert_eq!(project.diagnose(), "");
    project.options.limits.depth = 5;
    assert_snapshot!(project.diagnose(), @"
    error: the document would have more than 5 levels of nesting
     --> fixes.yaml:4:26
      |
    4 |   - {target: $.info.x.a, copy: $.info}
      |                          ^^^^ given up here
      |
      = at: /actions/0/copy
      = help: let the action select fewer nodes, or add less to each

    error: 1 error; nothing was written
    ");
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

#[test]
fn the_members_of_a_large_object_are_removed_in_a_time_that_grows_with_it() {
    let object = |size: usize| {
        let names = (0..size).map(|index| format!("m{index}"));
        let paths: Vec<Path> = names.clone().map(|name| vec![Token::Name(name)]).collect();
        (Value::Object(names.map(|name| (name, Value::Null)).collect::<Map<_, _>>()), paths)
    };
    assert_linear("removing all members", 200, object, |(mut tree, paths)| {
        remove(&mut tree, &mut Trace::default(), FileId(0), &paths);
        assert_eq!(tree, json!({}));
    });
}
