//! References from file to file.

use insta::assert_snapshot;

use crate::document::Selection;
use crate::document::testing::Project;

const ROOT: &str = "openapi: 3.0.0\npaths:\n  /users:\n    $ref: paths/users.yaml\n";
const PATHS: &str = "\
get:
  responses:
    200:
      content:
        application/json:
          schema:
            $ref: ../schemas/User.yaml
";

#[test]
fn a_broken_file_is_shown_with_the_way_to_it() {
    let user = "type: object\nproperties: {id\n";
    let files = [("openapi.yaml", ROOT), ("paths/users.yaml", PATHS), ("schemas/User.yaml", user)];
    assert_snapshot!(Project::new(&files).diagnose(), @r"
    error: this is not valid YAML: did not find expected ',' or '}'
     --> schemas/User.yaml:3:1
      |
    3 |
      | ^ in brackets that begin at line 2 column 13
      |
      = help: correct what stands here, or what stands before it
    note: reached from here
     --> paths/users.yaml:7:19
      |
    7 |             $ref: ../schemas/User.yaml
      |                   ^^^^^^^^^^^^^^^^^^^^
    note: reached from here
     --> openapi.yaml:4:11
      |
    4 |     $ref: paths/users.yaml
      |           ^^^^^^^^^^^^^^^^

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_broken_file_that_nothing_reaches_does_not_matter() {
    let files = [
        ("openapi.yaml", ROOT),
        ("paths/users.yaml", PATHS),
        ("schemas/User.yaml", "type: object\ndefinitions: {Unused: {$ref: nowhere.yaml}}\n"),
        ("schemas/Broken.yaml", "{{{"),
    ];
    assert_eq!(Project::new(&files).diagnose(), "");
}

#[test]
fn a_missing_file_with_a_similar_one_beside_it() {
    let files = [("openapi.yaml", ROOT), ("paths/users.yaml", PATHS), ("schemas/user.yaml", "type: object\n")];
    assert_snapshot!(Project::new(&files).diagnose(), @"
    warning[reference-to-nowhere]: cannot read `schemas/User.yaml`: there is no such file
     --> paths/users.yaml:7:19
      |
    7 |             $ref: ../schemas/User.yaml
      |                   ^^^^^^^^^^^^^^^^^^^^ referred to here; read as any value, or left out where there is none
      |
      = at: /get/responses/200/content/application~1json/schema/$ref
      = help: did you mean `../schemas/user.yaml`?
    note: reached from here
     --> openapi.yaml:4:11
      |
    4 |     $ref: paths/users.yaml
      |           ^^^^^^^^^^^^^^^^

    warning: 1 warning
    ");
}

#[test]
fn a_path_that_was_written_as_seen_from_the_root() {
    let paths = PATHS.replace("../schemas", "schemas");
    let files = [("openapi.yaml", ROOT), ("paths/users.yaml", &paths), ("schemas/User.yaml", "type: object\n")];
    assert_snapshot!(Project::new(&files).diagnose(), @"
    warning[reference-to-nowhere]: cannot read `paths/schemas/User.yaml`: there is no such file
     --> paths/users.yaml:7:19
      |
    7 |             $ref: schemas/User.yaml
      |                   ^^^^^^^^^^^^^^^^^ referred to here; read as any value, or left out where there is none
      |
      = at: /get/responses/200/content/application~1json/schema/$ref
      = help: did you mean `../schemas/User.yaml`?
    note: reached from here
     --> openapi.yaml:4:11
      |
    4 |     $ref: paths/users.yaml
      |           ^^^^^^^^^^^^^^^^

    warning: 1 warning
    ");
}

#[test]
fn a_missing_file_is_said_to_be_missing_once() {
    let root = "openapi: 3.0.0\ncomponents:\n  schemas:\n    A: {$ref: X.yaml}\n    B: {$ref: X.yaml}\n    C: {$ref: ./X.yaml}\n";
    assert_snapshot!(Project::new(&[("openapi.yaml", root)]).diagnose(), @"
    warning[reference-to-nowhere]: cannot read `X.yaml`: there is no such file
     --> openapi.yaml:4:15
      |
    4 |     A: {$ref: X.yaml}
      |               ^^^^^^ referred to here; read as any value, or left out where there is none
    5 |     B: {$ref: X.yaml}
      |               ------ and here, and in one more place
      |
      = at: /components/schemas/A/$ref

    warning: 1 warning
    ");
}

#[test]
fn a_folder_in_place_of_a_file() {
    let root = "openapi: 3.0.0\ncomponents: {schemas: {A: {$ref: schemas}}}\n";
    assert_snapshot!(Project::new(&[("openapi.yaml", root), ("schemas/A.yaml", "{}")]).diagnose(), @"
    error: cannot read `schemas`: it is a directory
     --> openapi.yaml:2:34
      |
    2 | components: {schemas: {A: {$ref: schemas}}}
      |                                  ^^^^^^^ referred to here
      |
      = at: /components/schemas/A/$ref

    error: 1 error; nothing was written
    ");
}

#[test]
fn an_empty_file_that_is_referred_to() {
    let root = "openapi: 3.0.0\ncomponents: {schemas: {A: {$ref: A.yaml}}}\n";
    assert_snapshot!(Project::new(&[("openapi.yaml", root), ("A.yaml", "")]).diagnose(), @r"
    error: the file is empty
     --> A.yaml:1:1
      |
    1 |
      | ^
      |
      = help: write an OpenAPI document into it, or name another file
    note: reached from here
     --> openapi.yaml:2:34
      |
    2 | components: {schemas: {A: {$ref: A.yaml}}}
      |                                  ^^^^^^

    error: 1 error; nothing was written
    ");
}

const INSIDE: &str = "openapi: 3.0.0\ncomponents: {schemas: {A: {$ref: ../A.yaml}}}\n";

#[test]
fn a_file_outside_the_folder() {
    assert_snapshot!(Project::new(&[("inside/openapi.yaml", INSIDE), ("A.yaml", "{}")]).diagnose(), @"
    error: `A.yaml` lies outside the root document's folder
     --> inside/openapi.yaml:2:34
      |
    2 | components: {schemas: {A: {$ref: ../A.yaml}}}
      |                                  ^^^^^^^^^ referred to here
      |
      = at: /components/schemas/A/$ref
      = help: move the file into that folder, or pass `--allow-outside` if you trust the document

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_file_outside_the_folder_that_is_allowed() {
    let mut project = Project::new(&[("inside/openapi.yaml", INSIDE), ("A.yaml", "{}")]);
    project.options.allow_outside = true;
    assert_eq!(project.diagnose(), "");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_outside() {
    let inside = INSIDE.replace("../A", "B");
    let project = Project::new(&[("inside/openapi.yaml", inside.as_str()), ("A.yaml", "{}")]);
    std::os::unix::fs::symlink(project.path("A.yaml"), project.path("inside/B.yaml")).unwrap();
    assert_snapshot!(project.diagnose(), @"
    error: `inside/B.yaml` lies outside the root document's folder
     --> inside/openapi.yaml:2:34
      |
    2 | components: {schemas: {A: {$ref: B.yaml}}}
      |                                  ^^^^^^ referred to here
      |
      = at: /components/schemas/A/$ref
      = help: move the file into that folder, or pass `--allow-outside` if you trust the document

    error: 1 error; nothing was written
    ");
}

#[cfg(unix)]
#[test]
fn one_file_by_many_paths_is_one_file() {
    let root = "openapi: 3.0.0\ncomponents:\n  schemas:\n    A: {$ref: ./a/../A%20b.yaml}\n    B: {$ref: A b.yaml}\n    C: {$ref: link.yaml#}\n";
    let project = Project::new(&[("openapi.yaml", root), ("A b.yaml", "type: string\n")]);
    std::os::unix::fs::symlink(project.path("A b.yaml"), project.path("link.yaml")).unwrap();
    assert_eq!(project.diagnose(), "");
    let (document, _) = project.load();
    assert_eq!(document.sources().files().count(), 2);
    assert_eq!(document.files().flat_map(|(_, file)| file.references.values().flatten()).count(), 3);
}

/// Out of the folder and in again, through a folder that is a link, and seen from a file below.
#[cfg(unix)]
#[test]
fn a_path_may_wind() {
    let root = "openapi: 3.0.0\ncomponents:\n  schemas:\n    A: {$ref: ../api/x/../a/A.yaml}\n    B: {$ref: link/A.yaml}\n    C: {$ref: a/C.yaml}\n";
    let c = "{items: {$ref: '../a/./A.yaml#'}, properties: {c: {$ref: './../../api/a/C.yaml'}, r: {$ref: ../openapi.yaml#/components/schemas/A}}}";
    let files = [("api/openapi.yaml", root), ("api/a/A.yaml", "type: string"), ("api/a/C.yaml", c)];
    let project = Project::new(&files);
    std::os::unix::fs::symlink(project.path("api/a"), project.path("api/link")).unwrap();
    assert_eq!(project.diagnose(), "");
    let (bundle, document) = project.bundle(&Selection::default());
    assert_eq!(document.sources().files().count(), 3);
    let a = serde_json::json!({"$ref": "#/components/schemas/A"});
    let c = serde_json::json!({"$ref": "#/components/schemas/C"});
    let schemas =
        serde_json::json!({"A": {"type": "string"}, "B": a, "C": {"items": a, "properties": {"c": c, "r": a}}});
    assert_eq!(bundle.tree["components"]["schemas"], schemas);
}

#[test]
fn whether_there_is_a_file_outside_the_folder_is_not_told() {
    let said = |files: &[(&str, &str)]| Project::new(files).diagnose();
    let absent = said(&[("inside/openapi.yaml", INSIDE)]);
    assert!(absent.starts_with("error: `A.yaml` lies outside the root document's folder"), "{absent}");
    assert_eq!(said(&[("inside/openapi.yaml", INSIDE), ("A.yaml", "{}")]), absent);
}

#[test]
fn a_component_of_the_root_that_a_file_takes_for_its_own() {
    let paths = PATHS.replace("../schemas/User.yaml", "'#/components/schemas/User'");
    let root = format!("{ROOT}components: {{schemas: {{User: {{}}}}}}\n");
    assert_snapshot!(Project::new(&[("openapi.yaml", root), ("paths/users.yaml", paths)]).diagnose(), @"
    warning[reference-spelling]: `#/components/schemas/User` does not exist in this file
     --> paths/users.yaml:7:19
      |
    7 |             $ref: '#/components/schemas/User'
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ taken from the root document
      |
      = at: /get/responses/200/content/application~1json/schema/$ref
      = help: write `../openapi.yaml#/components/schemas/User`

    warning: 1 warning
    ");
}

#[test]
fn a_path_in_the_manner_of_windows() {
    let root = ROOT.replace("paths/users", r"paths\users");
    assert_snapshot!(Project::new(&[("openapi.yaml", root.as_str()), ("paths/users.yaml", "get: {}\n")]).diagnose(), @r"
    warning[reference-spelling]: a reference with `\` between folders
     --> openapi.yaml:4:11
      |
    4 |     $ref: paths\users.yaml
      |           ^^^^^^^^^^^^^^^^
      |
      = at: /paths/~1users/$ref
      = help: write `paths/users.yaml`

    warning: 1 warning
    ");
}

#[test]
fn a_whole_document() {
    let root = "openapi: 3.0.0\ncomponents: {schemas: {A: {$ref: common.yaml}}}\n";
    let files = [("openapi.yaml", root), ("common.yaml", "openapi: 3.0.0\npaths: {}\n")];
    assert_snapshot!(Project::new(&files).diagnose(), @"
    warning[reference-to-other-kind]: `common.yaml` is a whole OpenAPI document
     --> openapi.yaml:2:34
      |
    2 | components: {schemas: {A: {$ref: common.yaml}}}
      |                                  ^^^^^^^^^^^ a schema is expected here; read as any value
      |
      = at: /components/schemas/A/$ref
      = help: name the part of it, as in `file.yaml#/components/schemas/Name`

    warning: 1 warning
    ");
}

#[test]
fn too_many_files() {
    let root = "openapi: 3.0.0\ncomponents: {schemas: {A: {$ref: A.yaml}, B: {$ref: B.yaml}}}\n";
    let mut project = Project::new(&[("openapi.yaml", root), ("A.yaml", "{}"), ("B.yaml", "{}")]);
    project.options.limits.files = 2;
    assert_snapshot!(project.diagnose(), @"
    error: the document is too large: more than 2 files
     --> openapi.yaml:2:34
      |
    2 | components: {schemas: {A: {$ref: A.yaml}, B: {$ref: B.yaml}}}
      |                                  ^^^^^^ given up here
      |
      = at: /components/schemas/A/$ref
      = help: put several parts into one file

    error: 1 error; nothing was written
    ");
}

#[test]
fn too_many_bytes() {
    let root = "openapi: 3.0.0\ncomponents: {schemas: {A: {$ref: A.yaml}, B: {$ref: B.yaml}}}\n";
    let mut project = Project::new(&[("openapi.yaml", root), ("A.yaml", "{}"), ("B.yaml", "{}")]);
    project.options.limits.total_bytes = root.len() as u64 + 3;
    assert_snapshot!(project.diagnose(), @"
    error: the document is too large: all files together are larger than 80 bytes
     --> openapi.yaml:2:34
      |
    2 | components: {schemas: {A: {$ref: A.yaml}, B: {$ref: B.yaml}}}
      |                                  ^^^^^^ given up here
      |
      = at: /components/schemas/A/$ref
      = help: leave out of the document what the client does not need

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_path_to_another_machine_is_outside() {
    let root = r"{openapi: 3.0.0, components: {schemas: {A: {$ref: '\\host\share\A.yaml'}}}}";
    let said = Project::new(&[("openapi.yaml", root)]).diagnose();
    assert!(said.contains("share/A.yaml` lies outside the root document's folder"), "{said}");
}
