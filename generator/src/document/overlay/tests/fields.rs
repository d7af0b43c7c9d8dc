//! Files that are no overlays, or have what overlays do not have.

use insta::assert_snapshot;

use super::{DOCUMENT, project};

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
    assert_snapshot!(project(DOCUMENT, overlay).diagnose(), @"
    error: `info` needs the field `version`
     --> fixes.yaml:2:7
      |
    2 | info: {title: 1, descripton: text}
      |       ^
      |
      = at: /info
      = help: add `version`

    error: `title` has to be text
     --> fixes.yaml:2:15
      |
    2 | info: {title: 1, descripton: text}
      |               ^ this is a number
      |
      = at: /info/title
      = help: put it into quotes

    error: `descripton` is no field of `info`
     --> fixes.yaml:2:18
      |
    2 | info: {title: 1, descripton: text}
      |                  ^^^^^^^^^^
      |
      = at: /info/descripton
      = help: did you mean `description`?

    error: `extend` is no field of an overlay
     --> fixes.yaml:3:1
      |
    3 | extend: openapi.yaml
      | ^^^^^^
      |
      = at: /extend
      = help: did you mean `extends`?

    error: an action needs the field `target`
     --> fixes.yaml:5:5
      |
    5 |   - {update: {x: 1}}
      |     ^
      |
      = at: /actions/0
      = help: add `target`

    error: an action needs `update`, `copy` or `remove: true`
     --> fixes.yaml:6:5
      |
    6 |   - {target: $.info}
      |     ^
      |
      = at: /actions/1
      = help: say what becomes of the nodes that it selects

    error: an action has either `update` or `copy`
     --> fixes.yaml:7:33
      |
    7 |   - {target: $.info, update: 1, copy: $.info}
      |                                 ^^^^
      |
      = at: /actions/2/copy
      = help: make two actions of it: they are applied one after the other

    error: `target` has to be text
     --> fixes.yaml:8:14
      |
    8 |   - {target: [], remove: 1}
      |              ^ this is a list
      |
      = at: /actions/3/target

    error: `remove` has to be `true` or `false`
     --> fixes.yaml:8:26
      |
    8 |   - {target: [], remove: 1}
      |                          ^ this is a number
      |
      = at: /actions/3/remove

    error: an action has to be an object
     --> fixes.yaml:9:5
      |
    9 |   - $.info
      |     ^^^^^^ this is text
      |
      = at: /actions/4

    error: 10 errors; nothing was written
    ");
}

#[test]
fn what_is_no_overlay() {
    assert_snapshot!(project(DOCUMENT, "openapi: 3.0.3\n").diagnose(), @r"
    error: this is not an overlay: the key `overlay` is missing
     --> fixes.yaml:1:1
      |
    1 | openapi: 3.0.3
      | ^^^^^^^
      |
      = help: an overlay states its version at the top, as in `overlay: 1.1.0`

    error: 1 error; nothing was written
    ");
    assert_snapshot!(project(DOCUMENT, "- a\n").diagnose(), @r"
    error: an overlay has to be an object
     --> fixes.yaml:1:1
      |
    1 | - a
      | ^ this is a list

    error: 1 error; nothing was written
    ");
    assert_snapshot!(project(DOCUMENT, "overlay: 2.0.0\n").diagnose(), @"
    error: Overlay 2.0.0 is not supported
     --> fixes.yaml:1:10
      |
    1 | overlay: 2.0.0
      |          ^^^^^ must be 1.0 or 1.1
      |
      = at: /overlay
      = help: write the overlay by the specification's version 1.1.0

    error: 1 error; nothing was written
    ");
    assert_snapshot!(project(DOCUMENT, "overlay: 1.1\ninfo: {title: M, version: '1'}\nactions: []\n").diagnose(), @"
    error: `overlay` has to be text
     --> fixes.yaml:1:10
      |
    1 | overlay: 1.1
      |          ^^^ this is a number
      |
      = at: /overlay
      = help: put it into quotes

    error: 1 error; nothing was written
    ");
    assert_snapshot!(project(DOCUMENT, "overlay: [\n").diagnose(), @r"
    error: this is not valid YAML: did not find expected node content
     --> fixes.yaml:2:1
      |
    2 |
      | ^ in brackets that begin at line 1 column 10
      |
      = help: correct what stands here, or what stands before it

    error: 1 error; nothing was written
    ");
    assert_snapshot!(project(DOCUMENT, "").diagnose(), @r"
    error: the file is empty
     --> fixes.yaml:1:1
      |
    1 |
      | ^
      |
      = help: write an overlay into it, or name it no more

    error: 1 error; nothing was written
    ");
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
    assert_snapshot!(project(DOCUMENT, overlay).diagnose(), @"
    error: `description` came with Overlay 1.1
     --> fixes.yaml:2:32
      |
    2 | info: {title: M, version: '1', description: d}
      |                                ^^^^^^^^^^^ this overlay is of an earlier version
      |
      = at: /info/description
      = help: write `overlay: 1.1.0` at the top

    error: `copy` came with Overlay 1.1
     --> fixes.yaml:4:22
      |
    4 |   - {target: $.info, copy: '$.tags[0]'}
      |                      ^^^^ this overlay is of an earlier version
      |
      = at: /actions/0/copy
      = help: write `overlay: 1.1.0` at the top

    error: in Overlay 1.0 a target selects objects and arrays only
     --> fixes.yaml:5:14
      |
    5 |   - {target: $.info.title, update: Others}
      |              ^^^^^^^^^^^^ this selects a single value
      |
      = at: /actions/1/target
      = help: write `overlay: 1.1.0` at the top, or select the object around it

    error: 3 errors; nothing was written
    ");
}

#[test]
fn an_overlay_that_is_not_there() {
    let mut project = project(DOCUMENT, "");
    project.options.overlays = vec![project.path("gone.yaml")];
    assert_snapshot!(project.diagnose(), @r"
    error: cannot read the overlay `gone.yaml`: there is no such file
    --> gone.yaml
     = help: name an overlay that can be read

    error: 1 error; nothing was written
    ");
}
