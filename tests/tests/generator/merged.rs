//! What a merge becomes, and what is said of it.

use crate::merging::{models, outcome, reference, string};
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
    assert_eq!(said.matches("read as any value").count(), HEIRS - made);
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

/// How often the generator says something, said again or not, of a document with these schemas.
fn times(what: &str, schemas: Value) -> usize {
    let diagnostics = outcome("3.0.3", schemas).diagnostics;
    diagnostics.iter().filter(|diagnostic| diagnostic.message.contains(what)).count()
}

#[test]
fn what_is_wrong_with_a_schema_is_said_once_however_many_merges_take_it() {
    let values = json!({ "type": "string", "enum": ["a", "b"], "x-enum-varnames": ["X", "X"] });
    for taken in [values.clone(), json!({ "allOf": [values, { "description": "D." }, { "type": "string" }] })] {
        let merge = json!({ "allOf": [reference("E"), { "type": "string" }] });
        let schemas = json!({
            "A": { "properties": { "e": reference("E"), "m": merge, "n": merge } },
            "E": taken,
        });
        let (models, _) = models("3.0.3", schemas.clone());
        for line in ["pub e: Option<E>", "pub m: Option<AM>", "pub n: Option<AN>", "json::same!(AM { AN });"] {
            assert!(models.contains(line), "{line}: {models}");
        }
        assert_eq!(times("`x-enum-varnames` has the name", schemas), 1, "{taken}");
    }
}

/// Each heir of a union has the variants, at the same places.
#[test]
fn that_too_much_is_merged_is_said_once_a_place() {
    let wide = |name: &str| -> Value {
        let required: Vec<String> = (0..60_000).map(|number| number.to_string()).collect();
        json!({ "properties": { name: { "type": "string" } }, "required": required })
    };
    let union = json!({ "oneOf": [wide("x"), wide("y")] });
    let heir = json!({ "allOf": [reference("Union"), { "properties": { "z": { "type": "string" } } }] });
    let schemas = json!({ "A": string("a"), "S1": heir, "S2": heir, "S3": heir, "Union": union });
    assert_eq!(times("the schemas that are merged have more than", schemas), 2);
}

/// An `allOf` that says nothing leaves a component to what stands beside it.
/// A chain of parents has as many children as its square.
#[test]
fn that_too_many_schemas_extend_one_is_said_at_each() {
    const LENGTH: usize = 600;
    let parent = |number: usize| {
        let own = json!({ "properties": { "kind": { "type": "string" } } });
        let above = if number == 0 { json!([own]) } else { json!([reference(&format!("S{}", number - 1)), own]) };
        json!({ "allOf": above, "discriminator": { "propertyName": "kind" } })
    };
    let schemas: serde_json::Map<String, Value> =
        (0..LENGTH).map(|number| (format!("S{number}"), parent(number))).collect();
    let told = times("too many schemas extend this one", schemas.clone().into());
    let spent = 100_000 + 32 * LENGTH;
    assert!(told > 0 && told < LENGTH, "{told} of {LENGTH}, of {spent}");
    let few: serde_json::Map<String, Value> = schemas.into_iter().filter(|(name, _)| name.len() < 4).collect();
    assert_eq!(times("too many schemas extend this one", few.into()), 0);
}

#[test]
fn a_component_beside_an_all_of_that_says_nothing_is_what_it_says() {
    let schemas = json!({
        "A": { "properties": { "s": reference("S") } },
        "S": { "allOf": [{ "description": "D." }], "type": "string" },
    });
    let (models, said) = models("3.0.3", schemas);
    assert!(models.contains("pub s: Option<String>"), "{models}");
    assert_eq!(said, "");
}

#[test]
fn what_stands_beside_an_all_of_is_read_as_a_part_of_it_is() {
    let nothing = json!([{ "description": "D." }]);
    for (beside, read) in [
        (json!({ "type": "array", "items": { "type": "string" } }), "Vec<String>"),
        (json!({ "type": "array", "items": { "type": "boolean" } }), "Vec<bool>"),
        (json!({ "type": "integer", "format": "int32" }), "i32"),
        (json!({ "type": "string", "enum": ["a", "b"] }), "AX"),
    ] {
        let mut schema = beside.clone();
        schema["allOf"] = nothing.clone();
        let (models, said) = models("3.0.3", json!({ "A": { "properties": { "x": schema } } }));
        assert!(models.contains(&format!("pub x: Option<{read}>")), "{beside}: {models}");
        assert_eq!(said, "", "{beside}");
    }
}

/// A list of values says all that the type of these values does, wherever the two stand.
#[test]
fn values_beside_an_all_of_of_their_type_are_an_enumeration() {
    let (text, values) = (json!({ "type": "string", "minLength": 1 }), json!({ "enum": ["a", "b", null] }));
    for schema in [
        json!({ "allOf": [reference("Text")], "enum": ["a", "b"] }),
        json!({ "allOf": [reference("Text")], "enum": ["a", "b"], "type": "string" }),
        json!({ "allOf": [reference("Text"), values] }),
        json!({ "allOf": [values, reference("Text")] }),
        json!({ "allOf": [{ "allOf": [reference("Text")], "enum": ["a", "b"] }, text] }),
    ] {
        let schemas = json!({ "A": { "properties": { "x": schema } }, "Text": text });
        let (models, said) = models("3.0.3", schemas);
        let values = "pub enum AX else Unknown { A = \"a\", B = \"b\" }";
        assert!(models.contains(values), "{schema}: {models}");
        assert_eq!(said, "", "{schema}");
    }
}

#[test]
fn values_beside_an_all_of_of_another_type_are_not_taken() {
    for (values, other, read) in [
        (json!(["a", "b"]), json!({ "type": "integer" }), "i64"),
        (json!([null]), json!({ "type": "integer" }), "i64"),
        (json!([1.5]), json!({ "type": "number" }), "f64"),
        (json!(["a"]), json!({ "type": "string", "enum": ["a", "b"] }), "AX"),
    ] {
        let schemas = json!({ "A": { "properties": { "x": { "allOf": [other], "enum": values } } } });
        let (models, said) = models("3.0.3", schemas);
        assert!(models.contains(&format!("pub x: Option<{read}>")), "{other}: {models}");
        assert!(said.contains("joins schemas that are not objects; the first of them is taken"), "{other}: {said}");
    }
}

/// What is a part of itself is like no other schema, wherever the circle is entered.
#[test]
fn no_schema_is_the_same_as_one_of_a_circle() {
    let more = |name: &str, added: &str| json!({ "allOf": [reference(name), string(added)] });
    let holds = |name: &str, inner: Value| json!({ "type": "object", "properties": { name: inner } });
    for [c, d] in [["C", "D"], ["D", "C"]] {
        let schemas = json!({
            "A": { "properties": { "c": reference("C"), "d": reference("D"), "e": reference("E") } },
            c: holds("a", more(d, "p")),
            d: holds("b", more(c, "q")),
            "E": { "properties": {
                "s": more(d, "p"), "t": more(d, "p"),
                "y": more(c, "q"), "z": more(c, "q"),
            } },
        });
        let (models, _) = models("3.0.3", schemas);
        let same: Vec<&str> = models.lines().filter(|line| line.starts_with("json::same!")).collect();
        assert_eq!(same, ["json::same!(ES { ET });", "json::same!(EY { EZ });"], "{models}");
    }
}
