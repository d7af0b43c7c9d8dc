//! `reach`: what it says of documents, which of them it tries, and how it goes on. How each way to fail is told is tested beside the
//! code of workers.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod folder;

use folder::{DOCUMENT, Folder, Run};
use serde_json::Value;
use std::fs;

/// Three documents: one that is generated, one with a warning, one that is refused; and a file that is none.
fn documents() -> Folder {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("all/more")).unwrap();
    let warned = DOCUMENT.replace("/things:", "things:").replace("{type: string}", "{type: string, minimum: 3}");
    let refused = DOCUMENT.replace("3.0.3", "9.0.3");
    let files =
        [("a.yaml", DOCUMENT), ("b.json", "{\"name\": \"none\"}"), ("more/c.yaml", &warned), ("more/d.yaml", &refused)];
    files.iter().for_each(|(name, text)| fs::write(folder.path("all").join(name), text).unwrap());
    folder
}

/// Runs it, with the results in the folder.
fn reach(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["reach", "--results", "results.jsonl"], arguments].concat())
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

/// The documents of a report, by the names of their files.
fn names(report: &Value) -> Vec<String> {
    let lines = report["lines"].as_array().unwrap().iter();
    lines.map(|line| line["document"].as_str().unwrap().rsplit(['/', '\\']).next().unwrap().to_owned()).collect()
}

#[test]
fn the_documents_of_a_folder_are_counted_by_what_became_of_them() {
    let run = reach(&documents(), &["all"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    let expected = "\
outcome              documents    share
generated                    2  66.67 %
  without a warning          1  33.33 %
refused                      1  33.33 %
too slow                     0   0.00 %
crashed                      0   0.00 %
all                          3
";
    assert!(run.out.starts_with(expected), "{}", run.out);
}

#[test]
fn json_has_what_is_known_of_each_document() {
    let report = json(&reach(&documents(), &["all", "--json"]));
    assert_eq!(names(&report), ["a.yaml", "c.yaml", "d.yaml"]);
    assert_eq!(report["lines"][0]["generated"]["operations"], 1);
    assert_eq!(report["lines"][0]["generated"]["warnings"], serde_json::json!({}));
    assert_eq!(report["lines"][1]["generated"]["warnings"], serde_json::json!({"path-slash": 1}));
    assert_eq!(report["lines"][1]["generated"]["notes"], serde_json::json!({"field-without-effect": 1}));
    let refused = &report["lines"][2]["refused"]["first"][0];
    assert!(refused.as_str().unwrap().starts_with("/openapi: "), "{refused}");
    assert_eq!((&report["generated"], &report["refused"]), (&2.into(), &1.into()));
}

#[test]
fn a_list_is_relative_to_itself_and_has_the_order_of_its_lines() {
    let folder = documents();
    fs::write(folder.path("all/list.txt"), "more/c.yaml\n\n  a.yaml\nmissing.yaml\n").unwrap();
    let report = json(&reach(&folder, &["all/list.txt", "--json"]));
    assert_eq!(names(&report), ["c.yaml", "a.yaml", "missing.yaml"]);
    assert!(report["lines"][2]["refused"]["first"][0].as_str().unwrap().contains("missing.yaml"), "{report}");
}

#[test]
fn a_sample_is_the_same_each_time() {
    let folder = documents();
    let sample = |most: &str| names(&json(&reach(&folder, &["all", "--json", "--sample", most])));
    assert_eq!(sample("2"), ["a.yaml", "c.yaml"]);
    assert_eq!(sample("7"), ["a.yaml", "c.yaml", "d.yaml"]);
}

#[test]
fn a_run_goes_on_with_what_is_not_known() {
    let folder = documents();
    assert_eq!(reach(&folder, &["all", "--sample", "2"]).code, Some(0));
    // What is known of it is not asked of it again.
    fs::write(folder.path("all/a.yaml"), "openapi: wrong").unwrap();
    let report = json(&reach(&folder, &["all", "--resume", "--json"]));
    assert_eq!((&report["generated"], &report["refused"]), (&2.into(), &1.into()));
    let anew = json(&reach(&folder, &["all", "--json"]));
    assert_eq!((&anew["generated"], &anew["refused"]), (&1.into(), &2.into()));
}

#[test]
fn what_is_any_value_though_more_is_said_is_counted() {
    let folder = Folder::new();
    let untyped = DOCUMENT.replace(
        "{id: {type: string}}",
        "{id: {not: {type: string}}, open: {}, ids: {type: array, items: {type: string}}}",
    );
    fs::write(folder.path("things.yaml"), untyped).unwrap();
    let report = json(&reach(&folder, &["things.yaml", "--json"]));
    // Three properties, an item and a body.
    assert_eq!(report["typed"], serde_json::json!({"places": 5, "untyped": 1, "by_keyword": {"not": 1}}));
    let first = &report["lines"][0]["generated"]["typed"]["first"];
    assert_eq!(*first, serde_json::json!(["/components/schemas/Thing/properties/id: not"]));
}

#[test]
fn a_folder_without_a_document_is_an_input_error() {
    let folder = Folder::new();
    fs::create_dir(folder.path("empty")).unwrap();
    for (documents, message) in [("empty", "no document"), ("missing.txt", "missing.txt")] {
        let run = reach(&folder, &[documents]);
        assert_eq!(run.code, Some(2));
        assert!(run.err.starts_with("error: ") && run.err.contains(message), "{}", run.err);
    }
}
