//! Whatever is done to a document, nothing panics, and what passes is accepted by the parser.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Normalized, normalize};
use crate::diagnostic::{Diagnostics, Kind};
use crate::document::Bundle;
use crate::document::grammar::Version;
use crate::document::parse::parse;
use crate::source::{Origins, SourceSet};

/// A document with something of everything.
fn seed(version: &str) -> Value {
    json!({
        "openapi": version,
        "info": { "title": "T", "version": "v1", "license": { "name": "MIT" }, "contact": { "email": "a@b.c" } },
        "servers": [{ "url": "https://{host}/v1", "variables": { "host": { "default": "a", "enum": ["a"] } } }],
        "security": [{ "user": ["s"] }],
        "tags": [{ "name": "t", "externalDocs": { "url": "u" } }],
        "paths": { "/a/{id}": {
            "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
            "get": {
                "operationId": "get",
                "tags": ["t"],
                "deprecated": false,
                "parameters": [
                    { "$ref": "#/components/parameters/Limit" },
                    { "name": "q", "in": "query", "content": { "application/json": { "schema": {} } } },
                ],
                "requestBody": { "content": { "multipart/form-data": {
                    "schema": { "type": "object", "properties": { "f": { "type": "string", "format": "binary" } } },
                    "encoding": { "f": { "contentType": "text/csv", "headers": { "X": { "schema": {} } } } },
                } } },
                "responses": {
                    "200": {
                        "description": "d",
                        "headers": { "X": { "schema": { "type": "integer" }, "example": 1 } },
                        "content": { "application/json": {
                            "schema": { "$ref": "#/components/schemas/Pet" },
                            "examples": { "e": { "value": { "$ref": 1 } } },
                        } },
                        "links": { "l": { "operationId": "get", "parameters": { "id": "$request.path.id" } } },
                    },
                    "4XX": { "$ref": "#/components/responses/Error" },
                    "default": { "description": "d" },
                },
                "callbacks": { "c": { "{$url}": { "post": { "responses": {} } } } },
                "security": [{}, { "key": [] }],
                "servers": [{ "url": "/v2" }],
            },
            "query": {
                "parameters": [{ "name": "q", "in": "querystring", "content": { "a/b": { "schema": {} } } }],
                "responses": { "200": { "summary": "s", "content": { "application/jsonl": { "itemSchema": {
                    "prefixItems": [true], "if": true, "then": { "properties": { "a": {} } },
                } } } } },
            },
            "additionalOperations": { "COPY": { "responses": {} } },
        } },
        "webhooks": { "w": { "post": { "requestBody": { "content": { "application/json": { "schema": {} } } } } } },
        "components": {
            "schemas": {
                "Pet": {
                    "type": "object",
                    "required": ["kind"],
                    "properties": {
                        "kind": { "type": "string", "enum": ["cat", null], "nullable": true, "default": "cat" },
                        "age": { "type": "integer", "format": "int32", "minimum": 0, "exclusiveMinimum": true },
                        "weight": { "type": "number", "maximum": 1.5, "multipleOf": 0.5, "readOnly": true },
                        "names": { "type": "array", "items": { "type": "string", "maxLength": 9 }, "uniqueItems": true },
                        "friend": { "allOf": [{ "$ref": "#/components/schemas/Pet" }], "nullable": true },
                        "any": { "oneOf": [{ "type": "boolean" }, { "type": ["string", "null"] }, { "not": {} }] },
                    },
                    "additionalProperties": { "anyOf": [{ "type": "string", "pattern": "x" }, true] },
                    "discriminator": { "propertyName": "kind", "mapping": { "cat": "Pet" } },
                    "xml": { "name": "pet", "wrapped": true },
                },
            },
            "parameters": { "Limit": {
                "name": "limit", "in": "query", "style": "form", "explode": true,
                "schema": { "type": "integer", "const": 1, "examples": [1] },
            } },
            "responses": { "Error": { "description": "d", "content": { "text/plain": {} } } },
            "examples": { "E": { "value": 1 } },
            "securitySchemes": {
                "key": { "type": "apiKey", "in": "header", "name": "k" },
                "user": { "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "u", "scopes": { "s": "d" } } } },
                "http": { "type": "http", "scheme": "bearer" },
                "open": { "type": "openIdConnect", "openIdConnectUrl": "u" },
            },
        },
    })
}

/// Something done to one node of a tree, which a number picks.
#[derive(Clone, Debug)]
enum Mutation {
    /// The node is taken out.
    Remove(usize),
    /// It becomes something else.
    Replace(usize, Value),
    /// It becomes what another node is.
    Copy(usize, usize),
    /// It gets another name.
    Rename(usize, String),
    /// Another member is put beside it.
    Add(usize, String, Value),
}

/// The pointers of all nodes but the root and the version.
fn pointers(node: &Value, at: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match node {
        Value::Object(members) => members.iter().map(|(name, child)| (name.clone(), child)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, child)| (index.to_string(), child)).collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        let at = crate::source::pointer::child(at, &name);
        if at != "/openapi" {
            found.push(at.clone());
        }
        pointers(child, &at, found);
    }
}

