//! What can grow in a document.

mod composed;
mod parts;
mod swagger;
mod texts;
mod wrong;

use serde_json::{Map, Value, json};

/// One thing that grows.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// What there is more of.
    pub(super) what: &'static str,
    /// The document of a size. Its text is one line.
    pub(super) document: fn(usize) -> Value,
    /// The size to begin with.
    pub(super) from: usize,
}

impl Kind {
    /// The same from a size on. Copies of what is merged are the square of the document, up to a bound.
    const fn from(self, size: usize) -> Self {
        Self { from: size, ..self }
    }
}

const fn kind(name: &'static str, what: &'static str, document: fn(usize) -> Value) -> Kind {
    Kind { name, what, document, from: 64 }
}

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    kind("texts-open-comments", "`<!--` in a summary", texts::open_comments),
    kind("texts-words", "words of a description", texts::words),
    kind("texts-lines", "lines of a description", texts::lines),
    kind("texts-markup", "tags, brackets, backticks and stars in a description", texts::markup),
    kind("texts-path", "segments of a path, every second one a variable", texts::path),
    kind("texts-name", "letters of the name of a schema with properties", texts::name),
    kind("references-chain", "schemas of which each is a reference to the next", composed::chain_of_references),
    kind("references-decorated", "schemas of which each describes the next", composed::chain_of_decorations),
    kind("all-of-chain", "schemas of which each is `allOf` the next", composed::all_of_chain),
    kind("all-of-diamond", "schemas of which each is `allOf` the next, twice", composed::all_of_diamond),
    kind("all-of-wide", "schemas that are `allOf` one with as many properties", composed::all_of_wide),
    kind("all-of-union-wide", "schemas that are `allOf` one with as many variants", composed::all_of_union_wide).from(1024),
    kind("all-of-values", "values of an enumeration that is `allOf` as many strings", composed::all_of_values),
    kind("all-of-itself", "schemas on a circle of `allOf`", composed::all_of_circle),
    kind("references-identifiers", "schemas of which each refers to the next by `$id` and `$anchor`", composed::identifiers),
    kind("cases", "parts of an `allOf` that hold in some cases only", composed::conditional),
    kind("tuples", "tuples of which each has the next one twice", composed::tuples),
    kind("all-of-properties", "properties that are `allOf` the schema that has them", composed::all_of_properties).from(1024),
    kind("all-of-property-chain", "schemas with a property that is `allOf` the next", composed::all_of_property_chain),
    kind("one-of-beside-properties", "variants beside properties", composed::one_of_beside_properties),
    kind("one-of-diamond", "schemas of which each is `oneOf` the next, twice", composed::one_of_diamond),
    kind("one-of-variants", "variants of a union with a mapping", composed::one_of_variants),
    kind("one-of-constants", "variants of a union that are told apart by constants", composed::one_of_constants),
    kind("one-of-tags", "variants of a union with a discriminator whose values they say", composed::one_of_tags),
    kind("one-of-values", "values of a union that lists them one by one", composed::one_of_values),
    kind("extended", "schemas that extend one", composed::extended),
    kind("extended-chain", "schemas of which each extends the next, and is extended", composed::extended_chain),
    kind("required-chain", "schemas of which each has the next", composed::required_chain),
    kind("lists-chain", "schemas of which each is a list of the next", composed::lists_chain),
    kind("nested-objects", "objects within objects, 40 deep", composed::nested_objects),
    kind("identical-objects", "properties that are the same object", composed::identical_objects),
    kind("schemas", "schemas", parts::schemas),
    kind("schemas-clashing", "schemas whose names clash in Rust", parts::clashing_schemas),
    kind("properties", "properties of a schema, all required", parts::properties),
    kind("properties-clashing", "properties whose names clash in Rust", parts::clashing_properties),
    kind("values", "values of an enumeration", parts::values),
    kind("values-named", "values of an enumeration, and their names", parts::named_values),
    kind("values-clashing", "values whose names clash in Rust", parts::clashing_values),
    kind("values-twice", "values of an enumeration that are the same", parts::same_values),
    kind("operations", "operations of one tag", parts::operations),
    kind("operations-clashing", "operations whose names clash in Rust", parts::clashing_operations),
    kind("tags", "tags with an operation each", parts::tags),
    kind("parameters", "parameters of an operation", parts::parameters),
    kind("parameters-required", "required parameters of an operation", parts::required_parameters),
    kind("parameters-constant", "parameters of an operation that have one value", parts::constants),
    kind("parameters-shared", "operations with the same parameters, as many", parts::shared_parameters),
    kind("parameters-shared-operations", "operations with the same 16 parameters", parts::operations_of_shared_parameters),
    kind("parameters-shared-by-16", "parameters that 16 operations share", parts::shared_parameters_of_operations),
    kind("responses-shared-operations", "operations with the same 16 errors", parts::operations_of_shared_responses),
    kind("security-operations", "operations with 16 alternatives of security", parts::secured_operations),
    kind("headers", "headers of a response", parts::headers),
    kind("media-types", "media types of a response", parts::media_types),
    kind("media-types-sent", "media types of a request", parts::request_media_types),
    kind("fields", "fields of a form, half of them required", parts::fields),
    kind("statuses", "operations with errors of their own", parts::errors),
    kind("security-schemes", "security schemes, all needed at once", parts::security_schemes),
    kind("security-alternatives", "security schemes, of which one is needed", parts::security_alternatives),
    kind("scopes", "scopes of a security scheme", parts::scopes),
    kind("servers", "servers, and variables of the first", parts::servers),
    kind("examples", "values of an example", parts::example),
    kind("extensions", "extensions of the document", parts::extensions),
    kind("swagger-bodies", "operations of Swagger 2.0 that share a body in their own media types", swagger::operations_of_shared_bodies),
    kind("swagger-fields", "operations of Swagger 2.0 with the same 16 fields of a form", swagger::operations_of_shared_fields),
    kind("swagger-parameters", "parameters of Swagger 2.0 of which each is a reference to the next", swagger::chain_of_parameters),
    kind("swagger-nullable", "schemas of Swagger 2.0 of which each has the next, or null", swagger::chain_of_nullable_references),
    kind("wrong-keywords", "properties with a keyword that has no effect", wrong::keywords),
    kind("wrong-fields", "fields that do not exist", wrong::fields),
    kind("wrong-types", "properties of a type that does not exist", wrong::types),
    kind("wrong-references", "references that lead nowhere", wrong::references),
    kind("wrong-values", "values of an enumeration that are of another type", wrong::values),
    kind("wrong-parameters", "variables of a path without a parameter", wrong::variables),
    kind("wrong-repetitions", "parameters, tags and required names that are there twice", wrong::repetitions),
    kind("wrong-operation-ids", "operations of one id", wrong::operation_ids),
];

