//! Overlays that are wrong, and exactly what is said of them.

use insta::assert_snapshot;

use super::{DOCUMENT, refused};

#[test]
fn an_action_that_matches_nothing() {
    assert_snapshot!(refused(DOCUMENT, &["{target: $.info.license, remove: true}", "{target: $.servers, update: {url: /}}"]), @"
    error: this action matches nothing any more
     --> fixes.yaml:4:14
      |
    4 |   - {target: $.info.license, remove: true}
      |              ^^^^^^^^^^^^^^ selects no node
      |
      = at: /actions/0/target
      = help: take the action out, or correct its target

    error: this action matches nothing any more
     --> fixes.yaml:5:14
      |
    5 |   - {target: $.servers, update: {url: /}}
      |              ^^^^^^^^^ selects no node
      |
      = at: /actions/1/target
      = help: take the action out, or correct its target

    error: 2 errors; nothing was written
    ");
}

#[test]
fn an_action_whose_change_is_in_the_document() {
    assert_snapshot!(refused(DOCUMENT, &["{target: $.info, update: {title: Things}}", "{target: '$.tags[0]', copy: '$.tags[0]'}"]), @"
    error: this action changes nothing any more
     --> fixes.yaml:4:22
      |
    4 |   - {target: $.info, update: {title: Things}}
      |                      ^^^^^^ the document already says this
      |
      = at: /actions/0/update
      = help: take the action out: the document has been corrected since

    error: this action changes nothing any more
     --> fixes.yaml:5:27
      |
    5 |   - {target: '$.tags[0]', copy: '$.tags[0]'}
      |                           ^^^^ the document already says this
      |
      = at: /actions/1/copy
      = help: take the action out: the document has been corrected since

    error: 2 errors; nothing was written
    ");
}

#[test]
fn a_target_that_is_no_query() {
    let actions = [
        "{target: '$.info[', remove: true}",
        "{target: info, remove: true}",
        "{target: \"$['\\u0061'\", remove: true}",
    ];
    assert_snapshot!(refused(DOCUMENT, &actions), @r#"
    error: this is not a JSONPath
     --> fixes.yaml:4:21
      |
    4 |   - {target: '$.info[', remove: true}
      |                     ^ this cannot be read
      |
      = help: write a JSONPath of RFC 9535, such as `$.paths['/items'].get`

    error: this is not a JSONPath
     --> fixes.yaml:5:14
      |
    5 |   - {target: info, remove: true}
      |              ^^^^ a query begins with `$`
      |
      = help: write a JSONPath of RFC 9535, such as `$.paths['/items'].get`

    error: this is not a JSONPath
     --> fixes.yaml:6:14
      |
    6 |   - {target: "$['\u0061'", remove: true}
      |              ^^^^^^^^^^^^ in long-hand segment, expected closing ']'
      |
      = at: /actions/2/target
      = help: write a JSONPath of RFC 9535, such as `$.paths['/items'].get`

    error: 3 errors; nothing was written
    "#);
}

#[test]
fn a_value_of_another_kind() {
    let actions =
        ["target: $\n    update:\n      info:\n        title: {text: Things}", "{target: $.info.title, copy: $.info}"];
    assert_snapshot!(refused(DOCUMENT, &actions), @"
    error: an object cannot be merged into a single value
     --> fixes.yaml:7:16
      |
    7 |         title: {text: Things}
      |                ^ `/info/title` is a single value (openapi.yaml:3)
      |
      = at: /actions/0/update/info/title
      = help: remove that by an action of its own first, or give what can be merged into it

    error: an object cannot be merged into a single value
     --> fixes.yaml:8:34
      |
    8 |   - {target: $.info.title, copy: $.info}
      |                                  ^^^^^^ `/info/title` is a single value (openapi.yaml:3)
      |
      = at: /actions/1/copy
      = help: remove that by an action of its own first, or give what can be merged into it

    error: 2 errors; nothing was written
    ");
}

#[test]
fn targets_that_cannot_be_changed() {
    let actions = ["{target: $, remove: true}", "{target: $.*, update: 1}"];
    assert_snapshot!(refused(DOCUMENT, &actions), @"
    error: the whole document cannot be removed
     --> fixes.yaml:4:14
      |
    4 |   - {target: $, remove: true}
      |              ^
      |
      = at: /actions/0/target
      = help: select a part of it

    error: the target selects nodes of different kinds
     --> fixes.yaml:5:14
      |
    5 |   - {target: $.*, update: 1}
      |              ^^^ objects and single values
      |
      = at: /actions/1/target
      = help: make an action for each kind: a value can be merged into one of them only

    error: 2 errors; nothing was written
    ");
}

#[test]
fn a_copy_of_several_nodes() {
    let actions =
        ["{target: $.info, copy: '$.tags[*]'}", "{target: $.info, copy: $.nothing}", "{target: $.info, copy: tags}"];
    assert_snapshot!(refused(DOCUMENT, &actions), @"
    error: `copy` has to select one node
     --> fixes.yaml:4:28
      |
    4 |   - {target: $.info, copy: '$.tags[*]'}
      |                            ^^^^^^^^^^^ selects 3 nodes
      |
      = at: /actions/0/copy
      = help: name the node that is to be copied

    error: `copy` has to select one node
     --> fixes.yaml:5:28
      |
    5 |   - {target: $.info, copy: $.nothing}
      |                            ^^^^^^^^^ selects no node
      |
      = at: /actions/1/copy
      = help: name the node that is to be copied

    error: this is not a JSONPath
     --> fixes.yaml:6:28
      |
    6 |   - {target: $.info, copy: tags}
      |                            ^^^^ a query begins with `$`
      |
      = help: write a JSONPath of RFC 9535, such as `$.paths['/items'].get`

    error: 3 errors; nothing was written
    ");
}
