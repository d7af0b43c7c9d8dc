//! Schemas: sections 24 to 26, and for 3.1 the vocabularies of JSON Schema 2020-12 that section 24 builds on.

use super::Object;
use super::table::{Field, Keys, Shape, Table, field, required};

const SCHEMA_OR_REFERENCE: Shape = Shape::OrReference(Object::Schema);

/// In 3.1 `true` and `false` are schemas, too.
const SCHEMA_3_1: Shape = Shape::FlagOr(&SCHEMA_OR_REFERENCE);

const LIST: Shape = Shape::List(&SCHEMA_OR_REFERENCE);

const MAP: Shape = Shape::Map(Keys::Any, &SCHEMA_OR_REFERENCE);

/// The values of `type`.
pub(in super::super) const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// Section 24.
pub(super) static SCHEMA: Table = Table::new(&[
    field("title", Shape::Text),
    field("description", Shape::Text),
    field("deprecated", Shape::Flag),
    field("readOnly", Shape::Flag),
    field("writeOnly", Shape::Flag),
    field("type", Shape::Word(&TYPES)).in_3_0(),
    // One of these, `null`, or a list of them.
    field("type", Shape::Any).since_3_1(),
    field("format", Shape::Text),
    field("nullable", Shape::Flag).in_3_0(),
    field("enum", Shape::List(&Shape::Any)),
    field("const", Shape::Any).since_3_1(),
    field("default", Shape::Any),
    field("multipleOf", Shape::Number),
    field("minimum", Shape::Number),
    field("exclusiveMinimum", Shape::Flag).in_3_0(),
    field("exclusiveMinimum", Shape::Number).since_3_1(),
    field("maximum", Shape::Number),
    field("exclusiveMaximum", Shape::Flag).in_3_0(),
    field("exclusiveMaximum", Shape::Number).since_3_1(),
    field("minLength", Shape::Count),
    field("maxLength", Shape::Count),
    field("pattern", Shape::Text),
    field("items", SCHEMA_OR_REFERENCE).in_3_0(),
    field("items", SCHEMA_3_1).since_3_1(),
    field("minItems", Shape::Count),
    field("maxItems", Shape::Count),
    field("uniqueItems", Shape::Flag),
    field("properties", MAP),
    field("required", Shape::List(&Shape::Text)),
    field("additionalProperties", SCHEMA_3_1),
    field("minProperties", Shape::Count),
    field("maxProperties", Shape::Count),
    field("allOf", LIST),
    field("oneOf", LIST),
    field("anyOf", LIST),
    field("not", SCHEMA_OR_REFERENCE).in_3_0(),
    field("not", SCHEMA_3_1).since_3_1(),
    field("discriminator", Shape::Object(Object::Discriminator)),
    field("example", Shape::Any),
    field("examples", Shape::List(&Shape::Any)).since_3_1(),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    field("xml", Shape::Object(Object::Xml)),
    // JSON Schema Core, sections 8 and 10.
    keyword("$anchor", Shape::Text),
    keyword("$comment", Shape::Text),
    // What is defined inside a schema is reached by references, each of which says what it leads to.
    keyword("$defs", Shape::Any),
    keyword("$dynamicAnchor", Shape::Text),
    keyword("$dynamicRef", Shape::Text),
    keyword("$id", Shape::Text),
    keyword("$schema", Shape::Text),
    keyword("$vocabulary", Shape::Any),
    keyword("contains", SCHEMA_3_1),
    keyword("dependentSchemas", MAP).kept(),
    keyword("else", SCHEMA_3_1).kept(),
    keyword("if", SCHEMA_3_1),
    keyword("patternProperties", MAP),
    keyword("prefixItems", LIST).kept(),
    keyword("propertyNames", SCHEMA_3_1),
    keyword("then", SCHEMA_3_1).kept(),
    // JSON Schema Core, section 11.
    keyword("unevaluatedItems", SCHEMA_3_1),
    keyword("unevaluatedProperties", SCHEMA_3_1),
    // JSON Schema Validation, sections 6 and 8.
    keyword("contentEncoding", Shape::Text),
    keyword("contentMediaType", Shape::Text),
    keyword("contentSchema", SCHEMA_OR_REFERENCE).kept(),
    keyword("dependentRequired", Shape::Map(Keys::Any, &Shape::List(&Shape::Text))),
    keyword("maxContains", Shape::Count),
    keyword("minContains", Shape::Count),
    // Older drafts of JSON Schema.
    keyword("additionalItems", SCHEMA_3_1).by_mistake(),
    keyword("definitions", Shape::Any).by_mistake(),
    keyword("dependencies", Shape::Any).by_mistake(),
]);

/// A keyword of JSON Schema that OpenAPI 3.0 does not have.
const fn keyword(name: &'static str, shape: Shape) -> Field {
    field(name, shape).since_3_1().anywhere()
}

/// Section 25.
pub(super) static DISCRIMINATOR: Table = Table::new(&[
    required("propertyName", Shape::Text),
    field("mapping", Shape::Map(Keys::Any, &Shape::SchemaName)),
    field("defaultMapping", Shape::SchemaName).since_3_2(),
]);

/// Section 26.
pub(super) static XML: Table = Table::new(&[
    field("name", Shape::Text),
    field("namespace", Shape::Text),
    field("prefix", Shape::Text),
    field("attribute", Shape::Flag),
    field("wrapped", Shape::Flag),
    field("nodeType", Shape::Text).since_3_2(),
])
.plain();
