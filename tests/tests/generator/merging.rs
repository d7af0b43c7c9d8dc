//! Schemas that merge what encloses them: each ends, in the room that a thread has, and is the same type wherever it is met again.

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, Outcome, generate};
use serde_json::{Value, json};

/// The models of a document with these schemas, without comments, and what is said of it.
pub(super) fn models(version: &str, schemas: Value) -> (String, String) {
    let outcome = outcome(version, schemas);
    let said = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    let tree = outcome.result.unwrap_or_else(|| panic!("{said}"));
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim().is_empty();
    // A document without types has none: the tests count them.
    let models = tree.get("src/models.rs").unwrap_or_default();
    (models.lines().filter(is_code).collect::<Vec<_>>().join("\n"), said)
}

/// What the generator makes of a document with these schemas, on the stack of a thread in Rust.
pub(super) fn outcome(version: &str, schemas: Value) -> Outcome<Tree> {
    let answer = json!({ "description": "A.", "content": { "application/json": { "schema": a() } } });
    let document = json!({
        "openapi": version,
        "info": { "title": "T", "version": "1" },
        "paths": { "/a": { "get": { "operationId": "getA", "responses": { "200": answer } } } },
        "components": { "schemas": schemas },
    });
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    thread.spawn(move || generated(&document)).unwrap().join().unwrap()
}

pub(super) fn generated(document: &Value) -> Outcome<Tree> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.json");
    std::fs::write(&path, document.to_string()).unwrap();
    let config = LoadedConfig::of_document(&path, &folder.path().join("out"), None);
    generate(&Input { config, selection: Selection::default(), load: LoadOptions::default() })
}

