//! The root document.

use insta::assert_snapshot;

use crate::document::testing::{Project, diagnose};

#[test]
fn an_older_swagger_document() {
    assert_snapshot!(diagnose("swagger: \"1.2\"\ninfo: {}\n"), @r#"
    error: Swagger 1.2 is not supported
     --> openapi.yaml:1:10
      |
    1 | swagger: "1.2"
      |          ^^^^^ must be 2.0, or OpenAPI 3.0, 3.1 or 3.2
      |
      = at: /swagger
      = help: convert the document to Swagger 2.0 or to OpenAPI 3.0, 3.1 or 3.2

    error: 1 error; nothing was written
    "#);
}

#[test]
fn another_kind_of_document() {
    assert_snapshot!(diagnose("asyncapi: 3.0.0\n"), @"
    error: this is an AsyncAPI document, not OpenAPI
     --> openapi.yaml:1:11
      |
    1 | asyncapi: 3.0.0
      |           ^^^^^
      |
      = at: /asyncapi
      = help: an OpenAPI document states its version at the top, as in `openapi: 3.0.3`; name the root document, not a part of it

    error: 1 error; nothing was written
    ");
}

#[test]
fn no_kind_of_document() {
    assert_snapshot!(diagnose("type: object\nproperties: {}\n"), @r"
    error: this is not an OpenAPI document: the key `openapi` is missing
     --> openapi.yaml:1:1
      |
    1 | type: object
      | ^^^^
      |
      = help: an OpenAPI document states its version at the top, as in `openapi: 3.0.3`; name the root document, not a part of it

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_list() {
    assert_snapshot!(diagnose("- a\n- b\n"), @r"
    error: this is a list, not an OpenAPI document
     --> openapi.yaml:1:1
      |
    1 | - a
      | ^
      |
      = help: an OpenAPI document states its version at the top, as in `openapi: 3.0.3`; name the root document, not a part of it

    error: 1 error; nothing was written
    ");
}

#[test]
fn an_unsupported_version() {
    assert_snapshot!(diagnose("openapi: 4.0.0\npaths: {}\n"), @"
    error: OpenAPI 4.0.0 is not supported
     --> openapi.yaml:1:10
      |
    1 | openapi: 4.0.0
      |          ^^^^^ must be 3.0, 3.1 or 3.2
      |
      = at: /openapi
      = help: convert the document to OpenAPI 3.0, 3.1 or 3.2

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_version_without_quotes_is_a_version() {
    assert_eq!(diagnose("openapi: 3.1\npaths: {}\n"), "");
}

#[test]
fn an_empty_file() {
    assert_snapshot!(diagnose(""), @r"
    error: the file is empty
     --> openapi.yaml:1:1
      |
    1 |
      | ^
      |
      = help: write an OpenAPI document into it, or name another file

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_file_of_comments() {
    assert_snapshot!(diagnose("# nothing\n"), @r"
    error: the file is empty
     --> openapi.yaml:1:1
      |
    1 | # nothing
      | ^
      |
      = help: write an OpenAPI document into it, or name another file

    error: 1 error; nothing was written
    ");
}

#[test]
fn an_empty_json_file() {
    assert_snapshot!(Project::new(&[("openapi.json", "")]).diagnose(), @r"
    error: the file is empty
     --> openapi.json:1:1
      |
    1 |
      | ^
      |
      = help: write an OpenAPI document into it, or name another file

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_missing_file() {
    let project = Project::new(&[("openapi.yaml", "")]);
    std::fs::remove_file(project.path("openapi.yaml")).unwrap();
    assert_snapshot!(project.diagnose(), @r"
    error: cannot read `openapi.yaml`: there is no such file
    --> openapi.yaml
     = help: name a file that exists

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_directory() {
    let project = Project::new(&[("openapi.yaml", "")]);
    std::fs::remove_file(project.path("openapi.yaml")).unwrap();
    std::fs::create_dir(project.path("openapi.yaml")).unwrap();
    assert_snapshot!(project.diagnose(), @r"
    error: cannot read `openapi.yaml`: it is a directory
    --> openapi.yaml
     = help: name the document in it, such as `openapi.yaml`

    error: 1 error; nothing was written
    ");
}

#[test]
fn files_that_are_too_large_together() {
    let mut project = Project::new(&[("openapi.yaml", "openapi: 3.0.0"), ("fixes.yaml", "overlay: 1.1.0")]);
    project.options.limits.total_bytes = 10;
    assert_snapshot!(project.diagnose(), @r"
    error: cannot read `openapi.yaml`: all files together are larger than 10 bytes
    --> openapi.yaml
     = help: leave out of the document what the client does not need

    error: 1 error; nothing was written
    ");
    project.options.limits.total_bytes = 20;
    project.options.overlays = vec![project.path("fixes.yaml")];
    assert_snapshot!(project.diagnose(), @r"
    error: cannot read the overlay `fixes.yaml`: all files together are larger than 20 bytes
    --> fixes.yaml
     = help: leave out of the document what the client does not need

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_file_that_is_too_large() {
    let mut project = Project::new(&[("openapi.yaml", "openapi: 3.0.0")]);
    project.options.limits.file_bytes = 10;
    assert_snapshot!(project.diagnose(), @r"
    error: cannot read `openapi.yaml`: it is larger than 10 bytes
    --> openapi.yaml
     = help: split the document into files that refer to each other

    error: 1 error; nothing was written
    ");
}
