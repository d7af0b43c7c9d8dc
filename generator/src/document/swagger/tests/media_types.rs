//! `consumes` and `produces`, above all of what several operations share.

use serde_json::{Value, json};

use super::converted;

#[test]
fn an_operation_has_its_own_or_those_of_the_document() {
    let operation = json!({ "responses": { "200": { "description": "", "schema": {} } } });
    let mut own = operation.clone();
    own["produces"] = json!("text/csv");
    let mut none = operation.clone();
    none["produces"] = json!([]);
    let paths = json!({ "/a": { "get": operation, "put": own, "post": none } });
    let made = converted(json!({ "produces": ["text/plain"], "paths": paths }));
    let names = |method: &str| {
        let content = &made["paths"]["/a"][method]["responses"]["200"]["content"];
        content.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!((names("get"), names("put")), (vec!["text/plain".to_owned()], vec!["text/csv".to_owned()]));
    assert_eq!(names("post"), ["application/json"]);
}

/// An operation that refers to a shared body and a shared response, in one media type.
fn sharing(media_type: &str) -> Value {
    json!({
        "consumes": [media_type],
        "produces": [media_type],
        "parameters": [{ "$ref": "#/parameters/B" }],
        "responses": { "200": { "$ref": "#/responses/R" } },
    })
}

#[test]
fn what_is_shared_has_the_media_types_of_most_operations() {
    let stated = json!({
        "paths": { "/a": { "put": sharing("text/csv"), "post": sharing("text/xml"), "patch": sharing("text/xml") } },
        "parameters": { "B": { "in": "body", "name": "b", "schema": { "type": "string" } } },
        "responses": { "R": { "description": "D", "schema": { "type": "object" } } },
    });
    let content = |name: &str, schema: &str| json!({ name: { "schema": { "type": schema } } });
    let referring = json!({
        "requestBody": { "$ref": "#/parameters/B" }, "responses": { "200": { "$ref": "#/responses/R" } },
    });
    let copied = json!({
        "requestBody": { "content": content("text/csv", "string") },
        "responses": { "200": { "description": "D", "content": content("text/csv", "object") } },
    });
    let expected = json!({
        "paths": { "/a": { "put": copied, "post": referring, "patch": referring } },
        "components": {
            "requestBodies": { "B": { "content": content("text/xml", "string") } },
            "responses": { "R": { "description": "D", "content": content("text/xml", "object") } },
        },
    });
    assert_eq!(converted(stated), expected);
}

#[test]
fn of_several_that_are_used_as_often_the_first_by_name_is_taken() {
    for (one, other) in [("text/csv", "text/xml"), ("text/xml", "text/csv")] {
        let made = converted(json!({
            "paths": { "/a": { "put": sharing(one), "post": sharing(other) } },
            "parameters": { "B": { "in": "body", "name": "b", "schema": {} } },
            "responses": { "R": { "description": "", "schema": {} } },
        }));
        assert_eq!(made["components"]["requestBodies"]["B"]["content"], json!({ "text/csv": { "schema": {} } }));
    }
}
