//! What programs read and write by themselves, with models of their choice: webhooks, and the items of a sequence that is sent.

use super::support::{assert_mirrored, read, read_value, verdict};
use sailmaker::diff::Source;
use serde_json::{Value, json};

/// A document with two models, and what else it has.
pub(crate) fn document(mut other: Value) -> Value {
    other["openapi"] = json!("3.2.0");
    other["info"] = json!({"title": "Pets", "version": "1"});
    other["components"] = json!({"schemas": {
        "Pet": {"type": "object", "properties": {"name": {"type": "string"}}},
        "Shop": {"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}},
    }});
    other
}

/// The models in a body, so that they are the same on both sides.
pub(crate) fn both() -> Value {
    let model = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    json!({"type": "object", "properties": {"pet": model("Pet"), "shop": model("Shop")}})
}

/// What is told of the change, which is nothing to the source of a program. The change back is its mirror.
fn told(old: Value, new: Value) -> Vec<String> {
    let [old, new] = [old, new].map(|other| read_value(&document(other)));
    assert_mirrored(&old, &new);
    let verdict = verdict(&old, &new);
    assert_eq!(verdict.source(), Source::None, "{:#?}", verdict.changes);
    verdict.changes.iter().map(|change| format!("{}, {:?}: {}", change.kind, change.wire, change.message)).collect()
}

fn webhook(name: &str, media_type: &str, schema: &str) -> Value {
    let content = json!({media_type: {"schema": {"$ref": format!("#/components/schemas/{schema}")}}});
    let both = json!({"application/json": {"schema": both()}});
    json!({
        "paths": {"/all": {"get": {"operationId": "all", "responses": {"200": {"description": "All", "content": both}}}}},
        "webhooks": {name: {"post": {"requestBody": {"content": content}}}},
    })
}

#[test]
fn webhooks() {
    let old = || webhook("sold", "application/json", "Pet");
    assert_eq!(told(old(), old()), [""; 0]);
    assert_eq!(
        told(old(), webhook("bought", "application/json", "Pet")),
        [
            "webhook-added, Compatible: the webhook `bought` is new",
            "webhook-removed, Compatible: the webhook `sold` is gone"
        ]
    );
    assert_eq!(
        told(old(), webhook("sold", "application/json", "Shop")),
        ["webhook-type, Breaking: the body of the webhook `sold` was `models::Pet` and is now `models::Shop`"]
    );
    assert_eq!(
        told(old(), webhook("sold", "application/xml", "Pet")),
        ["webhook-sent, Breaking: the webhook `sold` is sent as `application/xml`, and was as `application/json`"]
    );
}

#[test]
fn what_is_new_comes_first_however_the_files_are_called() {
    let folder = tempfile::tempdir().unwrap();
    let kinds = |names: [&str; 2]| {
        let [old, new] = [(names[0], "sold"), (names[1], "bought")].map(|(file, name)| {
            let path = folder.path().join(file);
            std::fs::write(&path, document(webhook(name, "application/json", "Pet")).to_string()).unwrap();
            read(&path)
        });
        verdict(&old, &new).changes.iter().map(|change| change.kind.to_string()).collect::<Vec<_>>()
    };
    for names in [["a.json", "b.json"], ["b.json", "a.json"]] {
        assert_eq!(kinds(names), ["webhook-added", "webhook-removed"]);
    }
}

/// Lines of JSON that are sent and received.
fn lines(sent: &str, received: &str) -> Value {
    let content =
        |schema: &str| json!({"application/jsonl": {"itemSchema": {"$ref": format!("#/components/schemas/{schema}")}}});
    json!({"paths": {
        "/all": {"put": {
            "operationId": "putAll",
            "tags": ["all"],
            "requestBody": {"content": {"application/json": {"schema": both()}}},
            "responses": {"200": {"description": "All", "content": {"application/json": {"schema": both()}}}},
        }},
        "/lines": {"post": {
            "operationId": "lines",
            "tags": ["all"],
            "requestBody": {"content": content(sent)},
            "responses": {"200": {"description": "Lines", "content": content(received)}},
        }},
    }})
}

#[test]
fn items_of_a_sequence() {
    let old = || lines("Pet", "Pet");
    assert_eq!(told(old(), old()), [""; 0]);
    assert_eq!(
        told(old(), lines("Shop", "Pet")),
        [
            "body-type, Breaking: an item of a request of `lines` as `application/jsonl` was `models::Pet` and is now `models::Shop`"
        ]
    );
}
