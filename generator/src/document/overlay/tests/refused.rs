//! Overlays that are wrong, and exactly what is said of them.

use insta::assert_snapshot;

use super::{DOCUMENT, project, refused};

#[test]
fn an_action_that_matches_nothing() {
    assert_snapshot!(refused(DOCUMENT, &["{target: $.info.license, remove: true}", "{target: $.servers, update: {url: /}}"]), @"");
}

#[test]
fn an_action_whose_change_is_in_the_document() {
    assert_snapshot!(refused(DOCUMENT, &["{target: $.info, update: {title: Things}}", "{target: '$.tags[0]', copy: '$.tags[0]'}"]), @"");
}

#[test]
fn a_target_that_is_no_query() {
    let actions = [
        "{target: '$.info[', remove: true}",
        "{target: info, remove: true}",
        "{target: \"$['\\u0061'\", remove: true}",
    ];
    assert_snapshot!(refused(DOCUMENT, &actions), @"");
}

#[test]
fn a_value_of_another_kind() {
    let actions =
        ["target: $\n    update:\n      info:\n        title: {text: Things}", "{target: $.info.title, copy: $.info}"];
    assert_snapshot!(refused(DOCUMENT, &actions), @"");
}

#[test]
fn targets_that_cannot_be_changed() {
    let actions = ["{target: $, remove: true}", "{target: $.*, update: 1}"];
    assert_snapshot!(refused(DOCUMENT, &actions), @"");
}

#[test]
fn a_copy_of_several_nodes() {
    let actions =
        ["{target: $.info, copy: '$.tags[*]'}", "{target: $.info, copy: $.nothing}", "{target: $.info, copy: tags}"];
    assert_snapshot!(refused(DOCUMENT, &actions), @"");
}

#[test]
fn fields_that_are_wrong() {
    let overlay = "\
overlay: 1.1.0
info: {title: 1, descripton: text}
extend: openapi.yaml
actions:
  - {update: {x: 1}}
  - {target: $.info}
  - {target: $.info, update: 1, copy: $.info}
  - {target: [], remove: 1}
  - $.info
";
    assert_snapshot!(project(DOCUMENT, overlay).diagnose(), @"");
}

#[test]
fn what_is_no_overlay() {
    assert_snapshot!(project(DOCUMENT, "openapi: 3.0.3\n").diagnose(), @"");
    assert_snapshot!(project(DOCUMENT, "- a\n").diagnose(), @"");
    assert_snapshot!(project(DOCUMENT, "overlay: 2.0.0\n").diagnose(), @"");
    assert_snapshot!(project(DOCUMENT, "overlay: 1.1\ninfo: {title: M, version: '1'}\nactions: []\n").diagnose(), @"");
    assert_snapshot!(project(DOCUMENT, "overlay: [\n").diagnose(), @"");
    assert_snapshot!(project(DOCUMENT, "").diagnose(), @"");
}

#[test]
fn what_version_1_0_does_not_have() {
    let overlay = "\
overlay: 1.0.0
info: {title: M, version: '1', description: d}
actions:
  - {target: $.info, copy: '$.tags[0]'}
  - {target: $.info.title, update: Others}
";
    assert_snapshot!(project(DOCUMENT, overlay).diagnose(), @"");
}

#[test]
fn an_overlay_that_is_not_there() {
    let mut project = project(DOCUMENT, "");
    project.options.overlays = vec![project.path("gone.yaml")];
    assert_snapshot!(project.diagnose(), @"");
}
