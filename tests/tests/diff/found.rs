//! Differences that are easily overlooked: what shares a name within one document, and what only one place in the model tells.

use super::support::{read, verdict};
use sailmaker::diff::{Source, Verdict, Wire};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Things, version: '1'}\npaths:\n  /things:\n    put:\n      operationId: putThing\n      tags: [things]\n";
const DONE: &str = "      responses: {'204': {description: Done.}}\n";

/// What changes from one document to the other, below the head that both have.
fn judged(old: &str, new: &str) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = [("old.yaml", old), ("new.yaml", new)].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("{HEAD}{text}")).unwrap();
        read(&path)
    });
    verdict(&old, &new)
}

/// The effect on the source of programs, and whether something breaks on the wire.
fn effects(old: &str, new: &str) -> (Source, bool) {
    let verdict = judged(old, new);
    (verdict.source(), verdict.wire() == Wire::Breaking)
}

/// The kinds of all changes from one document to the other, those that are not listed too.
fn kinds(old: &str, new: &str) -> Vec<String> {
    let verdict = judged(old, new);
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

/// What is asked for is in the crate, so that each difference of it is told.
#[test]
fn what_is_asked_for_where_only_failures_have_bodies() {
    let body = |name: &str| format!("content: {{{name}: {{schema: {{type: string}}}}}}");
    let responses = |success: &str, failure: &str| {
        let [success, failure] = [success, failure].map(|name| match name {
            "" => String::new(),
            name => format!(", {}", body(name)),
        });
        format!("      responses: {{'200': {{description: A.{success}}}, '400': {{description: B.{failure}}}}}\n")
    };
    let (json, problem, text) = ("application/json", "application/problem+json", "text/plain");
    let all =
        [("", ""), ("", json), ("", problem), ("", text), (json, ""), (json, problem), (text, ""), (text, problem)];
    let asked = |(success, failure)| match (success, failure) {
        ("", "") => json,
        ("", failure) => failure,
        (success, _) => success,
    };
    for (old, new) in all.iter().flat_map(|old| all.iter().map(move |new| (*old, *new))) {
        let verdict = judged(&responses(old.0, old.1), &responses(new.0, new.1));
        let sent = verdict.changes.iter().filter(|change| change.message.contains("asked for as"));
        assert_eq!(sent.count(), usize::from(asked(old) != asked(new)), "{old:?} {new:?}");
        if old.0.is_empty() && new.0.is_empty() {
            assert!(
                verdict
                    .changes
                    .iter()
                    .all(|change| change.kind.to_string() != "response-sent" || change.wire != Wire::Breaking)
            );
        }
    }
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
    let markdown = verdict.to_markdown(None, "sailmaker");
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

/// A required body of a schema, with components.
fn body(schema: &str, components: &str) -> String {
    let components =
        if components.is_empty() { String::new() } else { format!("components:\n  schemas: {{{components}}}\n") };
    format!(
        "      requestBody: {{required: true, content: {{application/json: {{schema: {schema}}}}}}}\n{DONE}{components}"
    )
}

#[test]
fn a_try_within_a_union_leaves_nothing_to_the_next() {
    let old = body(
        "{$ref: '#/components/schemas/W'}",
        "W: {type: object, required: [a], properties: {a: {type: array, items: {type: string}}}}",
    );
    let variant = |more: &str| {
        format!("{{type: object, properties: {{a: {{$ref: '#/components/schemas/Y'}}, {more}: {{type: string}}}}}}")
    };
    let union = format!("{{oneOf: [{}, {}]}}", variant("b"), variant("c"));
    let new = body(&union, "Y: {type: array, items: {type: integer}}");
    assert_eq!(effects(&old, &new), (Source::Major, true));
}

#[test]
fn what_a_service_does_not_take_any_more() {
    let field = |schema: &str| body(&format!("{{type: object, properties: {{a: {schema}}}}}"), "");
    let closed = "{type: object, properties: {x: {type: string}}, additionalProperties: false}";
    let pairs = [
        ("{type: object, additionalProperties: {type: string}}", closed),
        ("{type: integer, enum: [1, 300]}", "{type: integer, maximum: 10}"),
        ("{type: string}", "{oneOf: [{type: string, maxLength: 3}, {type: integer}]}"),
        ("{type: array, items: {type: string}}", "{type: array, uniqueItems: true, items: {type: string}}"),
        ("{type: string}", "{type: string, format: byte}"),
    ];
    for (old, new) in pairs {
        assert!(effects(&field(old), &field(new)).1, "{old} -> {new}");
    }
    let component = |default: &str| {
        let own = format!("Size: {{type: string, enum: [a, b], default: {default}}}");
        body("{type: object, properties: {a: {$ref: '#/components/schemas/Size'}}}", &own)
    };
    assert_eq!(effects(&component("a"), &component("b")), (Source::None, true));
}

/// What both documents keep out of requests may change there.
#[test]
fn what_does_not_travel_breaks_nothing() {
    let thing = |more: &str| {
        let schema = format!("Thing: {{type: object, properties: {{c: {{type: string, readOnly: true{more}}}}}}}");
        let answer = "      responses: {'200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}\n";
        body("{$ref: '#/components/schemas/Thing'}", &schema).replace(DONE, answer)
    };
    assert!(!effects(&thing(""), &thing(", maxLength: 5")).1);
    assert!(!effects(&thing(", nullable: true"), &thing("")).1);
}

#[test]
fn an_option_is_an_option_for_whatever_reason() {
    let answers = |nullable: bool, empty: &str| {
        format!(
            "      responses:\n        '200': {{description: A., content: {{application/json: {{schema: {{type: string, nullable: {nullable}}}}}}}}}\n{empty}"
        )
    };
    let empty = "        '204': {description: B.}\n";
    assert_eq!(effects(&answers(true, empty), &answers(true, "")), (Source::None, false));
    assert_eq!(effects(&answers(false, empty), &answers(true, "")), (Source::None, false));
    assert_eq!(effects(&answers(false, ""), &answers(true, "")), (Source::Major, true));
}

#[test]
fn names_that_another_operation_takes() {
    let operation = |method: &str, id: &str, answers: &str| {
        format!(
            "    {method}:\n      operationId: {id}\n      tags: [things]\n      responses: {{'204': {{description: D.}}{answers}}}\n"
        )
    };
    let error = ", '400': {description: E., content: {application/json: {schema: {type: string}}}}";
    let with_error = format!("      responses: {{'204': {{description: D.}}{error}}}\n");
    let taken = format!("{with_error}{}", operation("get", "putThingError", ""));
    assert_eq!(effects(&with_error, &taken), (Source::Major, false));
    let pair =
        |get: &str, delete: &str| format!("{DONE}{}{}", operation("get", get, ""), operation("delete", delete, ""));
    assert_eq!(effects(&pair("x", "y"), &pair("y", "x")), (Source::Major, true));
}

#[test]
fn what_is_sent_where_a_program_says_nothing_of_it() {
    let parameters = |list: &str| format!("      parameters: [{list}]\n{DONE}");
    let fixed = "{name: f, in: query, required: true, schema: {type: string, enum: [json]}}";
    let free = "{name: f, in: query, schema: {type: string, enum: [json, xml]}}";
    assert_eq!(effects(&parameters(fixed), &parameters(free)), (Source::Minor, true));
    let required = |name: &str| format!("{{name: {name}, in: query, required: true, schema: {{type: string}}}}");
    let both = |first: &str, second: &str| parameters(&format!("{}, {}", required(first), required(second)));
    assert_eq!(effects(&both("a", "b"), &both("b", "a")), (Source::None, true));
}

/// A request must have what only requests have and is required, also of an object that responses have too, which may lack it.
#[test]
fn what_only_requests_have_is_required_of_them() {
    let thing = |own: &str| {
        let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}";
        format!(
            "      requestBody: {{required: true, {content}}}\n      responses: {{'200': {{description: A., {content}}}}}\n\
             components: {{schemas: {{Thing: {{type: object, {own}}}}}}}\n"
        )
    };
    let optional = thing("properties: {a: {type: string, writeOnly: true}}");
    let required = thing("required: [a], properties: {a: {type: string, writeOnly: true}}");
    let without = thing("properties: {b: {type: string}}");
    let added = thing("required: [a], properties: {b: {type: string}, a: {type: string, writeOnly: true}}");
    assert_eq!(effects(&optional, &required), (Source::Major, true));
    assert_eq!(effects(&required, &optional), (Source::Major, false));
    assert_eq!(effects(&without, &added), (Source::Major, true));
    assert!(kinds(&optional, &required).contains(&"field-required".to_owned()));
}

/// What `new` sets by itself, and what it takes.
#[test]
fn a_constant_that_gets_another_value_is_given_by_the_caller() {
    let thing = |values: &str| {
        let schema = format!("{{type: object, required: [k], properties: {{k: {{type: string, enum: [{values}]}}}}}}");
        format!("      requestBody: {{required: true, content: {{application/json: {{schema: {schema}}}}}}}\n{DONE}")
    };
    assert_eq!(effects(&thing("a"), &thing("a, b")), (Source::Major, false));
    assert_eq!(effects(&thing("a, b"), &thing("a")), (Source::Major, true));
}

/// The fields of an optional form are set one by one, whether they are required or not.
#[test]
fn a_field_of_an_optional_form_that_is_required_from_then_on() {
    let form = |required: &str, more: &str| {
        let schema = format!("{{type: object, required: [{required}], properties: {{a: {{type: string}}{more}}}}}");
        format!("      requestBody: {{content: {{application/x-www-form-urlencoded: {{schema: {schema}}}}}}}\n{DONE}")
    };
    assert_eq!(effects(&form("", ""), &form("a", "")), (Source::None, true));
    assert_eq!(effects(&form("a", ""), &form("", "")), (Source::None, false));
    assert_eq!(effects(&form("a", ""), &form("a, b", ", b: {type: string}")), (Source::Minor, true));
    assert_eq!(effects(&form("a", ""), &form("a", ", b: {type: string}")), (Source::Minor, false));
}
