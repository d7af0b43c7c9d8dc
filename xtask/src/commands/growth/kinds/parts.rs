//! More of what every document has.

use super::{clashing, object, of_paths, of_schema, of_schemas, operation, reference, set, set_in_answer, string};
use serde_json::{Map, Value, json};

pub(super) fn schemas(size: usize) -> Value {
    schemas_called(size, |number| format!("S{number}"))
}

pub(super) fn clashing_schemas(size: usize) -> Value {
    schemas_called(size, clashing)
}

fn schemas_called(size: usize, name: fn(usize) -> String) -> Value {
    let all = object((0..size).map(|number| (format!("p{number}"), reference(&name(number)))));
    let one = |number: usize| (name(number), object([(format!("p{number}"), string())]));
    of_schemas([("A".to_owned(), all)].into_iter().chain((0..size).map(one)))
}

pub(super) fn properties(size: usize) -> Value {
    let names: Vec<String> = (0..size).map(|number| format!("p{number}")).collect();
    let mut schema = object(names.iter().map(|name| (name.clone(), string())));
    set(&mut schema, "required", names);
    of_schema(schema)
}

pub(super) fn clashing_properties(size: usize) -> Value {
    of_schema(object((0..size).map(|number| (clashing(number), string()))))
}

fn enumeration(values: impl Iterator<Item = String>) -> Value {
    json!({ "type": "string", "enum": values.collect::<Vec<_>>() })
}

pub(super) fn values(size: usize) -> Value {
    of_schema(enumeration((0..size).map(|number| format!("v{number}"))))
}

pub(super) fn named_values(size: usize) -> Value {
    let mut schema = enumeration((0..size).map(|number| format!("v{number}")));
    set(&mut schema, "x-enum-varnames", (0..size).map(|number| format!("Name{number}")).collect::<Vec<_>>());
    of_schema(schema)
}

pub(super) fn clashing_values(size: usize) -> Value {
    of_schema(enumeration((0..size).map(clashing)))
}

pub(super) fn same_values(size: usize) -> Value {
    of_schema(enumeration((0..size).map(|number| format!("v{}", number / 2))))
}

/// Operations, each with something more.
fn operations_with(size: usize, name: fn(usize) -> String, more: impl Fn(usize, &mut Value)) -> Value {
    of_paths((0..size).map(|number| {
        let mut operation = operation(&name(number), string());
        more(number, &mut operation);
        (format!("/a/{number}"), json!({ "get": operation }))
    }))
}

fn numbered(number: usize) -> String {
    format!("getA{number}")
}

pub(super) fn operations(size: usize) -> Value {
    operations_with(size, numbered, |_, _| {})
}

pub(super) fn clashing_operations(size: usize) -> Value {
    operations_with(size, clashing, |_, _| {})
}

pub(super) fn tags(size: usize) -> Value {
    let mut document = operations_with(size, numbered, |number, operation| {
        set(operation, "tags", json!([format!("tag{number}")]));
    });
    let tag = |number: usize| json!({ "name": format!("tag{number}"), "description": "A tag." });
    set(&mut document, "tags", (0..size).map(tag).collect::<Vec<Value>>());
    document
}

pub(super) fn errors(size: usize) -> Value {
    operations_with(size, numbered, |number, operation| {
        let content = json!({ "application/json": { "schema": object([(format!("p{number}"), string())]) } });
        if let Some(responses) = operation.get_mut("responses") {
            set(responses, "4XX", json!({ "description": "No.", "content": content }));
        }
    })
}

fn query(name: String) -> Value {
    json!({ "name": name, "in": "query", "schema": string() })
}

pub(super) fn parameters(size: usize) -> Value {
    operations_with(1, numbered, |_, operation| {
        set(operation, "parameters", (0..size).map(|number| query(format!("p{number}"))).collect::<Vec<Value>>());
    })
}

pub(super) fn required_parameters(size: usize) -> Value {
    let required = |number| {
        let mut parameter = query(format!("p{number}"));
        set(&mut parameter, "required", true);
        parameter
    };
    operations_with(1, numbered, |_, operation| {
        set(operation, "parameters", (0..size).map(required).collect::<Vec<Value>>());
    })
}

pub(super) fn constants(size: usize) -> Value {
    let constant = |number| {
        let schema = json!({ "type": "string", "enum": ["a"] });
        json!({ "name": format!("p{number}"), "in": "query", "required": true, "schema": schema })
    };
    operations_with(1, numbered, |_, operation| {
        set(operation, "parameters", (0..size).map(constant).collect::<Vec<Value>>());
    })
}

fn with_body(content: Value) -> Value {
    of_paths([("/a".to_owned(), {
        let mut operation = operation("postA", string());
        set(&mut operation, "requestBody", json!({ "content": content }));
        json!({ "post": operation })
    })])
}

pub(super) fn fields(size: usize) -> Value {
    let mut form = object((0..size).map(|number| (format!("p{number}"), string())));
    set(&mut form, "required", (0..size / 2).map(|number| format!("p{number}")).collect::<Vec<_>>());
    with_body(json!({ "multipart/form-data": { "schema": form } }))
}

pub(super) fn request_media_types(size: usize) -> Value {
    let content = (0..size).map(|number| (format!("application/a{number}+json"), json!({ "schema": string() })));
    with_body(Map::from_iter(content).into())
}

