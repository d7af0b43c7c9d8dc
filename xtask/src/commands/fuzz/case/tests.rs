use super::*;
use crate::commands::fuzz::corpus::Document;
use serde_json::json;
use sha2::{Digest, Sha256};

fn corpus() -> Corpus {
    let document = |schema: Value| Document {
        path: "a.yaml".into(),
        tree: json!({
            "openapi": "3.0.3",
            "info": {"title": "A", "version": "1"},
            "paths": {"/a": {"get": {"responses": {"200": {"description": "A"}}}}},
            "components": {"schemas": {"A": schema}},
        }),
    };
    let other = json!({"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}});
    Corpus::of(vec![document(json!({"type": "string", "enum": ["a"]})), document(other)]).unwrap()
}

/// Whoever changes how cases are made changes all that were kept by name; here it is seen, and on each system.
#[test]
fn cases_of_a_seed_are_the_same_everywhere() {
    let mut digest = Sha256::new();
    (0..200).for_each(|number| digest.update(Case::of(CaseName { seed: 7, number }, &corpus()).bytes()));
    let digest: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        digest, "0f1145e600814257",
        "cases of a name are others than before: where that is meant, this is the digest"
    );
}

#[test]
fn a_case_is_none_of_another_number_or_seed() {
    let bytes = |seed, number| Case::of(CaseName { seed, number }, &corpus()).bytes();
    assert_ne!(bytes(1, 1), bytes(1, 2));
    assert_ne!(bytes(1, 1), bytes(2, 1));
    assert_eq!(bytes(1, 1), bytes(1, 1));
}

#[test]
fn a_name_is_read_as_it_is_shown() {
    let name = CaseName { seed: 12, number: 345 };
    assert_eq!(name.to_string().parse(), Ok(name));
    assert!("12".parse::<CaseName>().is_err() && "a-1".parse::<CaseName>().is_err());
}
