//! What a client cannot read from then on: a value that the new document allows and the type of the old one does not read is a
//! break in responses. The types are compiled, and read the values.

use super::generated::Case;
use super::schemas::pair;
use super::support::{try_read, verdict};
use super::values::{validator, values};
use super::workspace::{Program, Workspace};
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use sailmaker::diff::Wire;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// How many pairs of schemas, which are the same in each run, so that what was compiled is used again.
const PAIRS: usize = 200;

/// The crate of all old schemas.
const PACKAGE: &str = "updated";

struct Update {
    old: Value,
    new: Value,
    /// Values that the new schema allows.
    answers: Vec<Value>,
}

#[test]
fn what_cannot_be_read_from_then_on_breaks() {
    let folder = tempfile::tempdir().unwrap();
    let updates = updates();
    let unread = unread(&updates, folder.path());
    assert!(unread.len() > PAIRS / 5, "{} of {PAIRS} pairs have a value that is not read", unread.len());
    let document = |name: &str, schema: &Value| {
        let path = folder.path().join(name);
        write(&path, std::slice::from_ref(schema));
        try_read(&path).unwrap()
    };
    for (update, index) in unread.iter().map(|index| (&updates[*index], index)) {
        let verdict = verdict(&document("old.json", &update.old), &document("new.json", &update.new));
        let (old, new) = (&update.old, &update.new);
        assert_eq!(verdict.wire(), Wire::Breaking, "{index}: {old}\n=> {new}\n{}", verdict.to_text(None));
    }
}

fn updates() -> Vec<Update> {
    let mut runner = TestRunner::deterministic();
    let strategy = pair(3).prop_flat_map(|(old, new)| {
        let answers = vec(values(&new), 40);
        (proptest::strategy::Just((old, new)), answers)
    });
    let update = |_| {
        let ((old, new), answers) = strategy.new_tree(&mut runner).unwrap().current();
        let is_allowed = validator(&new);
        Update { old, new, answers: answers.into_iter().filter(|value| is_allowed.is_valid(value)).collect() }
    };
    (0..PAIRS).map(update).collect()
}

/// A document whose response has an object for each schema, with a value of it once required and once not.
fn write(path: &Path, schemas: &[Value]) {
    let own =
        |schema: &Value| json!({"type": "object", "required": ["must"], "properties": {"must": schema, "may": schema}});
    let names = || (0..schemas.len()).map(|index| format!("Answer{index}"));
    let answers = names().map(|name| (name.clone(), json!({"$ref": format!("#/components/schemas/{name}")})));
    let answers = json!({"type": "object", "properties": answers.collect::<Value>()});
    let response = json!({"description": "Done.", "content": {"application/json": {"schema": answers}}});
    let operation = json!({"operationId": "get", "tags": ["answers"], "responses": {"200": response}});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Answers", "version": "1"},
        "paths": {"/answers": {"get": operation}},
        "components": {"schemas": names().zip(schemas.iter().map(own)).collect::<Value>()},
    });
    std::fs::write(path, document.to_string()).unwrap();
}

/// The updates with an answer that the old type does not read.
fn unread(updates: &[Update], folder: &Path) -> BTreeSet<usize> {
    let document = folder.join(PACKAGE).with_extension("json");
    write(&document, &updates.iter().map(|update| update.old.clone()).collect::<Vec<_>>());
    let cases = [Case::generate(&document).unwrap()];
    let reads: String =
        (0..updates.len()).map(|index| format!("        {index} => is_whole::<Answer{index}>(text),\n")).collect();
    let text = include_str!("client/program.rs").replace("        // One for each update.\n", &reads);
    let program =
        Program { package: "reader", needed: &[&cases[0]], dependencies: "", files: &[("src/main.rs", &text)] };
    let executable = Workspace::with("diff", &cases, &[program]).build("reader");

    let answers = updates.iter().enumerate().flat_map(|(index, update)| {
        let both = |value: &Value| [json!({"must": value, "may": value}), json!({"must": value})];
        update.answers.iter().flat_map(both).map(move |answer| format!("{index}\t{answer}\n"))
    });
    let file = folder.join("answers");
    std::fs::write(&file, answers.collect::<String>()).unwrap();
    let output = Command::new(executable).arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(|line| line.parse().unwrap()).collect()
}
