//! Schemas: OpenAPI 3.0.4, sections 4.7.24 to 4.7.26.

use super::{Keys, Object, Shape, Table, field, required};

const SCHEMA_OR_REFERENCE: Shape = Shape::OrReference(Object::Schema);

const SCHEMAS: Shape = Shape::List(&SCHEMA_OR_REFERENCE);

pub(super) static SCHEMA: Table = Table::new(&[
    field("additionalProperties", Shape::FlagOr(&SCHEMA_OR_REFERENCE)),
    field("allOf", SCHEMAS),
    field("anyOf", SCHEMAS),
    field("default", Shape::Any),
    field("deprecated", Shape::Flag),
    field("description", Shape::Text),
    field("discriminator", Shape::Object(Object::Discriminator)),
    field("enum", Shape::List(&Shape::Any)),
    field("example", Shape::Any),
    field("exclusiveMaximum", Shape::Flag),
    field("exclusiveMinimum", Shape::Flag),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    field("format", Shape::Text),
    field("items", SCHEMA_OR_REFERENCE),
    field("maxItems", Shape::Count),
    field("maxLength", Shape::Count),
    field("maxProperties", Shape::Count),
    field("maximum", Shape::Number),
    field("minItems", Shape::Count),
    field("minLength", Shape::Count),
    field("minProperties", Shape::Count),
    field("minimum", Shape::Number),
    field("multipleOf", Shape::Number),
    field("not", SCHEMA_OR_REFERENCE),
    field("nullable", Shape::Flag),
    field("oneOf", SCHEMAS),
    field("pattern", Shape::Text),
    field("properties", Shape::Map(Keys::Any, &SCHEMA_OR_REFERENCE)),
    field("readOnly", Shape::Flag),
    field("required", Shape::List(&Shape::Text)),
    field("title", Shape::Text),
    field("type", Shape::Word(&TYPES)),
    field("uniqueItems", Shape::Flag),
    field("writeOnly", Shape::Flag),
    field("xml", Shape::Object(Object::Xml)),
]);

/// The values of `type`.
pub(in crate::document::normalize) const TYPES: [&str; 6] =
    ["array", "boolean", "integer", "number", "object", "string"];

pub(super) static DISCRIMINATOR: Table =
    Table::new(&[field("mapping", Shape::Map(Keys::Any, &Shape::Text)), required("propertyName", Shape::Text)]);

pub(super) static XML: Table = Table::new(&[
    field("attribute", Shape::Flag),
    field("name", Shape::Text),
    field("namespace", Shape::Text),
    field("prefix", Shape::Text),
    field("wrapped", Shape::Flag),
]);
