//! Responses that programs read item by item.

use super::programs::{both, document};
use super::support::{assert_mirrored, read_value, verdict};
use sailmaker::diff::Subject;
use serde_json::{Value, json};

/// What is told of the change; the change back is its mirror.
fn told(old: Value, new: Value) -> Vec<String> {
    let [old, new] = [old, new].map(|other| read_value(&document(other)));
    assert_mirrored(&old, &new);
    let changes = verdict(&old, &new).changes.into_iter().filter(|change| change.kind.subject == Subject::Response);
    changes
        .map(|change| format!("{}, {:?}, {:?}: {}", change.kind, change.source, change.wire, change.message))
        .collect()
}

/// The same response as one sequence or another, alone or beside JSON.
fn stream(media_types: Value) -> Value {
    json!({"paths": {"/all": {"put": {
        "operationId": "putAll",
        "tags": ["all"],
        "requestBody": {"content": {"application/json": {"schema": both()}}},
        "responses": {"200": {"description": "All", "content": media_types}},
    }}}})
}

#[test]
fn responses_that_come_item_by_item() {
    let pet = || json!({"schema": {"$ref": "#/components/schemas/Pet"}});
    let shop = || json!({"schema": {"$ref": "#/components/schemas/Shop"}});
    let alone = |name: &str, own: Value| stream(json!({name: own}));
    let beside = |own: Value| stream(json!({"application/json": {"schema": both()}, "text/event-stream": own}));
    let events = "text/event-stream";
    assert_eq!(told(alone(events, pet()), alone(events, pet())), [""; 0]);
    assert_eq!(
        told(alone(events, pet()), alone("application/jsonl", pet())),
        [
            "response-type, Major, Breaking: a success of `putAll` was `Events<models::Pet>` and is now `JsonStream<models::Pet>`",
            "response-sent, None, Breaking: a success of `putAll` is asked for as `application/jsonl`, and was as `text/event-stream`",
        ]
    );
    assert_eq!(
        told(alone(events, json!({})), alone(events, pet())),
        [
            "response-type, Major, Compatible: a success of `putAll` was `Events<String>` and is now `Events<models::Pet>`"
        ]
    );
    assert_eq!(
        told(beside(pet()), beside(shop())),
        [
            "response-type, Major, Breaking: an item of a success of `putAll` as `text/event-stream` was `models::Pet` and is now `models::Shop`"
        ]
    );
}
