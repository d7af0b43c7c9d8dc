//! Bodies and responses: sections 13 to 17 and 19.

use super::Object;
use super::table::{Keys, Shape, Table, field, required};

pub(super) const CONTENT: Shape = Shape::Map(Keys::MediaType, &Shape::Object(Object::MediaType));

pub(super) const EXAMPLES: Shape = Shape::Map(Keys::Any, &Shape::OrReference(Object::Example));

const HEADERS: Shape = Shape::Map(Keys::Any, &Shape::OrReference(Object::Header));

const SCHEMA: Shape = Shape::OrReference(Object::Schema);

/// Section 13.
pub(super) static REQUEST_BODY: Table = Table::new(&[
    field("description", Shape::Text),
    field("required", Shape::Flag),
    required("content", CONTENT),
    field("schema", SCHEMA).by_mistake().anywhere(),
]);

/// Section 14.
pub(super) static MEDIA_TYPE: Table = Table::new(&[
    field("schema", SCHEMA),
    field("itemSchema", SCHEMA).since_3_2().kept(),
    field("example", Shape::Any),
    field("examples", EXAMPLES),
    field("encoding", ENCODINGS),
    field("prefixEncoding", Shape::List(&ENCODING_OBJECT)).since_3_2(),
    field("itemEncoding", ENCODING_OBJECT).since_3_2(),
])
.taken_for(Object::Schema);

const ENCODING_OBJECT: Shape = Shape::Object(Object::Encoding);

const ENCODINGS: Shape = Shape::Map(Keys::Any, &ENCODING_OBJECT);

/// Section 15.
pub(super) static ENCODING: Table = Table::new(&[
    field("contentType", Shape::Text).anywhere(),
    field("headers", HEADERS).anywhere(),
    field("style", Shape::Word(&["deepObject", "form", "pipeDelimited", "spaceDelimited"])).anywhere(),
    field("explode", Shape::Flag).anywhere(),
    field("allowReserved", Shape::Flag).anywhere(),
    field("encoding", ENCODINGS).since_3_2().anywhere(),
    field("prefixEncoding", Shape::List(&ENCODING_OBJECT)).since_3_2().anywhere(),
    field("itemEncoding", ENCODING_OBJECT).since_3_2().anywhere(),
]);

/// Section 16.
pub(super) static RESPONSES: Table = Table::new(&[]).members(Keys::Status, Shape::OrReference(Object::Response));

/// Section 17.
pub(super) static RESPONSE: Table = Table::new(&[
    field("summary", Shape::Text).since_3_2(),
    required("description", Shape::Text).until_3_1(),
    field("description", Shape::Text).since_3_2(),
    field("headers", HEADERS),
    field("content", CONTENT),
    field("links", Shape::Map(Keys::Any, &Shape::OrReference(Object::Link))),
    // Where Swagger 2.0 has it.
    field("schema", SCHEMA).by_mistake().anywhere(),
]);

/// Section 19.
pub(super) static EXAMPLE: Table = Table::new(&[
    field("summary", Shape::Text),
    field("description", Shape::Text),
    field("value", Shape::Any),
    field("dataValue", Shape::Any).since_3_2(),
    field("serializedValue", Shape::Text).since_3_2(),
    field("externalValue", Shape::Text),
]);
