//! Schemas with a discriminator that others extend, and unions whose variants say what they are.

use super::support::{Read, assert_mirrored, read_value, verdict};
use sailmaker::diff::{Source, Wire};
use serde_json::{Value, json};

/// A pet and what extends it, in a response or in a request.
fn pets(names: &[&str], in_request: bool) -> Read {
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}});
    let operation = match in_request {
        true => json!({"requestBody": {"content": content, "required": true}, "responses": {}}),
        false => json!({"responses": {"200": {"description": "A", "content": content}}}),
    };
    let base = json!({
        "type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
        "discriminator": {"propertyName": "kind"},
    });
    let child = |name: &&str| {
        let own = json!({"type": "object", "properties": {format!("of{name}"): {"type": "string"}}});
        ((*name).to_owned(), json!({"allOf": [{"$ref": "#/components/schemas/Pet"}, own]}))
    };
    let schemas: serde_json::Map<String, Value> =
        [("Pet".to_owned(), base)].into_iter().chain(names.iter().map(child)).collect();
    read_value(&json!({
        "openapi": "3.0.3",
        "info": {"title": "A", "version": "1"},
        "paths": {"/a": {"put": operation}},
        "components": {"schemas": schemas},
    }))
}

fn judged(old: &Read, new: &Read) -> (Source, Wire, Vec<String>) {
    assert_mirrored(old, new);
    let verdict = verdict(old, new);
    let kinds = verdict.changes.iter().map(|change| change.kind.to_string()).collect();
    (verdict.source(), verdict.wire(), kinds)
}

#[test]
fn one_more_child() {
    for in_request in [false, true] {
        let (old, new) = (pets(&["Cat", "Dog"], in_request), pets(&["Cat", "Dog", "Cow"], in_request));
        let kinds = ["variant-added", "model-added", "variant-sent"].map(str::to_owned).to_vec();
        assert_eq!(judged(&old, &new), (Source::Minor, Wire::Compatible, kinds));
        assert_eq!(judged(&old, &old), (Source::None, Wire::Same, vec![]));
    }
}

/// What was a struct is a union then.
#[test]
fn the_first_child() {
    let kinds = ["model-type", "model-added", "model-added"].map(str::to_owned).to_vec();
    let (source, _, told) = judged(&pets(&[], false), &pets(&["Cat"], false));
    assert_eq!((source, told), (Source::Major, kinds));
}
