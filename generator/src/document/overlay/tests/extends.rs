//! Which file an overlay is for, and references of files that overlays change.

use insta::assert_snapshot;
use serde_json::json;

use super::{overlay, project};
use crate::document::Selection;
use crate::document::testing::Project;

const ROOT: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: paths/a.yaml}}\n";

const PATH: &str = "get: {responses: {'200': {$ref: ok.yaml}}}\n";

/// The root document, one more file, and an overlay for that file in a folder of its own.
fn split(extends: &str, path: &str, actions: &[&str]) -> Project {
    let overlay = overlay(actions).replacen("actions:", &format!("extends: {extends}\nactions:"), 1);
    let files = [
        ("openapi.yaml", ROOT),
        ("paths/a.yaml", path),
        ("paths/fine.yaml", "description: fine\n"),
        ("fixes/a.overlay.yaml", &overlay),
    ];
    let mut project = Project::new(&files);
    project.options.overlays = vec![project.path("fixes/a.overlay.yaml")];
    project
}

#[test]
fn a_broken_reference_is_corrected_and_followed() {
    let action = "{target: '$..responses.*', update: {$ref: fine.yaml}}";
    let (bundle, _) = split("../paths/a.yaml", PATH, &[action]).bundle(&Selection::default());
    assert_eq!(bundle.tree["components"]["responses"], json!({"fine": {"description": "fine"}}));
}

#[test]
fn a_broken_reference_of_the_root_is_corrected_too() {
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: gone.yaml}}\n";
    let actions = [
        "{target: '$.paths[''/a''][''$ref'']', remove: true}",
        "{target: '$.paths[''/a'']', update: {get: {responses: {'200': {description: d}}}}}",
    ];
    assert_eq!(project(document, &overlay(&actions)).diagnose(), "");
}

#[test]
fn the_root_may_be_named() {
    let action = "{target: $.info.title, update: U}";
    let (document, diagnostics) = split("../openapi.yaml", "{}\n", &[action]).load();
    assert!(!diagnostics.has_errors());
    assert_eq!(document.tree(document.root()).unwrap()["info"]["title"], "U");
}

#[test]
fn the_version_of_the_document_may_be_corrected() {
    let document = ROOT.replace("openapi: 3.0.3", "openapi: 9").replace("{/a: {$ref: paths/a.yaml}}", "{}");
    assert_eq!(project(&document, &overlay(&["{target: $, update: {openapi: 3.0.3}}"])).diagnose(), "");
}

#[test]
fn a_file_that_is_never_reached() {
    let project = split("../paths/fine.yaml", "get: {responses: {}}\n", &["{target: $, update: {x-a: 1}}"]);
    assert_snapshot!(project.diagnose(), @"
    error: this overlay is for a file that the document never refers to
     --> fixes/a.overlay.yaml:3:10
      |
    3 | extends: ../paths/fine.yaml
      |          ^^^^^^^^^^^^^^^^^^ no reference leads to this file
      |
      = at: /extends
      = help: name a file of the document, or name the overlay no more

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_file_that_is_not_there() {
    assert_snapshot!(split("a.yaml", PATH, &["{target: $, update: {x-a: 1}}"]).diagnose(), @"
    error: cannot read `fixes/a.yaml`: there is no such file
     --> fixes/a.overlay.yaml:3:10
      |
    3 | extends: a.yaml
      |          ^^^^^^ the overlay is for this file
      |
      = at: /extends
      = help: write the path from this file

    error: 1 error; nothing was written
    ");
}

#[test]
fn what_is_no_file() {
    assert_snapshot!(split("https://example.com/a.yaml", PATH, &["{target: $, update: {x-a: 1}}"]).diagnose(), @"
    error: `extends` has to be a relative path
     --> fixes/a.overlay.yaml:3:10
      |
    3 | extends: https://example.com/a.yaml
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = at: /extends
      = help: write the path from this file to the document, or leave `extends` out to mean the root document

    error: 1 error; nothing was written
    ");
    assert_snapshot!(split("'../paths/a.yaml#/get'", PATH, &["{target: $, update: {x-a: 1}}"]).diagnose(), @"
    error: an overlay is for a whole file
     --> fixes/a.overlay.yaml:3:10
      |
    3 | extends: '../paths/a.yaml#/get'
      |          ^^^^^^^^^^^^^^^^^^^^^^
      |
      = at: /extends
      = help: write the path of the file, without a `#`

    error: 1 error; nothing was written
    ");
}
