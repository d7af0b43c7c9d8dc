//! What a document has so that it is left out is not told as what the document does not have.

use super::support::{Read, read, verdict};
use sailmaker::diff::{Change, Verdict};

const OLD: &str = "openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: filter, in: query, schema: {type: string}}
      responses: {'200': {description: Them., content: {application/json: {schema: {$ref: '#/components/schemas/Things'}}}}}
    delete: {operationId: clearThings, responses: {'204': {description: Done.}}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getThing, responses: {'204': {description: Done.}}}
components:
  schemas:
    Things: {type: object, properties: {a: {type: string}, b: {$ref: '#/components/schemas/B'}}}
    B: {type: object, properties: {x: {type: string}}}
";

/// The old document and one in which something stands in another way.
fn both(changes: &[(&str, &str)]) -> [Read; 2] {
    let new = changes.iter().fold(OLD.to_owned(), |text, (was, is)| {
        assert!(text.contains(was), "{was}");
        text.replace(was, is)
    });
    let folder = tempfile::tempdir().unwrap();
    [("old.yaml", OLD), ("new.yaml", &new)].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        read(&path)
    })
}

fn messages(verdict: &Verdict) -> Vec<String> {
    verdict.changes.iter().map(|change: &Change| format!("{}: {}", change.kind, change.message)).collect()
}

/// What is told of the change and of the change back.
fn told(changes: &[(&str, &str)]) -> [Vec<String>; 2] {
    let [old, new] = both(changes);
    [messages(&verdict(&old, &new)), messages(&verdict(&new, &old))]
}

#[test]
fn an_operation_that_is_none() {
    let [forth, back] =
        told(&[("delete: {operationId: clearThings, responses: {'204': {description: Done.}}}", "delete: [1]")]);
    assert_eq!(
        forth,
        [
            "operation-removed: the operation `clearThings` (`DELETE /things`) is left out: `delete` must be an object, found a list"
        ]
    );
    assert_eq!(
        back,
        [
            "operation-added: the operation `clearThings` (`DELETE /things`) is no longer left out, as it was: `delete` must be an object, found a list"
        ]
    );
}

#[test]
fn the_operations_of_a_path_that_is_none() {
    let path = "  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getThing, responses: {'204': {description: Done.}}}\n";
    let [forth, back] = told(&[(path, "  /things/{id}: [1]\n")]);
    let operation = "the operation `getThing` (`GET /things/{id}`)";
    let why = "`/things/{id}` must be an object, found a list";
    assert_eq!(forth, [format!("operation-removed: {operation} is left out: {why}")]);
    assert_eq!(back, [format!("operation-added: {operation} is no longer left out, as it was: {why}")]);
}

#[test]
fn a_parameter_that_is_in_no_place() {
    // It stands in another place of the list, and is known by its name.
    let limit = "        - {name: limit, in: query, schema: {type: integer}}\n";
    let [forth, back] = told(&[(limit, ""), ("filter, in: query", "filter, in: nowhere")]);
    let why = "`in` must be `cookie`, `header`, `path` or `query`, found `nowhere`";
    let filter = "the query parameter `filter` of `listThings`";
    let limit = "the query parameter `limit` of `listThings`";
    assert_eq!(
        forth,
        [format!("parameter-removed: {filter} is left out: {why}"), format!("parameter-removed: {limit} is gone")]
    );
    assert_eq!(
        back,
        [
            format!("parameter-added: {limit} is new, and optional"),
            format!("parameter-added: {filter} is no longer left out, as it was: {why}")
        ]
    );
}

#[test]
fn a_schema_of_which_nothing_is_known() {
    let [forth, back] =
        told(&[("B: {type: object, properties: {x: {type: string}}}", "B: {$ref: '#/components/schemas/C'}")]);
    let why = "`#/components/schemas/C` does not exist";
    assert_eq!(forth.last(), Some(&format!("model-removed: the model `B` is read as any value: {why}")));
    assert_eq!(
        back.last(),
        Some(&format!("model-added: the model `B` is no longer read as any value, as it was: {why}"))
    );
    assert_eq!((forth.len(), back.len()), (2, 2));
}

/// What stands for `B` in the new document, so that it is any value there, or no type of its own by what the document wants.
fn of_model(new: &str) -> String {
    let [forth, back] = told(&[("B: {type: object, properties: {x: {type: string}}}", new)]);
    let is_model = |message: &&String| message.starts_with("model-");
    assert_eq!(back.iter().filter(is_model).count(), 1, "{back:?}");
    forth.into_iter().find(|message| is_model(&message)).unwrap()
}

#[test]
fn every_way_to_become_any_value_is_told_as_that() {
    let any = "model-removed: the model `B` is read as any value: ";
    let list = format!("B: {}{{type: string}}{}", "{type: array, items: ".repeat(30), "}".repeat(30));
    for (new, why) in [
        ("B: [1]", "`B` must be an object, found a list"),
        ("B: {type: thing}", "`thing` is not a type of OpenAPI"),
        ("B: {$ref: '#/components/schemas/B'}", "the reference leads to itself"),
        (
            "B: {allOf: [{$ref: '#/components/schemas/C'}]}\n    C: {allOf: [{$ref: '#/components/schemas/B'}]}",
            "the schema `B` is defined by itself",
        ),
        (
            "B: {oneOf: [{$ref: '#/components/schemas/C'}]}\n    C: {oneOf: [{$ref: '#/components/schemas/B'}]}",
            "the schema `B` is defined by itself",
        ),
        (
            &list,
            "this is a list, map or tuple that is made of itself, of more than 24 others one in another, or of more than 128 altogether",
        ),
    ] {
        assert_eq!(of_model(new), format!("{any}{why}"));
    }
}

#[test]
fn a_list_of_any_values_is_no_model_by_what_the_document_says() {
    assert_eq!(of_model("B: {type: array}"), "model-removed: the model `B` is gone");
}

#[test]
fn what_is_allowed_is_left_out_all_the_same() {
    let [old, new] = both(&[("filter, in: query", "filter, in: nowhere")]);
    let is_told = |verdict: Verdict| messages(&verdict).iter().all(|message| message.contains("left out"));
    assert!(is_told(verdict(&old, &new)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.yaml");
    std::fs::write(&path, OLD.replace("filter, in: query", "filter, in: nowhere")).unwrap();
    std::fs::write(
        path.with_extension("toml"),
        "document = 'new.yaml'\noutput = 'out'\n[crate]\nname = 'things'\nversion = '0.1.0'\n[diagnostics]\nunknown-word = 'allow'\n",
    )
    .unwrap();
    let allowed = read(&path);
    assert!(is_told(verdict(&old, &allowed)));
}

#[test]
fn every_format_says_so() {
    let [old, new] =
        both(&[("delete: {operationId: clearThings, responses: {'204': {description: Done.}}}", "delete: [1]")]);
    let verdict = verdict(&old, &new);
    let says = "is left out: `delete` must be an object, found a list";
    assert!(verdict.to_text(None).contains(says));
    assert!(verdict.to_markdown(None, "sailmaker").contains(says));
    let change = &verdict.to_json(None)["changes"][0];
    assert!(change["message"].as_str().unwrap().ends_with(says));
    assert_eq!(change["leftOut"], "wrong-type");
    assert_eq!((change["source"].as_str(), change["wire"].as_str()), (Some("major"), Some("breaking")));
    assert_eq!((change["before"]["line"].as_u64(), change["after"]["line"].as_u64()), (Some(11), Some(11)));
}