/// A document with these schemas; the first is what its operation answers.
fn of_schemas(schemas: impl IntoIterator<Item = (String, Value)>) -> Value {
    let schemas: Vec<(String, Value)> = schemas.into_iter().collect();
    let first = schemas.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let mut document = of_paths([("/a".to_owned(), json!({ "get": operation("getA", reference(&first)) }))]);
    set(&mut document, "components", json!({ "schemas": Map::from_iter(schemas) }));
    document
}

fn of_schema(schema: Value) -> Value {
    of_schemas([("A".to_owned(), schema)])
}

fn of_paths(paths: impl IntoIterator<Item = (String, Value)>) -> Value {
    json!({ "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": Map::from_iter(paths) })
}

fn operation(id: &str, answer: Value) -> Value {
    let content = json!({ "application/json": { "schema": answer } });
    json!({ "operationId": id, "responses": { "200": { "description": "It.", "content": content } } })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// Names that differ in nothing but how their words are put together.
fn clashing(number: usize) -> String {
    let joint = |bit: u32| if number >> bit & 1 == 0 { "x-" } else { "x_" };
    (0..24).map(joint).collect::<String>() + "x"
}

/// Sets a member of an object.
fn set(object: &mut Value, key: &str, member: impl Into<Value>) {
    if let Value::Object(members) = object {
        members.insert(key.to_owned(), member.into());
    }
}

/// Sets a member of the answer of an operation.
fn set_in_answer(operation: &mut Value, key: &str, member: impl Into<Value>) {
    if let Some(answer) = operation.pointer_mut("/responses/200") {
        set(answer, key, member);
    }
}

fn object(properties: impl IntoIterator<Item = (String, Value)>) -> Value {
    json!({ "type": "object", "properties": Map::from_iter(properties) })
}

fn string() -> Value {
    json!({ "type": "string" })
}