pub(super) fn shared_parameters(size: usize) -> Value {
    // Each operation has all of them, so that the size is the number of pairs.
    let side = size.isqrt().max(1);
    operations_of_parameters(side, side)
}

/// How many things there are that operations share, where only the operations grow.
const SHARED: usize = 16;

pub(super) fn operations_of_shared_parameters(size: usize) -> Value {
    operations_of_parameters(size, SHARED)
}

pub(super) fn shared_parameters_of_operations(size: usize) -> Value {
    operations_of_parameters(SHARED, size)
}

fn operations_of_parameters(operations: usize, parameters: usize) -> Value {
    let name = |number: usize| format!("p{number}");
    let references: Vec<Value> =
        (0..parameters).map(|number| json!({ "$ref": format!("#/components/parameters/{}", name(number)) })).collect();
    let mut document = operations_with(operations, numbered, |_, operation| {
        set(operation, "parameters", references.clone());
    });
    let parameters = (0..parameters).map(|number| (name(number), query(name(number))));
    set(&mut document, "components", json!({ "parameters": Map::from_iter(parameters) }));
    document
}

pub(super) fn operations_of_shared_responses(size: usize) -> Value {
    let status = |number: usize| (400 + number).to_string();
    let mut document = operations_with(size, numbered, |_, operation| {
        for number in 0..SHARED {
            if let Some(responses) = operation.get_mut("responses") {
                set(responses, &status(number), json!({ "$ref": format!("#/components/responses/r{number}") }));
            }
        }
    });
    let response = |number: usize| {
        let content = json!({ "application/json": { "schema": object([(format!("p{number}"), string())]) } });
        (format!("r{number}"), json!({ "description": "No.", "content": content }))
    };
    set(&mut document, "components", json!({ "responses": Map::from_iter((0..SHARED).map(response)) }));
    document
}

pub(super) fn headers(size: usize) -> Value {
    operations_with(1, numbered, |_, operation| {
        let headers = (0..size).map(|number| (format!("X-H{number}"), json!({ "schema": string() })));
        set_in_answer(operation, "headers", Map::from_iter(headers));
    })
}

pub(super) fn media_types(size: usize) -> Value {
    operations_with(1, numbered, |_, operation| {
        let content = (0..size).map(|number| (format!("application/a{number}+json"), json!({ "schema": string() })));
        set_in_answer(operation, "content", Map::from_iter(content));
    })
}

fn secured(mut document: Value, size: usize, security: Value) -> Value {
    let scheme = |number: usize| json!({ "type": "apiKey", "in": "header", "name": format!("X-K{number}") });
    let schemes = (0..size).map(|number| (format!("k{number}"), scheme(number)));
    set(&mut document, "components", json!({ "securitySchemes": Map::from_iter(schemes) }));
    set(&mut document, "security", security);
    document
}

fn requirement(numbers: impl Iterator<Item = usize>) -> Value {
    Map::from_iter(numbers.map(|number| (format!("k{number}"), json!([])))).into()
}

pub(super) fn security_schemes(size: usize) -> Value {
    secured(operations(4), size, json!([requirement(0..size)]))
}

pub(super) fn security_alternatives(size: usize) -> Value {
    secured(operations(4), size, alternatives(size))
}

fn alternatives(size: usize) -> Value {
    (0..size).map(|number| requirement(number..number + 1)).collect()
}

pub(super) fn secured_operations(size: usize) -> Value {
    secured(operations(size), SHARED, alternatives(SHARED))
}

pub(super) fn scopes(size: usize) -> Value {
    let scopes = (0..size).map(|number| (format!("s{number}"), "A scope.".into()));
    let flow = json!({ "tokenUrl": "https://example.com/token", "scopes": Map::from_iter(scopes) });
    let mut document = operations(1);
    let scheme = json!({ "type": "oauth2", "flows": { "clientCredentials": flow } });
    set(&mut document, "components", json!({ "securitySchemes": { "o": scheme } }));
    set(&mut document, "security", json!([{ "o": (0..size).map(|number| format!("s{number}")).collect::<Vec<_>>() }]));
    document
}

pub(super) fn servers(size: usize) -> Value {
    let mut document = operations(1);
    let name = |number: usize| format!("v{number}");
    let url: String = (0..size).map(|number| format!("/{{{}}}", name(number))).collect();
    let variables = (0..size).map(|number| (name(number), json!({ "default": "d" })));
    let first = json!({ "url": format!("https://example.com{url}"), "variables": Map::from_iter(variables) });
    let others = (0..size).map(|number| json!({ "url": format!("https://{number}.example.com") }));
    set(&mut document, "servers", [first].into_iter().chain(others).collect::<Vec<Value>>());
    document
}

pub(super) fn example(size: usize) -> Value {
    let mut schema = object([("a".to_owned(), string())]);
    set(&mut schema, "example", json!({ "a": (0..size).collect::<Vec<_>>() }));
    of_schema(schema)
}

pub(super) fn extensions(size: usize) -> Value {
    let mut document = operations(1);
    for number in 0..size {
        set(&mut document, &format!("x-{number}"), json!({ "a": number }));
    }
    document
}
