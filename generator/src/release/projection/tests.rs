use super::{Projection, fingerprint};
use crate::config::LoadedConfig;
use crate::diff::Client;
use crate::document::{LoadOptions, Selection};
use crate::{Input, Outcome};
use std::path::Path;

/// A document in which each kind of item stands once.
const DOCUMENT: &str = include_str!("tests/things.yaml");

fn read(document: &str) -> Client {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("things.yaml");
    std::fs::write(&path, document).unwrap();
    let config = LoadedConfig::of_document(&path, Path::new("out"), None);
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let Outcome { result, diagnostics, sources } = Client::read(&input);
    result.unwrap_or_else(|| panic!("{}", diagnostics.render(&sources, crate::diagnostic::Style::Plain)))
}

/// The snapshot is what locks of this version hold. Where it changes, fingerprints change that are in locks already: either the
/// change is an accident, or `FINGERPRINT_VERSION` is to be raised.
#[test]
fn what_counts_is_written_in_words_that_no_rename_in_the_generator_changes() {
    let projection = Projection::of(&read(DOCUMENT));
    insta::assert_snapshot!("said", format!("{:#}", projection.said.sorted()));
    insta::assert_snapshot!(
        "fingerprint",
        format!("version {}\n{}", super::FINGERPRINT_VERSION, projection.fingerprint())
    );
}

#[test]
fn each_item_has_a_path_of_the_document_and_is_spelled_as_rust() {
    let items = Projection::of(&read(DOCUMENT)).into_items();
    insta::assert_snapshot!("items", serde_json::to_string_pretty(items.groups()).unwrap());
}

#[test]
fn the_layout_of_a_document_does_not_count_and_its_words_do() {
    let document = read(DOCUMENT);
    let same = DOCUMENT.replace("{type: string, format: date}", "{format: 'date', type: 'string'}");
    assert_ne!(DOCUMENT, same);
    assert_eq!(fingerprint(&document), fingerprint(&read(&same)));
    for (from, to) in [
        ("All of them.", "All."),
        ("maximum: 9", "maximum: 8"),
        ("example: 7", "example: 6"),
        ("[large, small]", "[large, small], x-enum-varnames: [Big, Small]"),
    ] {
        let other = DOCUMENT.replace(from, to);
        assert_ne!(DOCUMENT, other);
        assert_ne!(fingerprint(&document), fingerprint(&read(&other)), "{from}");
    }
}

/// Components that lead to each other: a list of objects that have the next one.
fn chain(length: usize, paths: &[usize]) -> String {
    let mut document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    for path in paths {
        document += &format!(
            "  /p{path}: {{get: {{responses: {{'200': {{description: D, content: {{application/json: {{schema: {{$ref: \
             '#/components/schemas/N{path}'}}}}}}}}}}}}}}\n"
        );
    }
    document += "components:\n  schemas:\n";
    for index in 0..length {
        let next = (index + 1) % length;
        document += &format!(
            "    N{index}: {{type: array, items: {{type: object, properties: {{x: {{$ref: '#/components/schemas/N{next}'}}}}}}}}\n"
        );
    }
    document
}

#[test]
fn components_that_lead_to_each_other_are_written_whichever_is_met_first() {
    assert_eq!(fingerprint(&read(&chain(2, &[0, 1]))), fingerprint(&read(&chain(2, &[1, 0]))));
    assert_ne!(fingerprint(&read(&chain(2, &[0, 1]))), fingerprint(&read(&chain(3, &[0, 1]))));
    // A long chain takes no stack.
    fingerprint(&read(&chain(5_000, &[0])));
}

/// Inline schemas that merge the components that have them, and so are made of each other.
const CIRCLE: &str = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /c: {get: {responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/C'}}}}}}}
components:
  schemas:
    C: {properties: {a: {allOf: [{$ref: '#/components/schemas/D'}, {properties: {p: {type: string}}}]}}}
    D: {properties: {b: {allOf: [{$ref: '#/components/schemas/C'}, {properties: {q: {type: string}}}]}}}
";

#[test]
fn what_is_reached_through_a_circle_alone_counts() {
    let before = fingerprint(&read(CIRCLE));
    for (from, to) in [
        ("q: {type: string}", "q: {type: integer}"),
        ("p: {type: string}", "p: {type: integer}"),
        ("q: {type: string}", "q: {type: string, description: Q}"),
        ("{q: {type: string}}", "{r: {type: string}}"),
        ("{b: {", "{c: {"),
    ] {
        let other = CIRCLE.replace(from, to);
        assert_ne!(CIRCLE, other);
        assert_ne!(before, fingerprint(&read(&other)), "{to}");
    }
}

/// Where an inline schema stands is not in the digest, and neither is what the generator calls that place.
#[test]
fn what_the_places_of_a_circle_are_called_does_not_count() {
    let mut document = read(CIRCLE);
    let before = fingerprint(&document);
    document.api.schemas.iter_mut().for_each(|schema| schema.object.context.push("place".to_owned()));
    assert_eq!(fingerprint(&document), before);
}

/// What the generator calls things is no part of the fingerprint, so that it knows a document again after it has renamed them.
#[test]
fn what_the_generator_makes_of_a_document_is_not_in_the_fingerprint() {
    let mut document = read(DOCUMENT);
    let before = fingerprint(&document);
    document.surface.models.iter_mut().for_each(|model| model.name.push_str("Dto"));
    let changed = Projection::of(&document);
    assert_eq!(changed.fingerprint(), before);
    assert_ne!(changed.items(), Projection::of(&read(DOCUMENT)).items());
}
