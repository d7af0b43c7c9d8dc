//! Every kind of action.

use serde_json::{Value, json};

use super::{DOCUMENT, applied, overlay, project};

/// A part of the document as the actions leave it.
fn part(pointer: &str, actions: &[&str]) -> Option<Value> {
    applied(DOCUMENT, actions).pointer(pointer).cloned()
}

#[test]
fn an_update_is_merged_into_each_node() {
    let tags = part("/tags", &["{target: '$.tags[?@.name != ''b'']', update: {x-old: true}}"]);
    assert_eq!(tags, Some(json!([{"name": "a", "x-old": true}, {"name": "b"}, {"name": "c", "x-old": true}])));
}

#[test]
fn a_copy_is_merged_into_each_node() {
    let tags = part("/tags", &["{target: '$.tags[0,1]', copy: $.info}"]);
    let copied = |name: &str| json!({"name": name, "title": "Things", "version": "1"});
    assert_eq!(tags, Some(json!([copied("a"), copied("b"), {"name": "c"}])));
}

#[test]
fn a_copy_may_be_a_part_of_its_target_or_hold_it() {
    let tree = applied(DOCUMENT, &["{target: $, copy: $.info}", "{target: $.info, copy: $}"]);
    assert_eq!((&tree["title"], &tree["info"]["tags"][0]["name"]), (&json!("Things"), &json!("a")));
    assert_eq!(tree["info"]["info"], json!({"title": "Things", "version": "1"}));
}

#[test]
fn several_items_of_an_array_are_removed_at_once() {
    let removed = |target: &str| part("/tags", &[&format!("{{target: '{target}', remove: true}}")]);
    assert_eq!(removed("$.tags[0,1]"), Some(json!([{"name": "c"}])));
    assert_eq!(removed("$.tags[0,-1,0]"), Some(json!([{"name": "b"}])), "each once");
    assert_eq!(removed("$.tags[*]"), Some(json!([])));
    assert_eq!(removed("$.tags"), None);
    assert_eq!(removed("$..name"), Some(json!([{}, {}, {}])));
}

#[test]
fn a_node_may_be_removed_with_a_part_of_itself() {
    let tags = part("/tags", &["{target: '$..[?@ == ''b'' || @.name == ''b'']', remove: true}"]);
    assert_eq!(tags, Some(json!([{"name": "a"}, {"name": "c"}])));
}

#[test]
fn many_items_are_numbered_by_value() {
    let items: Vec<String> = (0..12).map(|item| item.to_string()).collect();
    let document = format!("{DOCUMENT}items: [{}]\n", items.join(", "));
    let tree = applied(&document, &["{target: '$.items[2,9,10]', remove: true}"]);
    assert_eq!(tree["items"], json!([0, 1, 3, 4, 5, 6, 7, 8, 11]));
}

#[test]
fn each_action_sees_what_the_ones_before_did() {
    let move_it = [
        "{target: $, update: {moved: {}}}",
        "{target: $.moved, copy: $.info}",
        "{target: $.info.version, remove: true}",
    ];
    let tree = applied(DOCUMENT, &move_it);
    assert_eq!(tree["moved"], json!({"title": "Things", "version": "1"}));
    assert_eq!(tree["info"], json!({"title": "Things"}));
}

#[test]
fn removal_has_precedence() {
    let tree = applied(DOCUMENT, &["{target: $.tags, update: {name: d}, copy: $.info, remove: true}"]);
    assert_eq!(tree.get("tags"), None);
    let tags = part("/tags", &["{target: $.tags, update: {name: d}, remove: false}"]);
    assert_eq!(tags.as_ref().and_then(|tags| tags.as_array()).map(Vec::len), Some(4));
}

#[test]
fn overlays_are_applied_in_their_order() {
    let mut project = project(DOCUMENT, &overlay(&["{target: $.info, update: {x-a: 1}}"]));
    std::fs::write(project.path("more.yaml"), overlay(&["{target: '$.info[''x-a'']', update: 2}"])).unwrap();
    project.options.overlays.push(project.path("more.yaml"));
    let (document, diagnostics) = project.load();
    assert!(diagnostics.is_empty());
    assert_eq!(document.tree(document.root()).unwrap()["info"]["x-a"], 2);
    let names: Vec<_> = document.sources().files().filter_map(|(_, file)| file.path().file_name()).collect();
    assert_eq!(names, ["openapi.yaml", "fixes.yaml", "more.yaml"], "the root document is the first file");
}

#[test]
fn an_overlay_may_be_json() {
    let text = r#"{"overlay": "1.1.0", "info": {"title": "M", "version": "1", "x-by": "us"}, "x-a": 1,
        "actions": [{"target": "$.info.title", "description": "why", "x-b": 2, "update": "Others"}]}"#;
    let (document, diagnostics) = project(DOCUMENT, text).load();
    assert!(diagnostics.is_empty());
    assert_eq!(document.tree(document.root()).unwrap()["info"]["title"], "Others");
}

#[test]
fn in_version_1_0_an_array_is_one_entry() {
    let action = "actions: [{target: $.rows, update: [3]}]\n";
    let of = |version: &str| {
        let overlay = format!("overlay: {version}\ninfo: {{title: M, version: '1'}}\n{action}");
        let (document, diagnostics) = project(&format!("{DOCUMENT}rows: [[1], [2]]\n"), &overlay).load();
        assert!(diagnostics.is_empty());
        document.tree(document.root()).unwrap()["rows"].clone()
    };
    assert_eq!(of("1.0.0"), json!([[1], [2], [3]]));
    assert_eq!(of("1.1.0"), json!([[1], [2], 3]));
}
