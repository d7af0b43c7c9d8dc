//! Objects in one another, deeper than anybody writes.

use insta::assert_snapshot;
use serde_json::json;

use super::{messages, run, schema, with_schema};

#[test]
fn schemas_nested_without_end() {
    let text = |levels: usize| format!("{}{{}}{}", "{ items: ".repeat(levels), " }".repeat(levels));
    assert!(!schema(&text(63)).contains("deep-nesting"));
    assert_snapshot!(run(&with_schema("3.0.3", &text(64))).0, @"
    warning[deep-nesting]: schemas are nested more than 64 levels deep
     --> api.yaml:8:583
      |
    8 | ... { items: { items: { items: { items: { items: { items: {} } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } ...
      |                                                           ^ read as any value
      |
      = at: /components/schemas/A/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items/items
      = help: give the inner ones a name under `components`, and refer to them

    warning: 1 warning
    ");
}

#[test]
fn objects_nested_without_end() {
    let nested = |levels: usize| {
        let schema = (1..64).fold(json!({}), |items, _| json!({ "items": items }));
        (0..levels).fold(json!({ "schema": schema }), |header, _| {
            let encoding = json!({ "a": { "headers": { "A": header } } });
            json!({ "content": { "text/csv": { "encoding": encoding } } })
        })
    };
    let report = |levels: usize| {
        messages(json!({
            "openapi": "3.0.3",
            "info": { "title": "T", "version": "v1" },
            "paths": {},
            "components": { "headers": { "A": nested(levels) } },
        }))
    };
    assert_eq!(report(20), "");
    let message = "objects are nested more than 64 levels deep";
    assert_eq!(report(21), message);
    assert_eq!(report(100), message);
}
