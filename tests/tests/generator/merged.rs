//! What a merge becomes, and what is said of it.

use crate::merging::{models, reference, string};
use serde_json::{Value, json};

/// Each heir has a copy of the variants: together no more than the document may merge.
#[test]
fn the_variants_of_a_union_that_is_merged_count() {
    const VARIANTS: usize = 1_000;
    const HEIRS: usize = 300;
    let variants: Vec<Value> = (0..VARIANTS).map(|number| string(&format!("v{number}"))).collect();
    let heir = json!({ "allOf": [reference("Union"), { "type": "string" }] });
    let mut schemas: serde_json::Map<String, Value> =
        (0..HEIRS).map(|number| (format!("S{number}"), heir.clone())).collect();
    schemas.insert("A".to_owned(), string("a"));
    schemas.insert("Union".to_owned(), json!({ "oneOf": variants }));
    let (_, said) = models("3.0.3", schemas.into());
    // The union and its variants, and the string.
    let made = (100_000 + 32 * (HEIRS + 2)) / (1 + VARIANTS + 1);
    assert_eq!(said.matches("; any value is taken here").count(), HEIRS - made);
}

/// What says nothing of the values takes nothing from what another part says of them.
#[test]
fn a_property_without_a_type_is_what_another_part_says() {
    let nothing = json!({ "description": "T." });
    for open in [
        nothing.clone(),
        json!({ "allOf": [nothing] }),
        json!({ "allOf": [{ "allOf": [nothing] }, nothing] }),
        json!({ "allOf": [reference("Open")] }),
        json!({ "allOf": [reference("Open"), nothing] }),
        json!({ "allOf": [reference("Open"), reference("Open")] }),
    ] {
        let schemas = json!({
            "A": { "allOf": [string("x"), { "properties": { "x": open } }] },
            "Open": nothing,
        });
        let (models, said) = models("3.0.3", schemas);
        assert!(models.contains("pub x: Option<String>"), "{open}: {models}");
        assert_eq!(said, "", "{open}");
    }
}
