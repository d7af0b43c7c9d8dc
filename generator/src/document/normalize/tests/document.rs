//! The document as a whole.

use insta::assert_snapshot;
use serde_json::json;

use super::{document, messages, repaired};

#[test]
fn a_version_that_is_a_number() {
    let text = "openapi: 3.0\ninfo: { title: T, version: 1.0 }\npaths: {}";
    assert_snapshot!(repaired("", text), @r#"
    warning[wrong-type]: `version` must be a string, found a number
     --> api.yaml:2:28
      |
    2 | info: { title: T, version: 1.0 }
      |                            ^^^ read as "1.0"
      |
      = at: /info/version

    warning: 1 warning
    => {"info":{"title":"T","version":"1.0"},"openapi":"3.0","paths":{}}
    "#);
}

#[test]
fn a_tag_declared_twice() {
    let text = "paths: {}\ntags: [{ name: a }, { name: b }, { name: a, description: d }]";
    assert_snapshot!(repaired("/tags", &document("3.0.3", text)), @r#"
    warning[duplicate]: the tag `a` is declared twice
     --> api.yaml:4:34
      |
    4 | tags: [{ name: a }, { name: b }, { name: a, description: d }]
      |        - this declaration counts ^ ignored
      |
      = at: /tags/2

    warning: 1 warning
    => [{"name":"a"},{"name":"b"}]
    "#);
}

#[test]
fn nothing_but_a_version() {
    assert_snapshot!(repaired("", "openapi: 3.0.3"), @r#"
    warning[missing-field]: an OpenAPI document must have the field `info`
     --> api.yaml:1:1
      |
    1 | openapi: 3.0.3
      | ^^^^^^^ read as an empty one

    warning[missing-field]: an OpenAPI document must have the field `paths`
     --> api.yaml:1:1
      |
    1 | openapi: 3.0.3
      | ^^^^^^^ read as an empty one

    warning: 2 warnings
    => {"info":{"title":"","version":""},"openapi":"3.0.3","paths":{}}
    "#);
}

#[test]
fn another_version() {
    for version in ["2.0", "3.3.0", "4.0.0", "3.01"] {
        let message = "only OpenAPI 3.0, 3.1 and 3.2 are supported";
        assert_eq!(messages(json!({ "openapi": version })), message, "{version}");
    }
    assert_eq!(messages(json!([])), "only OpenAPI 3.0, 3.1 and 3.2 are supported");
}
