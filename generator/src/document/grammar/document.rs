//! The document's root and what is about the document as a whole: sections 1 to 7, 11 and 22.

use super::Object;
use super::table::{Field, Keys, Shape, Table, field, required};

/// Section 1.
pub(super) static OPENAPI: Table = Table::new(&[
    required("openapi", Shape::Text),
    field("$self", Shape::Text).since_3_2(),
    required("info", Shape::Object(Object::Info)),
    field("jsonSchemaDialect", Shape::Text).since_3_1().anywhere(),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    field("servers", Shape::List(&Shape::Object(Object::Server))),
    field("security", Shape::List(&Shape::Object(Object::SecurityRequirement))),
    field("tags", Shape::List(&Shape::Object(Object::Tag))),
    required("paths", Shape::Object(Object::Paths)).in_3_0(),
    field("paths", Shape::Object(Object::Paths)).since_3_1(),
    field("webhooks", Shape::Map(Keys::Any, &Shape::OrReference(Object::PathItem))).since_3_1().kept(),
    field("components", Shape::Object(Object::Components)),
]);

/// Section 2.
pub(super) static INFO: Table = Table::new(&[
    required("title", Shape::Text),
    required("version", Shape::Text),
    field("summary", Shape::Text).since_3_1(),
    field("description", Shape::Text),
    field("termsOfService", Shape::Text),
    field("contact", Shape::Object(Object::Contact)),
    field("license", Shape::Object(Object::License)),
]);

/// Section 3.
pub(super) static CONTACT: Table =
    Table::new(&[field("name", Shape::Text), field("url", Shape::Text), field("email", Shape::Text)]).plain();

/// Section 4.
pub(super) static LICENSE: Table = Table::new(&[
    required("name", Shape::Text),
    field("identifier", Shape::Text).since_3_1(),
    field("url", Shape::Text),
])
.plain();

/// Section 5.
pub(super) static SERVER: Table = Table::new(&[
    required("url", Shape::Text),
    field("name", Shape::Text).since_3_2(),
    field("description", Shape::Text),
    field("variables", Shape::Map(Keys::Any, &Shape::Object(Object::ServerVariable))),
]);

/// Section 6.
pub(super) static SERVER_VARIABLE: Table = Table::new(&[
    required("default", Shape::Text),
    field("enum", Shape::List(&Shape::Text)),
    field("description", Shape::Text),
])
.plain();

/// Section 7.
pub(super) static COMPONENTS: Table = Table::new(&[
    section("securitySchemes", &Shape::OrReference(Object::SecurityScheme)),
    section("parameters", &Shape::OrReference(Object::Parameter)),
    section("headers", &Shape::OrReference(Object::Header)),
    section("requestBodies", &Shape::OrReference(Object::RequestBody)),
    section("responses", &Shape::OrReference(Object::Response)),
    section("examples", &Shape::OrReference(Object::Example)),
    section("links", &Shape::OrReference(Object::Link)),
    section("callbacks", &Shape::OrReference(Object::Callback)),
    section("pathItems", &Shape::OrReference(Object::PathItem)).since_3_1(),
    section("mediaTypes", &Shape::OrReference(Object::MediaType)).since_3_2(),
    section("schemas", &Shape::OrReference(Object::Schema)),
]);

const fn section(name: &'static str, shape: &'static Shape) -> Field {
    field(name, Shape::Map(Keys::Component, shape))
}

/// Section 11.
pub(super) static EXTERNAL_DOCUMENTATION: Table =
    Table::new(&[required("url", Shape::Text), field("description", Shape::Text)]).plain();

/// Section 22.
pub(super) static TAG: Table = Table::new(&[
    required("name", Shape::Text),
    field("summary", Shape::Text).since_3_2(),
    field("parent", Shape::Text).since_3_2().kept(),
    field("kind", Shape::Text).since_3_2().kept(),
    field("description", Shape::Text),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
]);
