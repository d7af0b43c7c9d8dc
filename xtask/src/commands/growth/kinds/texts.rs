//! Text that grows.

use super::{object, of_paths, of_schema, of_schemas, operation, set, string};
use serde_json::{Value, json};

pub(super) fn open_comments(size: usize) -> Value {
    let mut operation = operation("getA", string());
    set(&mut operation, "summary", "<!--".repeat(size));
    of_paths([("/a".to_owned(), json!({ "get": operation }))])
}

pub(super) fn words(size: usize) -> Value {
    described("word ".repeat(size))
}

pub(super) fn lines(size: usize) -> Value {
    described("A line.\n\n".repeat(size))
}

pub(super) fn markup(size: usize) -> Value {
    let pieces = ["<a ", "[a](", "![", "``", "`", "**", "_", "&#", "<b>", "](<", "{{", "```\n", "- ", "> ", "|-|\n"];
    described(pieces.iter().cycle().take(size).copied().collect())
}

fn described(text: String) -> Value {
    of_schema(json!({ "type": "object", "description": text, "properties": { "a": { "description": text } } }))
}

pub(super) fn path(size: usize) -> Value {
    let is_variable = |number: &usize| number % 2 == 1;
    let segment = |number: usize| if is_variable(&number) { format!("/{{v{number}}}") } else { "/a".to_owned() };
    let path: String = (0..size).map(segment).collect();
    let parameter =
        |number| json!({ "name": format!("v{number}"), "in": "path", "required": true, "schema": string() });
    let mut item = json!({ "get": operation("getA", string()) });
    set(&mut item, "parameters", (0..size).filter(is_variable).map(parameter).collect::<Vec<Value>>());
    of_paths([(path, item)])
}

pub(super) fn name(size: usize) -> Value {
    let properties = (0..64).map(|number| (format!("p{number}"), object([("a".to_owned(), string())])));
    of_schemas([("A".to_owned() + &"b".repeat(size), object(properties))])
}