fn a() -> Value {
    reference("A")
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

pub(super) fn string(name: &str) -> Value {
    json!({ "type": "object", "properties": { name: { "type": "string" } } })
}

/// The ways to say of a value that it is what another schema says, and more.
fn ways(of: &Value) -> Vec<(&'static str, Value)> {
    let beside = |name: &str, value: Value| {
        let mut schema = of.clone();
        schema[name] = value;
        schema
    };
    vec![
        ("only a reference", json!({ "allOf": [of] })),
        ("and it is an object", json!({ "type": "object", "allOf": [of] })),
        ("and null", json!({ "type": "object", "nullable": true, "allOf": [of] })),
        ("and a part", json!({ "allOf": [of, string("z")] })),
        ("and a part before it", json!({ "allOf": [string("z"), of] })),
        ("and properties", json!({ "type": "object", "properties": { "z": { "type": "string" } }, "allOf": [of] })),
        ("and what is required", json!({ "allOf": [of], "required": ["name"] })),
        ("twice", json!({ "allOf": [of, { "allOf": [of] }, string("z")] })),
        ("beside it", beside("properties", json!({ "z": { "type": "string" } }))),
        ("described beside it", beside("description", json!("D."))),
        ("null beside it", beside("nullable", json!(true))),
        (
            "one of",
            json!({ "type": "object", "properties": { "z": { "type": "string" } }, "oneOf": [of, string("y")] }),
        ),
        ("any of", json!({ "properties": { "z": { "type": "string" } }, "anyOf": [of, string("y")] })),
        ("of one of", json!({ "allOf": [{ "oneOf": [of, string("y")] }, string("z")] })),
        ("not an object", json!({ "allOf": [of, { "type": "string" }] })),
    ]
}

/// The places in a schema in which others stand.
fn places(inner: &Value) -> Vec<(&'static str, Value)> {
    let property = json!({ "type": "object", "properties": { "name": { "type": "string" }, "inner": inner } });
    vec![
        ("a property", property.clone()),
        ("items", json!({ "type": "array", "items": inner })),
        (
            "items of a property",
            json!({ "type": "object", "properties": { "all": { "type": "array", "items": inner } } }),
        ),
        ("additional properties", json!({ "type": "object", "additionalProperties": inner })),
        ("a property of `allOf`", json!({ "allOf": [property, string("x")] })),
        ("a property of `oneOf`", json!({ "oneOf": [property, string("x")] })),
        ("a property of `anyOf`", json!({ "anyOf": [property, string("x")] })),
        ("`oneOf`", json!({ "oneOf": [inner, string("x")] })),
        ("`not`", json!({ "not": inner })),
    ]
}

/// How many types are made where a schema holds itself in one of the ways, in each of the places.
fn types_of_one(way: &str) -> [usize; 9] {
    match way {
        "one of" | "any of" => [4, 3, 4, 3, 4, 6, 6, 0, 0],
        "of one of" => [4, 3, 4, 3, 4, 6, 6, 4, 0],
        "not an object" => [2, 0, 2, 0, 2, 4, 4, 1, 0],
        "and what is required" => [2, 0, 2, 0, 2, 5, 5, 2, 0],
        "only a reference" | "and it is an object" | "and null" | "described beside it" | "null beside it" => {
            // In `oneOf` it is a variant of itself, which is left out, and the other is all that it is.
            [1, 0, 1, 0, 1, 3, 3, 1, 0]
        }
        _ => [2, 1, 2, 1, 2, 6, 6, 4, 0],
    }
}

#[test]
fn a_schema_that_merges_what_encloses_it_is_made_once() {
    for version in ["3.0.3", "3.1.0"] {
        for (way, inner) in ways(&a()) {
            let types = places(&inner).into_iter().map(|(_, schema)| types(version, json!({ "A": schema })));
            assert_eq!(types.collect::<Vec<_>>(), types_of_one(way), "{version}, {way}, in each of the places");
        }
    }
}

fn types(version: &str, schemas: Value) -> usize {
    let (models, _) = models(version, schemas);
    models.matches("pub struct").count() + models.matches("pub enum").count()
}

/// How many where it holds another that holds it, in three ways back.
fn types_of_two(way: &str) -> [[usize; 3]; 9] {
    match way {
        "one of" | "any of" | "of one of" => {
            let (held, listed) = ([4, 5, 6], [3, 3, 5]);
            [held, listed, held, listed, held, [6, 8, 8], [6, 8, 8], [4, 6, 6], [0, 0, 0]]
        }
        _ => {
            let (held, listed) = ([2, 3, 5], [1, 1, 4]);
            [held, listed, held, listed, held, [4, 6, 7], [4, 6, 7], [3, 5, 6], [0, 0, 0]]
        }
    }
}

#[test]
fn schemas_that_merge_each_other_are_made_once() {
    for (way, inner) in ways(&reference("B")) {
        for ((place, one), expected) in places(&inner).into_iter().zip(types_of_two(way)) {
            let back = ways(&a()).into_iter().skip(1).step_by(5).map(|(_, back)| back);
            let other = back.map(|back| json!({ "type": "object", "properties": { "back": back } }));
            let types = other.map(|other| types("3.0.3", json!({ "A": one, "B": other })));
            assert_eq!(types.collect::<Vec<_>>(), expected, "{way} in {place}");
        }
    }
}

#[test]
fn what_is_nothing_more_is_the_schema_itself() {
    for way in ["only a reference", "and it is an object", "and null"] {
        let (_, inner) = ways(&a()).into_iter().find(|(name, _)| *name == way).unwrap();
        let schema = json!({ "type": "object", "properties": { "inner": inner } });
        let (models, said) = models("3.0.3", json!({ "A": schema }));
        assert!(models.contains("pub inner: Option<Box<A>>"), "{way}: {models}");
        assert_eq!((models.matches("pub struct").count(), said.as_str()), (1, ""), "{way}");
    }
}

#[test]
fn what_is_more_is_a_type_that_holds_itself() {
    for way in ["and a part", "and a part before it", "and properties", "beside it"] {
        let (_, inner) = ways(&a()).into_iter().find(|(name, _)| *name == way).unwrap();
        let schema = json!({ "type": "object", "properties": { "inner": inner } });
        let (models, _) = models("3.1.0", json!({ "A": schema }));
        assert!(models.contains("pub inner: Option<AInner>"), "{way}: {models}");
        let held = models.matches("pub inner: Option<Box<AInner>>").count();
        assert_eq!((models.matches("pub struct").count(), held), (2, 1), "{way}: {models}");
        assert_eq!(models.matches("pub z: Option<String>").count(), 1, "{way}: {models}");
    }
}

/// Without an end, and in as many types as there are schemas.
#[test]
fn a_chain_may_be_as_long_as_the_document() {
    const LONG: usize = 3_000;
    let name = |number: usize| if number == 0 { "A".to_owned() } else { format!("S{number}") };
    let chain = |link: &dyn Fn(Value) -> Value| -> Value {
        let link = |number: usize| (name(number), link(reference(&name((number + 1) % LONG))));
        (0..LONG).map(link).collect::<serde_json::Map<_, _>>().into()
    };
    let merged = chain(&|next| json!({ "type": "object", "properties": { "next": { "allOf": [next, string("z")] } } }));
    let (models, _) = models("3.0.3", merged);
    assert_eq!(models.matches("pub struct").count(), LONG + 1, "one for the first, and one for each merge");
}

#[test]
fn a_diamond_is_as_large_as_its_schemas() {
    let mut schemas: serde_json::Map<String, Value> = (1..200)
        .map(|number| {
            let next = reference(&format!("S{}", number + 1));
            (format!("S{number}"), json!({ "allOf": [next, next, string(&format!("p{number}"))] }))
        })
        .collect();
    schemas.insert("A".to_owned(), json!({ "allOf": [reference("S1"), reference("S1")] }));
    schemas.insert("S200".to_owned(), string("last"));
    let (models, _) = models("3.0.3", schemas.into());
    assert_eq!(models.matches("pub p199: Option<String>").count(), 1, "{models}");
}

#[test]
fn a_schema_that_is_all_of_itself_is_any_value_and_the_circle_is_shown() {
    let schemas = json!({
        "A": { "allOf": [reference("B"), string("a")], "description": "It." },
        "B": { "allOf": [reference("C"), string("b")] },
        "C": { "allOf": [a(), string("c")] },
        "D": { "type": "object", "properties": { "any": a(), "rest": reference("B") } },
        "E": { "oneOf": [reference("E"), string("e")] },
    });
    let (_, said) = models("3.0.3", schemas);
    assert!(said.contains("warning[circular-schema]: the schema `A` is defined by itself"), "{said}");
    assert!(said.contains("`A` → `B` → `C` → `A`"), "{said}");
    assert!(said.contains("`C` → `A`; read as any value"), "{said}");
    assert!(said.contains("warning[circular-schema]: the schema `E` is defined by itself"), "{said}");
    assert!(said.ends_with("warning: 2 warnings\n"), "{said}");
}
