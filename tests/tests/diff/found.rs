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

/// A text without its code spans (CommonMark 0.31.2, section 6.1).
fn without_code(text: &str) -> String {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(start) = rest.find('`') {
        plain.push_str(&rest[..start]);
        let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        let after = &rest[start + run..];
        let is_end = |at: &usize| {
            let closing = &after[*at..];
            closing.len() - closing.trim_start_matches('`').len() == run && !after[..*at].ends_with('`')
        };
        let end = after.match_indices('`').map(|(at, _)| at).find(is_end);
        rest = end.map_or("", |end| &after[end + run..]);
    }
    plain + rest
}

/// What a document calls things is shown as code, whatever it holds: the report goes into comments and into a changelog.
#[test]
fn hostile_names_stay_code() {
    let name = r#""a`b </details><img src=x> @octocat | c\n## H \u001b[31m""#;
    let body = |properties: &str| {
        format!(
            "      requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{{properties}}}}}}}}}}}\n{DONE}"
        )
    };
    let folder = tempfile::tempdir().unwrap();
    let documents = [body("x: {type: string}"), body(&format!("x: {{type: string}}, {name}: {{type: string}}"))];
    let [old, new] = [("old.yaml", &documents[0]), ("new.yaml", &documents[1])].map(|(file, text)| {
        std::fs::write(folder.path().join(file), format!("{HEAD}{text}")).unwrap();
        read(&folder.path().join(file))
    });
    let verdict = verdict(&new, &old);
    let markdown = verdict.to_markdown(None);
    let shown: String = markdown.lines().filter(|line| line.contains("octocat")).map(without_code).collect();
    assert!(!shown.is_empty() && !shown.contains("octocat") && !shown.contains("img"), "{shown}\n{markdown}");
    let changelog = verdict.changelog();
    assert!(changelog.iter().any(|line| line.contains("octocat")));
    assert!(
        changelog.iter().all(|line| !line.contains('\n') && !without_code(line).contains("octocat")),
        "{changelog:?}"
    );
    assert!(!verdict.to_text(None).contains('\u{1b}') && !verdict.to_text(None).contains("\n## H"));
}
