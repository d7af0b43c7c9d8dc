//! How large a document may become.

use insta::assert_snapshot;
use serde_json::json;

use super::document;
use crate::document::testing::Project;

#[test]
fn what_would_be_copied_too_often_is_not_read() {
    let media_types: Vec<String> = (0..100).map(|index| format!("text/{index}")).collect();
    let response = json!({ "description": "", "schema": { "properties": { "a": {} } } });
    let responses: serde_json::Map<_, _> = (200..250).map(|status| (status.to_string(), response.clone())).collect();
    let paths = json!({ "/a": { "get": { "responses": responses } } });
    let text = document(json!({ "produces": media_types, "paths": paths })).to_string();
    let mut project = Project::new(&[("openapi.json", text)]);
    assert_eq!(project.diagnose(), "");
    project.options.limits.nodes = 10_000;
    let said = project.diagnose();
    let first_line = said.lines().next().unwrap_or_default();
    assert_snapshot!(first_line, @"error: as OpenAPI 3.0 the document would have more than 10000 values");
}
