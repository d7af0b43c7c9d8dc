//! Parameters of every place, style, `explode` and shape: each can be given a value and sent, and what is sent is what the document asks
//! for. Where OpenAPI has no way to write a value, a caller writes its text.

#[path = "../support/batch.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod batch;
#[path = "../support/calls.rs"]
mod called;
#[path = "../support/generated.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod generated;
#[path = "../support/workspace.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod workspace;

use generated::config_of;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::ir::InputForm;
use sailmaker::{Input, model};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Styles by place: all that OpenAPI has.
const STYLES: [(&str, &[&str]); 4] = [
    ("path", &["simple", "label", "matrix"]),
    ("query", &["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
    ("header", &["simple"]),
    ("cookie", &["form"]),
];

/// Schemas by the shapes of their values, and whether every style has a way to write them. `deepObject` has one for all of them.
fn shapes() -> Vec<(&'static str, Value, bool)> {
    let object = |property: Value| json!({"type": "object", "required": ["p"], "properties": {"p": property, "q": {"type": "string", "example": "q"}}});
    let list = |items: Value| json!({"type": "array", "minItems": 1, "items": items});
    // Commas and spaces, which some styles have between the parts of a value, would be taken for those where they may stay as they are.
    let text = json!({"type": "string", "example": "a/b&c=d;e"});
    let flat = object(text.clone());
    let texts = json!({"type": "array", "items": {"type": "string"}, "minItems": 1, "example": ["a/b", "c&d"]});
    vec![
        ("text", text.clone(), true),
        ("number", json!({"type": "integer"}), true),
        ("choice", json!({"type": "string", "enum": ["a", "b"]}), true),
        ("list", texts, true),
        ("numbers", list(json!({"type": "integer"})), true),
        ("nullable", list(json!({"type": "string", "nullable": true, "example": "a"})), true),
        ("object", flat.clone(), true),
        ("map", json!({"type": "object", "minProperties": 1, "additionalProperties": text}), true),
        ("either", json!({"oneOf": [flat.clone(), list(text.clone())]}), true),
        ("objects", list(flat.clone()), false),
        ("lists", list(list(text.clone())), false),
        ("unions", list(json!({"oneOf": [flat.clone(), list(text.clone())]})), false),
        ("of_object", object(flat.clone()), false),
        ("of_list", object(list(text.clone())), false),
        ("of_objects", object(list(flat.clone())), false),
        ("map_of_objects", json!({"type": "object", "minProperties": 1, "additionalProperties": flat}), false),
    ]
}

/// A parameter of each kind, in an operation of its own, and whether it can be written.
fn combinations() -> Vec<(String, Value, bool)> {
    let mut all = Vec::new();
    for (place, styles) in STYLES {
        for style in styles {
            for explode in [false, true] {
                for reserved in [false, true].into_iter().filter(|reserved| !reserved || place == "query") {
                    for (shape, schema, written) in shapes() {
                        let name = format!("{place}_{style}_{explode}_{reserved}_{shape}").to_lowercase();
                        let parameter = json!({
                            "name": "v", "in": place, "required": true, "style": style, "explode": explode,
                            "allowReserved": reserved, "schema": schema,
                        });
                        let is_written = written || *style == "deepObject";
                        all.push((name, parameter, is_written));
                    }
                }
            }
        }
    }
    all
}

/// The document of all of them.
fn document() -> PathBuf {
    let of_one = |(name, mut parameter, _): (String, Value, bool)| {
        let path = if parameter["in"] == "path" { format!("/{name}/{{v}}") } else { format!("/{name}") };
        if parameter["allowReserved"] == false {
            parameter.as_object_mut().unwrap().remove("allowReserved");
        }
        let get = json!({
            "operationId": name, "tags": ["all"], "parameters": [parameter], "responses": {"204": {"description": "Done."}},
        });
        (path, json!({"get": get}))
    };
    let paths: serde_json::Map<String, Value> = combinations().into_iter().map(of_one).collect();
    let document = json!({"openapi": "3.0.3", "info": {"title": "Styles", "version": "1"}, "paths": paths});
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sailmaker/styles.json");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, document.to_string()).unwrap();
    path
}

#[test]
fn what_cannot_be_written_is_text_and_told() {
    let config = config_of(&document(), "styles");
    let outcome = model(&Input { config, selection: Selection::default(), load: LoadOptions::default() });
    let api = outcome.result.unwrap();
    for (name, _, is_written) in combinations() {
        let operation = api.operations.iter().find(|operation| operation.id.as_deref() == Some(&name)).unwrap();
        let of_operation = &operation.signature.inputs[0];
        let is_text = of_operation.form == InputForm::Plain && of_operation.schema.is_none();
        assert_eq!(is_text, !is_written, "{name}");
    }
    let told = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.label.starts_with("text:"));
    assert_eq!(told.count(), combinations().iter().filter(|(_, _, is_written)| !is_written).count());
}

#[test]
fn every_parameter_can_be_sent() {
    called::check_document(&document(), "styles");
}

/// What OpenAPI has since 3.2: a parameter that is all of the query, as a form and as another text.
#[test]
fn all_of_a_query_can_be_sent() {
    check("later_methods");
}

/// Fields with a style and without, of any value, and of what may be text or an object.
#[test]
fn every_field_of_a_form_can_be_sent() {
    check("body_form");
    check("body_parts");
}

fn check(case: &str) {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{case}.yaml"));
    called::check_document(&document, case);
}
