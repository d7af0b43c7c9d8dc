//! Where diagnostics point in a document that overlays changed.

use insta::assert_snapshot;

use super::{DOCUMENT, overlay, project};
use crate::document::testing::Project;
use crate::source::{Location, locate, text};

/// The places of nodes of the changed document, as `FILE:LINE:COLUMN text`.
fn places(project: &Project, pointers: &[&str]) -> Vec<String> {
    let (document, diagnostics) = project.load();
    assert!(!diagnostics.has_errors(), "{}", project.diagnose());
    let show = |pointer: &&str| {
        let location = Location::new(document.root(), *pointer);
        let place = document.sources().origin(&location);
        let file = document.sources().file(place.file).unwrap();
        let span = locate::locate(file.text(), &[(&place.pointer, place.part)]).remove(0);
        let (line, column) = text::line_column(file.text(), span.start);
        let name = file.path().file_name().unwrap().to_string_lossy();
        format!("{name}:{line}:{column} {}", &file.text()[span])
    };
    pointers.iter().map(show).collect()
}

#[test]
fn a_value_that_was_replaced_is_in_the_overlay_and_its_neighbours_are_in_the_document() {
    let overlay = overlay(&["target: $.info\n    update:\n      title: Others\n      contact: {name: me}"]);
    let pointers = ["/info/title", "/info/version", "/info/contact", "/info/contact/name", "/openapi"];
    let expected = [
        "fixes.yaml:6:14 Others",
        "openapi.yaml:4:12 '1'",
        "fixes.yaml:7:16 {",
        "fixes.yaml:7:23 me",
        "openapi.yaml:1:10 3.0.3",
    ];
    assert_eq!(places(&project(DOCUMENT, &overlay), &pointers), expected);
}

#[test]
fn a_value_that_is_the_same_stays_in_the_document() {
    let overlay = overlay(&["{target: $.info, update: {title: Things, x-a: 1}}"]);
    assert_eq!(places(&project(DOCUMENT, &overlay), &["/info/title"]), ["openapi.yaml:3:10 Things"]);
}

#[test]
fn items_move_up_and_are_appended() {
    let actions = [
        "{target: '$.tags[0]', remove: true}",
        "{target: $.tags, update: {name: d}}",
        "{target: $.tags, update: [{name: e}]}",
        "{target: '$.tags[1,2]', remove: true}",
        "{target: '$.tags[0]', update: {x-a: 1}}",
    ];
    let project = project(DOCUMENT, &overlay(&actions));
    let expected = ["openapi.yaml:5:26 b", "fixes.yaml:8:41 1", "fixes.yaml:6:38 e"];
    assert_eq!(places(&project, &["/tags/0/name", "/tags/0/x-a", "/tags/1/name"]), expected);
}

#[test]
fn a_copy_is_where_it_was_copied_from() {
    let actions = [
        "{target: $.info, update: {x-new: 1}}",
        "{target: $.paths, update: {/a: {}}}",
        "{target: '$.paths[''/a'']', copy: $.info}",
        "{target: $.info, remove: true}",
    ];
    let project = project(DOCUMENT, &overlay(&actions));
    let expected = ["openapi.yaml:3:10 Things", "fixes.yaml:4:38 1", "fixes.yaml:5:36 {"];
    assert_eq!(places(&project, &["/paths/~1a/title", "/paths/~1a/x-new", "/paths/~1a"]), expected);
}

#[test]
fn a_copy_that_replaces_is_where_it_was_copied_from() {
    let project = project(DOCUMENT, &overlay(&["{target: $.info.title, copy: '$.tags[2].name'}"]));
    assert_eq!(places(&project, &["/info/title"]), ["openapi.yaml:5:37 c"]);
}

#[test]
fn a_diagnostic_shows_the_overlay() {
    let overlay = overlay(&[
        "target: $.paths\n    update:\n      /a:\n        get:\n          responses:\n            '200': {$ref: '#/components/responses/Gone'}",
    ]);
    assert_snapshot!(project(DOCUMENT, &overlay).diagnose(), @"
    warning[reference-to-nowhere]: `#/components/responses/Gone` does not exist
     --> fixes.yaml:9:27
      |
    9 |             '200': {$ref: '#/components/responses/Gone'}
      |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `components` at the top of that file; read as any value
      |
      = at: /paths/~1a/get/responses/200/$ref
      = help: add a response there, or refer to one that exists

    warning: 1 warning
    ");
}

#[test]
fn a_diagnostic_of_a_neighbour_shows_the_document() {
    let document = DOCUMENT.replace("paths: {}", "paths:\n  /a:\n    get: {responses: {'200': {$ref: '#/nowhere'}}}");
    let overlay = overlay(&["{target: $.tags, remove: true}", "{target: '$.paths[''/a''].get', update: {summary: S}}"]);
    assert_snapshot!(project(&document, &overlay).diagnose(), @"
    warning[reference-to-nowhere]: `#/nowhere` does not exist
     --> openapi.yaml:8:37
      |
    8 |     get: {responses: {'200': {$ref: '#/nowhere'}}}
      |                                     ^^^^^^^^^^^ there is no `nowhere` at the top of that file; read as any value
      |
      = at: /paths/~1a/get/responses/200/$ref
      = help: add a response there, or refer to one that exists

    warning: 1 warning
    ");
}
