//! The document as a whole.

use insta::assert_snapshot;
use serde_json::json;

use super::{document, messages, refused, repaired};

#[test]
fn a_version_that_is_a_number() {
    let text = "openapi: 3.0\ninfo: { title: T, version: 1.0 }\npaths: {}";
    assert_snapshot!(repaired("", text), @r#"
    warning: `version` must be a string, found a number
     --> api.yaml:2:28
      |
    2 | info: { title: T, version: 1.0 }
      |                            ^^^ read as "1.0"

    warning: 1 warning
    => {"info":{"title":"T","version":"1.0"},"openapi":"3.0","paths":{}}
    "#);
}

#[test]
fn a_tag_declared_twice() {
    let text = "paths: {}\ntags: [{ name: a }, { name: b }, { name: a, description: d }]";
    assert_snapshot!(repaired("/tags", &document("3.0.3", text)), @r#"
    warning: the tag `a` is declared twice
     --> api.yaml:4:34
      |
    4 | tags: [{ name: a }, { name: b }, { name: a, description: d }]
      |        - this declaration counts ^ ignored

    warning: 1 warning
    => [{"name":"a"},{"name":"b"}]
    "#);
}

#[test]
fn nothing_but_a_version() {
    assert_snapshot!(refused("openapi: 3.0.3"), @"
    error: an OpenAPI document must have the field `info`
     --> api.yaml:1:1
      |
    1 | openapi: 3.0.3
      | ^^^^^^^

    error: an OpenAPI document must have the field `paths`
     --> api.yaml:1:1
      |
    1 | openapi: 3.0.3
      | ^^^^^^^

    error: 2 errors; nothing was written
    ");
}

#[test]
fn another_version() {
    for version in ["2.0", "3.2.0", "4.0.0", "3.01"] {
        let message = "only OpenAPI 3.0 and 3.1 are supported";
        assert_eq!(messages(json!({ "openapi": version })), message, "{version}");
    }
    assert_eq!(messages(json!([])), "only OpenAPI 3.0 and 3.1 are supported");
}
