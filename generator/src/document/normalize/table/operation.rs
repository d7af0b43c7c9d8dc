//! Paths, operations, and what goes in and out of them: OpenAPI 3.0.4, sections 4.7.8 to 4.7.21.

use super::{Keys, Object, Shape, Table, field, required};

pub(super) static PATHS: Table = Table::new(&[]).members(Keys::Path, Shape::Object(Object::PathItem));

pub(super) static PATH_ITEM: Table = Table::new(&[
    field("delete", Shape::Object(Object::Operation)),
    field("description", Shape::Text),
    field("get", Shape::Object(Object::Operation)),
    field("head", Shape::Object(Object::Operation)),
    field("options", Shape::Object(Object::Operation)),
    field("parameters", Shape::List(&Shape::OrReference(Object::Parameter))),
    field("patch", Shape::Object(Object::Operation)),
    field("post", Shape::Object(Object::Operation)),
    field("put", Shape::Object(Object::Operation)),
    field("servers", Shape::List(&Shape::Object(Object::Server))),
    field("summary", Shape::Text),
    field("trace", Shape::Object(Object::Operation)),
]);

pub(super) static OPERATION: Table = Table::new(&[
    field("callbacks", Shape::Map(Keys::Any, &Shape::OrReference(Object::Callback))),
    field("deprecated", Shape::Flag),
    field("description", Shape::Text),
    field("externalDocs", Shape::Object(Object::ExternalDocumentation)),
    field("operationId", Shape::Text),
    field("parameters", Shape::List(&Shape::OrReference(Object::Parameter))),
    field("requestBody", Shape::OrReference(Object::RequestBody)),
    required("responses", Shape::Object(Object::Responses)),
    field("security", Shape::List(&Shape::Object(Object::SecurityRequirement))),
    field("servers", Shape::List(&Shape::Object(Object::Server))),
    field("summary", Shape::Text),
    field("tags", Shape::List(&Shape::Text)),
]);

/// Every style of section 4.7.12.3; which of them a location has is for the mend of styles to know.
const STYLE: Shape =
    Shape::Word(&["deepObject", "form", "label", "matrix", "pipeDelimited", "simple", "spaceDelimited"]);

pub(super) static PARAMETER: Table = Table::new(&[
    field("allowEmptyValue", Shape::Flag),
    field("allowReserved", Shape::Flag),
    field("content", CONTENT),
    field("deprecated", Shape::Flag),
    field("description", Shape::Text),
    field("example", Shape::Any),
    field("examples", EXAMPLES),
    field("explode", Shape::Flag),
    required("in", Shape::Word(&["cookie", "header", "path", "query"])),
    required("name", Shape::Text),
    field("required", Shape::Flag),
    field("schema", Shape::OrReference(Object::Schema)),
    field("style", STYLE),
])
.either("schema", "content");

pub(super) static HEADER: Table = Table::new(&[
    field("content", CONTENT),
    field("deprecated", Shape::Flag),
    field("description", Shape::Text),
    field("example", Shape::Any),
    field("examples", EXAMPLES),
    field("explode", Shape::Flag),
    field("required", Shape::Flag),
    field("schema", Shape::OrReference(Object::Schema)),
    field("style", Shape::Word(&["simple"])),
])
.either("schema", "content");

const CONTENT: Shape = Shape::Map(Keys::MediaType, &Shape::Object(Object::MediaType));

const EXAMPLES: Shape = Shape::Map(Keys::Any, &Shape::OrReference(Object::Example));

const HEADERS: Shape = Shape::Map(Keys::Any, &Shape::OrReference(Object::Header));

pub(super) static REQUEST_BODY: Table =
    Table::new(&[required("content", CONTENT), field("description", Shape::Text), field("required", Shape::Flag)]);

pub(super) static MEDIA_TYPE: Table = Table::new(&[
    field("encoding", Shape::Map(Keys::Any, &Shape::Object(Object::Encoding))),
    field("example", Shape::Any),
    field("examples", EXAMPLES),
    field("schema", Shape::OrReference(Object::Schema)),
]);

pub(super) static ENCODING: Table = Table::new(&[
    field("allowReserved", Shape::Flag),
    field("contentType", Shape::Text),
    field("explode", Shape::Flag),
    field("headers", HEADERS),
    field("style", Shape::Word(&["deepObject", "form", "pipeDelimited", "spaceDelimited"])),
]);

pub(super) static RESPONSES: Table = Table::new(&[]).members(Keys::Status, Shape::OrReference(Object::Response));

pub(super) static RESPONSE: Table = Table::new(&[
    field("content", CONTENT),
    required("description", Shape::Text),
    field("headers", HEADERS),
    field("links", Shape::Map(Keys::Any, &Shape::OrReference(Object::Link))),
]);

pub(super) static CALLBACK: Table = Table::new(&[]).members(Keys::Any, Shape::Object(Object::PathItem));

pub(super) static EXAMPLE: Table = Table::new(&[
    field("description", Shape::Text),
    field("externalValue", Shape::Text),
    field("summary", Shape::Text),
    field("value", Shape::Any),
]);

pub(super) static LINK: Table = Table::new(&[
    field("description", Shape::Text),
    field("operationId", Shape::Text),
    field("operationRef", Shape::Text),
    field("parameters", Shape::Map(Keys::Any, &Shape::Any)),
    field("requestBody", Shape::Any),
    field("server", Shape::Object(Object::Server)),
])
.either("operationId", "operationRef");
