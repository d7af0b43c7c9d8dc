//! The document's root and what is about the document as a whole: sections 1 to 7, 11 and 22.

use super::Object;
use super::table::{Field, Keys, Shape, Table, field, required};

pub(super) static OPENAPI: Table = Table::new(
    1,
    &[
        required("openapi", Shape::Text),
        required("info", Shape::Object(Object::Info)),
        field("jsonSchemaDialect", Shape::Text).in_3_1().anywhere(),
        field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
        field("servers", Shape::List(&Shape::Object(Object::Server))),
        field("security", Shape::List(&Shape::Object(Object::SecurityRequirement))),
        field("tags", Shape::List(&Shape::Object(Object::Tag))),
        required("paths", Shape::Object(Object::Paths)).in_3_0(),
        field("paths", Shape::Object(Object::Paths)).in_3_1(),
        field("webhooks", Shape::Map(Keys::Any, &Shape::OrReference(Object::PathItem))).in_3_1(),
        field("components", Shape::Object(Object::Components)),
    ],
);

pub(super) static INFO: Table = Table::new(
    2,
    &[
        required("title", Shape::Text),
        required("version", Shape::Text),
        field("summary", Shape::Text).in_3_1(),
        field("description", Shape::Text),
        field("termsOfService", Shape::Text),
        field("contact", Shape::Object(Object::Contact)),
        field("license", Shape::Object(Object::License)),
    ],
);

pub(super) static CONTACT: Table =
    Table::new(3, &[field("name", Shape::Text), field("url", Shape::Text), field("email", Shape::Text)]).plain();

pub(super) static LICENSE: Table = Table::new(
    4,
    &[required("name", Shape::Text), field("identifier", Shape::Text).in_3_1(), field("url", Shape::Text)],
)
.plain();

pub(super) static SERVER: Table = Table::new(
    5,
    &[
        required("url", Shape::Text),
        field("description", Shape::Text),
        field("variables", Shape::Map(Keys::Any, &Shape::Object(Object::ServerVariable))),
    ],
);

pub(super) static SERVER_VARIABLE: Table = Table::new(
    6,
    &[required("default", Shape::Text), field("enum", Shape::List(&Shape::Text)), field("description", Shape::Text)],
)
.plain();

pub(super) static COMPONENTS: Table = Table::new(
    7,
    &[
        section("securitySchemes", &Shape::OrReference(Object::SecurityScheme)),
        section("parameters", &Shape::OrReference(Object::Parameter)),
        section("headers", &Shape::OrReference(Object::Header)),
        section("requestBodies", &Shape::OrReference(Object::RequestBody)),
        section("responses", &Shape::OrReference(Object::Response)),
        section("examples", &Shape::OrReference(Object::Example)),
        section("links", &Shape::OrReference(Object::Link)),
        section("callbacks", &Shape::OrReference(Object::Callback)),
        section("pathItems", &Shape::OrReference(Object::PathItem)).in_3_1(),
        section("schemas", &Shape::OrReference(Object::Schema)),
    ],
);

const fn section(name: &'static str, shape: &'static Shape) -> Field {
    field(name, Shape::Map(Keys::Component, shape))
}

pub(super) static EXTERNAL_DOCUMENTATION: Table =
    Table::new(11, &[required("url", Shape::Text), field("description", Shape::Text)]).plain();

pub(super) static TAG: Table = Table::new(
    22,
    &[
        required("name", Shape::Text),
        field("description", Shape::Text),
        field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    ],
);
