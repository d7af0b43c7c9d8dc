//! Parameters with `in: formData`.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{converted, operation, said};

fn form(consumes: Value, fields: Value) -> Value {
    operation("post", json!({ "consumes": consumes, "parameters": fields, "responses": {} }))["requestBody"].take()
}

#[test]
fn fields_are_properties() {
    let fields = json!([
        { "in": "formData", "name": "a", "description": "D", "required": true, "type": "string", "minLength": 1 },
        { "in": "formData", "name": "b", "type": "integer", "default": 1, "allowEmptyValue": true },
    ]);
    let schema = json!({
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": { "type": "string", "minLength": 1, "description": "D" }, "b": { "type": "integer", "default": 1 },
        },
    });
    let expected =
        json!({ "required": true, "content": { "application/x-www-form-urlencoded": { "schema": schema } } });
    assert_eq!(form(json!([]), fields.clone()), expected);
    assert_eq!(form(json!(["application/json"]), fields), expected);
}

#[test]
fn a_form_with_a_file_is_of_several_parts() {
    let fields = json!([
        { "in": "formData", "name": "a", "type": "file" },
        { "in": "formData", "name": "b", "type": "array", "items": { "type": "file" }, "collectionFormat": "multi" },
    ]);
    let file = json!({ "type": "string", "format": "binary" });
    let expected = json!({
        "content": {
            "multipart/form-data": {
                "schema": { "type": "object", "properties": { "a": file, "b": { "type": "array", "items": file } } },
                "encoding": { "b": { "style": "form", "explode": true } },
            },
        },
    });
    assert_eq!(form(json!(["application/x-www-form-urlencoded"]), fields), expected);
}

#[test]
fn a_form_may_be_of_two_media_types() {
    let media_types = json!(["multipart/form-data", "application/x-www-form-urlencoded"]);
    let fields = json!([{ "in": "formData", "name": "a", "type": "string" }]);
    let one = json!({ "schema": { "type": "object", "properties": { "a": { "type": "string" } } } });
    let expected = json!({ "multipart/form-data": one, "application/x-www-form-urlencoded": one });
    assert_eq!(form(media_types, fields), json!({ "content": expected }));
}

#[test]
fn lists_of_a_form_have_a_style() {
    let with = |format: &str, media_type: &str| {
        let list = json!({ "type": "array", "items": { "type": "string" } });
        let mut field = json!({ "in": "formData", "name": "a", "collectionFormat": format });
        field.as_object_mut().unwrap().extend(list.as_object().unwrap().clone());
        let mut made = form(json!([media_type]), json!([field]))["content"][media_type].take();
        let is_list = made["schema"]["properties"]["a"] == list;
        is_list.then(|| (made["encoding"]["a"]["style"].take(), made["encoding"]["a"]["explode"] == true))
    };
    let (urlencoded, multipart) = ("application/x-www-form-urlencoded", "multipart/form-data");
    assert_eq!(with("csv", urlencoded), Some((json!("form"), false)));
    assert_eq!(with("multi", urlencoded), Some((json!("form"), true)));
    assert_eq!(with("ssv", urlencoded), Some((json!("spaceDelimited"), false)));
    assert_eq!(with("pipes", urlencoded), Some((json!("pipeDelimited"), false)));
    assert_eq!(with("tsv", urlencoded), None);
    assert_eq!(with("csv", multipart), Some((json!("form"), false)));
    assert_eq!(with("pipes", multipart), None);
}

#[test]
fn fields_that_are_shared_are_put_where_they_are_referred_to() {
    let stated = json!({
        "paths": {
            "/a": {
                "parameters": [{ "in": "formData", "name": "p", "type": "string" }],
                "post": { "parameters": [{ "$ref": "#/parameters/F" }], "responses": {} },
            },
        },
        "parameters": { "F": { "in": "formData", "name": "f", "type": "string", "required": true } },
    });
    let schema = json!({
        "type": "object",
        "required": ["f"],
        "properties": { "f": { "type": "string" }, "p": { "type": "string" } },
    });
    let body = json!({ "required": true, "content": { "application/x-www-form-urlencoded": { "schema": schema } } });
    let expected = json!({ "paths": { "/a": { "post": { "requestBody": body, "responses": {} } } } });
    assert_eq!(converted(stated), expected);
}

#[test]
fn a_field_of_a_name_that_is_there_is_ignored() {
    let fields = "[{in: formData, name: a, type: string},\n{in: formData, name: a, type: integer},\n{in: formData, type: string}]";
    assert_snapshot!(said(&format!("paths: {{/a: {{post: {{parameters: {fields}}}}}}}\n")), @r"
    warning[duplicate]: the form has the field `a` twice
     --> openapi.yaml:4:1
      |
    4 | {in: formData, name: a, type: integer},
      | ^ ignored
      |
      = at: /paths/~1a/post/parameters/1

    warning[missing-field]: a field of a form must have a name
     --> openapi.yaml:5:1
      |
    5 | {in: formData, type: string}]}}}
      | ^ ignored
      |
      = at: /paths/~1a/post/parameters/2

    warning: 2 warnings
    ");
}
