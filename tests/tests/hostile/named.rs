//! A document that calls everything by each of some words at once: schemas, properties, values, variants, tags, operations, what they
//! take, headers, security schemes and servers.

use sailmaker::source::pointer;
use serde_json::{Map, Value, json};

/// The document. What stands for one of a kind only, as a schema does, is there for each word; what several may have, as properties
/// do, has all of them.
pub fn document(words: &[String]) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Names", "version": "1"},
        "servers": [server("https", words)],
        "paths": paths(words),
        "components": {"schemas": schemas(words), "securitySchemes": schemes(words)},
    })
}

fn by_word(words: &[String], value: impl Fn(usize, &str) -> Value) -> Map<String, Value> {
    words.iter().enumerate().map(|(index, word)| (word.clone(), value(index, word))).collect()
}

fn reference(word: &str) -> Value {
    json!({"$ref": format!("#{}", pointer::join(["components", "schemas", word]))})
}

/// Kinds of schemas by turns, and after them those that have something of all words.
fn schemas(words: &[String]) -> Map<String, Value> {
    let next = |index: usize| reference(&words[(index + 1) % words.len()]);
    let mut schemas = by_word(words, |index, word| match index % 4 {
        0 => json!({"type": "object", "required": ["a"], "properties": {"a": next(index), word: {"type": "string"}}}),
        1 => json!({"type": "string", "enum": ["a", word]}),
        2 => json!({"type": "integer", "enum": [1, 2]}),
        _ => json!({"oneOf": [next(index), {"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]}),
    });
    let all = by_word(words, |_, word| reference(word));
    let few: Vec<Value> = words.iter().map(|word| reference(word)).collect();
    schemas.extend([
        (
            "the properties".to_owned(),
            json!({"type": "object", "properties": all, "additionalProperties": {"type": "string"}}),
        ),
        ("the required properties".to_owned(), json!({"type": "object", "properties": all, "required": words})),
        ("the values".to_owned(), json!({"type": "string", "enum": words})),
        ("the variants".to_owned(), json!({"oneOf": few})),
        ("the tagged variants".to_owned(), json!({"oneOf": few, "discriminator": {"propertyName": "a"}})),
    ]);
    schemas
}

fn schemes(words: &[String]) -> Map<String, Value> {
    let places = ["header", "query", "cookie"];
    by_word(words, |index, word| match places.get(index % 4) {
        Some(place) => json!({"type": "apiKey", "in": place, "name": word}),
        None => json!({"type": "http", "scheme": "basic"}),
    })
}

fn server(scheme: &str, words: &[String]) -> Value {
    let variables = by_word(words, |_, word| json!({"default": word}));
    let path: String = words.iter().map(|word| format!("/{{{word}}}")).collect();
    json!({"url": format!("{scheme}://example.com{path}"), "variables": variables})
}

fn paths(words: &[String]) -> Map<String, Value> {
    let mut paths: Map<String, Value> = Map::new();
    for (index, word) in words.iter().enumerate() {
        let operation = json!({
            "operationId": word,
            "tags": ["everything"],
            "security": [{word.as_str(): []}],
            "servers": [{"url": format!("https://host{index}.example.com/{word}")}],
            "parameters": [{"name": word, "in": "query", "required": index % 2 == 0, "schema": {"type": "string"}}],
            "requestBody": {"required": true, "content": {"application/json": {"schema": reference(word)}}},
            "responses": {
                "200": answer(&reference(word)),
                "404": answer(&reference(word)),
                "default": answer(&json!({"type": "string"})),
            },
        });
        // Modules of models and of errors are named as that of operations is: some of them are enough.
        let own = json!({"type": "object", "properties": {word.as_str(): {"type": "string"}, format!("a{index}"): {"type": "string"}}});
        let answers = match index % 8 {
            0 => json!({"200": answer(&own), "404": answer(&own)}),
            _ => json!({"204": {"description": "Done."}}),
        };
        let of_tag = json!({"operationId": "call", "tags": [word], "responses": answers});
        paths.insert(format!("/operations/{index}"), json!({"post": operation}));
        paths.insert(format!("/tags/{index}"), json!({"get": of_tag}));
    }
    paths.extend([
        ("/optional".to_owned(), json!({"get": taking(words, false)})),
        ("/required".to_owned(), json!({"get": taking(words, true)})),
        ("/form".to_owned(), json!({"post": sending(words, "application/x-www-form-urlencoded", &[])})),
        ("/multipart".to_owned(), json!({"post": sending(words, "multipart/form-data", words)})),
        (words.iter().map(|word| format!("/{{{word}}}")).collect(), json!({"get": on_path(words)})),
    ]);
    paths
}

fn answer(schema: &Value) -> Value {
    json!({"description": "Done.", "content": {"application/json": {"schema": schema}}})
}

/// An operation with all words as parameters of a place, in each of three places, and as headers of its answers.
fn taking(words: &[String], required: bool) -> Value {
    let in_place = |place: &'static str| {
        words
            .iter()
            .map(move |word| json!({"name": word, "in": place, "required": required, "schema": reference(word)}))
    };
    let headers = by_word(words, |_, _| json!({"schema": {"type": "integer"}}));
    let parameters: Vec<Value> = ["query", "header", "cookie"].into_iter().flat_map(in_place).collect();
    json!({
        "operationId": if required { "takingRequired" } else { "takingOptional" },
        "tags": ["places"],
        "parameters": parameters,
        "responses": {"200": {"description": "Done.", "headers": headers}},
    })
}

fn on_path(words: &[String]) -> Value {
    let parameter = |word: &String| json!({"name": word, "in": "path", "required": true, "schema": {"type": "string"}});
    json!({
        "operationId": "onPath",
        "tags": ["places"],
        "parameters": words.iter().map(parameter).collect::<Vec<_>>(),
        "responses": {"204": {"description": "Done."}},
    })
}

/// An operation with all words as fields of a form.
fn sending(words: &[String], media_type: &str, required: &[String]) -> Value {
    let fields = by_word(words, |_, word| reference(word));
    json!({
        "operationId": format!("send {media_type}"),
        "tags": ["places"],
        "requestBody": {
            "required": true,
            "content": {media_type: {"schema": {"type": "object", "properties": fields, "required": required}}},
        },
        "responses": {"204": {"description": "Done."}},
    })
}
