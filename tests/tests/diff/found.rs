//! Differences that are easily overlooked: what shares a name within one document, and what only one place in the model tells.

use super::support::{read, verdict};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Things, version: '1'}\npaths:\n  /things:\n    put:\n      operationId: putThing\n      tags: [things]\n";
const DONE: &str = "      responses: {'204': {description: Done.}}\n";

/// The kinds of all changes from one document to the other, those that are not listed too.
fn kinds(old: &str, new: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = [("old.yaml", old), ("new.yaml", new)].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("{HEAD}{text}")).unwrap();
        read(&path)
    });
    let verdict = verdict(&old, &new);
    verdict.changes.iter().chain(&verdict.silent).map(|change| change.kind.to_string()).collect()
}

/// A body of two forms, which both have a field of one name.
fn forms(required: &str, kind: &str) -> String {
    let form =
        format!("{{type: object, required: [{required}], properties: {{z: {{type: {kind}}}, y: {{type: string}}}}}}");
    let part = "{type: object, properties: {z: {type: array, items: {type: string}}, y: {type: string}}}";
    format!(
        "      requestBody:\n        required: true\n        content:\n          \
         application/x-www-form-urlencoded: {{schema: {form}}}\n          multipart/form-data: {{schema: {part}}}\n{DONE}"
    )
}

#[test]
fn fields_of_one_name_in_two_forms() {
    assert_eq!(kinds(&forms("", "string"), &forms("", "integer")), ["parameter-type"]);
    assert_eq!(kinds(&forms("y", "string"), &forms("", "string")), ["parameter-optional"]);
}

#[test]
fn what_a_further_media_type_gives() {
    let answer = |kind: &str| {
        format!(
            "      responses:\n        '200':\n          description: A.\n          content:\n            \
             application/json: {{schema: {{type: boolean}}}}\n            \
             application/vnd.b+json: {{schema: {{type: {kind}}}}}\n"
        )
    };
    assert_eq!(kinds(&answer("string"), &answer("integer")), ["response-type"]);
}

#[test]
fn the_style_of_a_union() {
    let parameter = |explode: bool| {
        let schema = "{oneOf: [{type: string}, {type: array, items: {type: string}}]}";
        format!("      parameters: [{{name: f, in: query, explode: {explode}, schema: {schema}}}]\n{DONE}")
    };
    assert_eq!(kinds(&parameter(true), &parameter(false)), ["parameter-sent"]);
}

#[test]
fn two_inline_schemas_at_places_of_one_name() {
    let answers = |more: &str| {
        let schema = |properties: &str| {
            format!("{{application/json: {{schema: {{type: object, properties: {{{properties}}}}}}}}}")
        };
        format!(
            "      responses:\n        '200': {{description: A., content: {}}}\n        '201': {{description: B., content: {}}}\n",
            schema("a: {type: string}"),
            schema(&format!("b: {{type: string}}{more}"))
        )
    };
    assert_eq!(kinds(&answers(", c: {type: string}"), &answers("")), ["field-removed"]);
}
