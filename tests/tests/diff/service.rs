//! What a service refuses from then on: a value that the old document allows and the new one does not is a break in requests.

use super::schemas::pair;
use super::support::{try_read, verdict};
use super::values::{closed, validator, values};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use sailmaker::diff::Wire;
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::Path;

/// A document of version 3.1, whose schemas are JSON Schemas as they stand.
fn write(path: &Path, schema: &Value) {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"put": {
            "operationId": "putThing",
            "tags": ["things"],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {
                "type": "object", "properties": {"thing": schema},
            }}}},
            "responses": {"204": {"description": "Done."}},
        }}},
    });
    std::fs::write(path, document.to_string()).unwrap();
}

/// How many pairs of schemas.
const PAIRS: u32 = 500;

#[test]
fn what_is_refused_from_then_on_breaks() {
    let strategy = pair(3).prop_flat_map(|pair| {
        let sent = vec(values(&pair.0), 32);
        (Just(pair), sent)
    });
    let refusals = Cell::new(0);
    let config = ProptestConfig { cases: PAIRS, failure_persistence: None, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(&strategy, |((old, new), sent)| {
        let (is_allowed, is_taken) = (validator(&closed(&old)), validator(&new));
        let refused = sent.iter().find(|value| is_allowed.is_valid(value) && !is_taken.is_valid(value));
        let Some(value) = refused else { return Ok(()) };
        let folder = tempfile::tempdir().unwrap();
        let [ours, theirs] = [("old.json", &old), ("new.json", &new)].map(|(name, schema)| {
            write(&folder.path().join(name), schema);
            try_read(&folder.path().join(name))
        });
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            refusals.set(refusals.get() + 1);
            let verdict = verdict(&ours, &theirs);
            prop_assert!(
                verdict.wire() == Wire::Breaking,
                "{old}\n=> {new}\nrefuses {value}\n{}",
                verdict.to_text(None)
            );
        }
        Ok(())
    });
    outcome.unwrap_or_else(|fault| panic!("{fault}"));
    assert!(refusals.get() > PAIRS / 4, "{} of {PAIRS} pairs have a value that is refused", refusals.get());
}
