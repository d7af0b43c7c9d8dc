//! Which responses come item by item by the config, and configs that are wrong.

use crate::pages::{read, read_part};
use sailmaker::document::Selection;
use sailmaker::ir::Api;

/// An operation whose response may be a stream, and one of which only a config can know.
const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /a:
    post:
      operationId: postA
      tags: [t]
      parameters: [{name: alt, in: query, schema: {type: string}}, {name: both, in: query, schema: {type: string}}]
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {stream: {type: boolean}, mode: {type: string, enum: [a, b]}, both: {type: string}}}
      responses:
        '200':
          description: D.
          content:
            application/json: {schema: {$ref: '#/components/schemas/A'}}
            text/event-stream: {schema: {$ref: '#/components/schemas/A'}}
  /b:
    get:
      operationId: getB
      tags: [u]
      responses: {'200': {description: D., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
components:
  schemas:
    A: {type: object, properties: {a: {type: string}}}
    Chunk: {type: object, properties: {c: {type: string}}}
";

/// What each operation gives besides, with what is set for it.
#[track_caller]
fn found(config: &str) -> Vec<String> {
    let (api, printed) = read(DOCUMENT, config);
    shown(&api.unwrap_or_else(|| panic!("{printed}")))
}

fn shown(api: &Api) -> Vec<String> {
    let shown = api.operations.iter().map(|operation| {
        let others = operation.signature.alternates.iter().map(|other| match other.output {
            sailmaker::ir::Output::Items { item: Some(item), .. } => {
                format!("{} of {}", other.media_type, api.schema(item.id).name.as_deref().unwrap_or_default())
            }
            _ => other.media_type.clone(),
        });
        let stream = operation.stream.as_ref().map(|own| {
            let set = own.set.iter().map(|own| format!("{:?} {}={}", own.place, own.name, own.value));
            set.chain(own.end.clone()).collect::<Vec<_>>().join(", ")
        });
        others.chain(stream).collect::<Vec<_>>().join("; ")
    });
    shown.collect()
}

#[test]
fn the_config_says_what_the_document_does_not() {
    assert_eq!(found(""), ["text/event-stream of A", ""]);
    let table = "[[stream]]\nset = { stream = true, alt = \"sse\", mode = \"a\" }\nend = \"[DONE]\"\n";
    let set = "Query alt=\"sse\", Body mode=\"a\", Body stream=true, [DONE]";
    assert_eq!(found(table), [format!("text/event-stream of A; {set}"), String::new()]);
    assert_eq!(found("[stream]\nitem = \"Chunk\""), ["text/event-stream of Chunk; ", ""]);
    // An operation that is named has the media type, whatever the document lists.
    let lines = "[[stream]]\noperations = [\"GET /b\"]\nmedia_type = \"application/jsonl\"\nitem = \"Chunk\"\n";
    assert_eq!(found(lines), ["text/event-stream of A", "application/jsonl of Chunk; "]);
    // The more precise table counts.
    let named = "[[stream]]\noperations = [\"postA\"]\nend = \"end\"\n";
    assert_eq!(found(&format!("{table}{named}"))[0], "text/event-stream of A; end");
    assert_eq!(found(&format!("{named}{table}"))[0], "text/event-stream of A; end");
}

#[test]
fn a_part_has_the_item_that_nothing_else_leads_to() {
    let config = "[[stream]]\noperations = [\"getB\"]\nmedia_type = \"application/jsonl\"\nitem = \"Chunk\"\n";
    let selection = Selection { operations: vec!["getB".to_owned()], ..Selection::default() };
    let (api, printed) = read_part(DOCUMENT, config, selection);
    assert_eq!(shown(&api.unwrap_or_else(|| panic!("{printed}"))), ["application/jsonl of Chunk; "]);
}

/// What is printed of a config that is wrong.
#[track_caller]
fn refused(config: &str) -> String {
    let (api, printed) = read(DOCUMENT, config);
    assert!(api.is_none(), "{config} is taken");
    printed
}

#[test]
fn a_config_that_is_true_of_nothing_is_an_error() {
    insta::assert_snapshot!(refused("[[stream]]\noperations = [\"getB\", \"postB\"]\nitem = \"Chunks\"\nend = \"x\""), @"
    error: `[[stream]]` of the config names `Chunks`, which is no schema of the document
     |
     = help: did you mean `Chunk`?

    error: `[[stream]]` of the config names `postB`, which is no operation of the document
     |
     = help: did you mean `postA`?

    error: `getB` has no such stream: its response has no media type of a stream; `media_type` may name one
      --> api.yaml:21:5
       |
    21 |     get:
       |     ^^^
       |
       = at: /paths/~1b/get
       = help: correct the table `[[stream]]` of the config, or name other operations in it

    error: 3 errors; nothing was written
    ");
    for (table, why) in [
        ("operations = [\"postA\"]\nset = { strem = true }", "neither its body nor its query has `strem`"),
        ("operations = [\"postA\"]\nset = { both = \"x\" }", "its body and its query both have `both`"),
        ("operations = [\"postA\"]\nset = { stream = \"yes\" }", "its `stream` is of another type than \"yes\""),
        ("operations = [\"postA\"]\nset = { mode = \"c\" }", "its `mode` is of another type than \"c\""),
        (
            "operations = [\"postA\"]\nmedia_type = \"application/json\"",
            "`application/json` is no media type of a stream",
        ),
        (
            "tags = [\"u\"]\nmedia_type = \"application/jsonl\"",
            "`getB` has no such stream: its response is never `application/jsonl`",
        ),
        ("tags = [\"v\"]\nend = \"x\"", "names `v`, which is no tag of the document"),
        ("set = { other = true }", "`postA` has no such stream: neither its body nor its query has `other`"),
    ] {
        let printed = refused(&format!("[[stream]]\n{table}"));
        assert!(printed.contains(why), "{table}: {printed}");
    }
    let table = "[[stream]]\nend = \"x\"\n";
    assert!(refused(&format!("{table}{table}")).contains("one before it, which is as precise, is for the same"));
}

#[test]
fn tables_that_say_nothing_are_errors_at_their_line() {
    insta::assert_snapshot!(refused("[[stream]]\noperations = [\"postA\"]\n[[stream]]\nset = { stream = [true] }\n[[stream]]\nend = \"\""), @"
    error: the stream says nothing that the document does not
     --> api.toml:6:1
      |
    6 | [[stream]]
      | ^
      |
      = help: write `media_type`, `item`, `set` or `end`, or take the table out

    error: `stream.set.stream` must be `true` or `false`, a number or a string, found a list
     --> api.toml:9:18
      |
    9 | set = { stream = [true] }
      |                  ^

    error: `end` of the stream is empty
      --> api.toml:10:1
       |
    10 | [[stream]]
       | ^
       |
       = help: take it out, or write what is sent

    error: 3 errors; nothing was written
    ");
}
