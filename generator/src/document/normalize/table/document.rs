//! The document's root and what is about the document as a whole: OpenAPI 3.0.4, sections 4.7.1 to 4.7.7, 4.7.11 and
//! 4.7.22.

use super::{Keys, Object, Shape, Table, field, required};

pub(super) static OPENAPI: Table = Table::new(&[
    field("components", Shape::Object(Object::Components)),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    required("info", Shape::Object(Object::Info)),
    required("openapi", Shape::Text),
    required("paths", Shape::Object(Object::Paths)),
    field("security", Shape::List(&Shape::Object(Object::SecurityRequirement))),
    field("servers", Shape::List(&Shape::Object(Object::Server))),
    field("tags", Shape::List(&Shape::Object(Object::Tag))),
]);

pub(super) static INFO: Table = Table::new(&[
    field("contact", Shape::Object(Object::Contact)),
    field("description", Shape::Text),
    field("license", Shape::Object(Object::License)),
    field("termsOfService", Shape::Text),
    required("title", Shape::Text),
    required("version", Shape::Text),
]);

pub(super) static CONTACT: Table =
    Table::new(&[field("email", Shape::Text), field("name", Shape::Text), field("url", Shape::Text)]);

pub(super) static LICENSE: Table = Table::new(&[required("name", Shape::Text), field("url", Shape::Text)]);

pub(super) static SERVER: Table = Table::new(&[
    field("description", Shape::Text),
    required("url", Shape::Text),
    field("variables", Shape::Map(Keys::Any, &Shape::Object(Object::ServerVariable))),
]);

pub(super) static SERVER_VARIABLE: Table = Table::new(&[
    required("default", Shape::Text),
    field("description", Shape::Text),
    field("enum", Shape::List(&Shape::Text)),
]);

pub(super) static COMPONENTS: Table = Table::new(&[
    section("callbacks", &Shape::OrReference(Object::Callback)),
    section("examples", &Shape::OrReference(Object::Example)),
    section("headers", &Shape::OrReference(Object::Header)),
    section("links", &Shape::OrReference(Object::Link)),
    section("parameters", &Shape::OrReference(Object::Parameter)),
    section("requestBodies", &Shape::OrReference(Object::RequestBody)),
    section("responses", &Shape::OrReference(Object::Response)),
    section("schemas", &Shape::OrReference(Object::Schema)),
    section("securitySchemes", &Shape::OrReference(Object::SecurityScheme)),
]);

const fn section(name: &'static str, shape: &'static Shape) -> super::Field {
    field(name, Shape::Map(Keys::Component, shape))
}

pub(super) static EXTERNAL_DOCUMENTATION: Table =
    Table::new(&[field("description", Shape::Text), required("url", Shape::Text)]);

pub(super) static TAG: Table = Table::new(&[
    field("description", Shape::Text),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    required("name", Shape::Text),
]);