fn apply(tree: &mut Value, mutation: &Mutation) {
    let mut all = Vec::new();
    pointers(tree, "", &mut all);
    let pick = |number: &usize| all.get(number % all.len().max(1)).cloned();
    match mutation {
        Mutation::Remove(at) => {
            change_parent(tree, pick(at), |parent, name| match parent {
                Value::Object(members) => drop(members.shift_remove(name)),
                Value::Array(items) => drop(name.parse().map(|index: usize| items.remove(index))),
                _ => {}
            });
        }
        Mutation::Rename(at, new) => change_parent(tree, pick(at), |parent, name| {
            if let Value::Object(members) = parent
                && let Some(member) = members.shift_remove(name)
            {
                members.insert(new.clone(), member);
            }
        }),
        Mutation::Add(at, name, value) => change_parent(tree, pick(at), |parent, _| match parent {
            Value::Object(members) => drop(members.insert(name.clone(), value.clone())),
            Value::Array(items) => items.push(value.clone()),
            _ => {}
        }),
        Mutation::Replace(at, value) => {
            if let Some(node) = pick(at).and_then(|at| tree.pointer_mut(&at)) {
                *node = value.clone();
            }
        }
        Mutation::Copy(from, to) => {
            let value = pick(from).and_then(|from| tree.pointer(&from)).cloned();
            if let (Some(value), Some(node)) = (value, pick(to).and_then(|to| tree.pointer_mut(&to))) {
                *node = value;
            }
        }
    }
}

fn change_parent(tree: &mut Value, at: Option<String>, change: impl FnOnce(&mut Value, &str)) {
    let Some(at) = at else { return };
    let parent = crate::source::pointer::parent(&at).unwrap_or_default();
    let name = crate::source::pointer::last(&at).unwrap_or_default();
    if let Some(parent) = tree.pointer_mut(parent) {
        change(parent, &name);
    }
}

fn name() -> impl Strategy<Value = String> {
    proptest::sample::select(
        &[
            "$ref",
            "type",
            "required",
            "properties",
            "items",
            "nullable",
            "enum",
            "x-enum-varnames",
            "x-enumNames",
            "x-enum-descriptions",
            "default",
            "allOf",
            "oneOf",
            "anyOf",
            "not",
            "additionalProperties",
            "discriminator",
            "mapping",
            "content",
            "schema",
            "examples",
            "example",
            "in",
            "name",
            "style",
            "explode",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "format",
            "const",
            "prefixItems",
            "patternProperties",
            "contentMediaType",
            "description",
            "responses",
            "200",
            "2xx",
            "/b/{c}",
            "a b",
            "x-own",
            "text/csv",
            "scopes",
            "security",
            "parameters",
            "é",
            "",
            "TYPE",
            "if",
            "$defs",
            "readOnly",
            "writeOnly",
        ][..],
    )
    .prop_map(str::to_owned)
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-9..9_i8).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!(2.0)),
        name().prop_map(Value::from),
        proptest::sample::select(
            &[
                "string",
                "integer",
                "array",
                "object",
                "null",
                "boolean",
                "number",
                "file",
                "wibble",
                "true",
                "5",
                "path",
                "query",
                "header",
                "form",
                "deepObject",
                "oauth2",
                "http",
                "basic",
                "mutualTLS",
                "Pet",
                "base64",
                "#/components/schemas/Pet",
                "#/components/parameters/Limit",
                "#/components/schemas/Nobody",
                "#/",
                "#",
            ][..]
        )
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(name(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        any::<usize>().prop_map(Mutation::Remove),
        (any::<usize>(), value()).prop_map(|(at, value)| Mutation::Replace(at, value)),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Mutation::Copy(from, to)),
        (any::<usize>(), name()).prop_map(|(at, name)| Mutation::Rename(at, name)),
        (any::<usize>(), name(), value()).prop_map(|(at, name, value)| Mutation::Add(at, name, value)),
    ]
}

#[test]
fn the_document_is_a_good_one() {
    let mut diagnostics = Diagnostics::new();
    let origins = Origins::new(SourceSet::default().root());
    let tree = seed("3.0.3");
    let normalized = normalize(Bundle::of(tree, origins), &mut diagnostics);
    assert!(normalized.is_some(), "{diagnostics:?}");
}

/// Enough to hit every repair and most pairs of them, in a second or two.
const CASES: u32 = 600;

/// What is left out, or read as what allows anything.
const LEFT_OUT: [Kind; 11] = [
    Kind::WrongType,
    Kind::UnknownWord,
    Kind::MissingField,
    Kind::ReferenceToNowhere,
    Kind::ReferenceToOtherKind,
    Kind::MisplacedReference,
    Kind::DeepNesting,
    Kind::ExclusiveFields,
    Kind::SeveralMediaTypes,
    Kind::StatusCode,
    Kind::MediaType,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_passes_is_parsed(
        version in proptest::sample::select(&["3.0.3", "3.1.0"][..]),
        mutations in proptest::collection::vec(mutation(), 1..6),
    ) {
        let mut tree = seed(version);
        for mutation in &mutations {
            apply(&mut tree, mutation);
        }
        let mut diagnostics = Diagnostics::new();
        let origins = Origins::new(SourceSet::default().root());
        let stated = tree.get("openapi").and_then(Value::as_str).and_then(Version::stated);
        if let Some(normalized) = normalize(Bundle::of(tree, origins), &mut diagnostics) {
            let again = normalized.clone();
            let parsed = parse(normalized, &mut diagnostics);
            prop_assert!(parsed.is_some(), "{:?}", diagnostics.into_vec().last());
            // What was repaired is right: when it is looked at again, nothing is left out.
            let Normalized { tree, origins } = again;
            let mut diagnostics = Diagnostics::new();
            let twice = normalize(Bundle::of(tree, origins), &mut diagnostics);
            prop_assert!(twice.is_some(), "{:?}", diagnostics.into_vec().last());
            let left_out = diagnostics.iter().find(|one| one.kind.is_some_and(|kind| LEFT_OUT.contains(&kind)));
            prop_assert!(left_out.is_none(), "{left_out:?}");
        } else {
            prop_assert!(stated.is_none(), "{:?}", diagnostics.into_vec());
        }
    }
}
