//! The intermediate model: what a document says, as plain data.
//!
//! Nothing here knows how the document was written (`openapiv3` ends in [`crate::lower`]) or how Rust is spelled (tokens
//! begin in [`crate::emit`]). References are ids, every list is in a canonical order that does not depend on the order of
//! the document's keys, and every node knows the [`Location`](crate::source::Location) it came from.

mod body;
mod docs;
mod error_set;
mod operation;
mod parameter;
mod path;
mod print;
mod response;
mod schema;
mod security;
mod server;
mod signature;
mod tag;
mod validation;
mod visit;

pub use body::{Encoding, MediaType, MediaTypeKind, RequestBody, essence};
pub use docs::{Docs, ExternalDocs};
pub use error_set::{ErrorSet, ErrorSetId, ErrorVariant};
pub use operation::{Method, Operation, OperationId, Paging};
pub use parameter::{Parameter, ParameterIn, ParameterValue, Style};
pub use path::{PathSegment, PathTemplate};
pub use response::{Header, Response, StatusPattern};
pub use schema::{
    AdditionalProperties, Array, Direction, Discriminator, EnumValue, Enumeration, IntegerFormat, Object, Property,
    Schema, SchemaId, SchemaKind, SchemaRef, StringFormat, Union, UnionKind, Variant,
};
pub use security::{ApiKeyIn, OAuthFlow, OAuthFlowKind, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
pub use server::{OwnServer, Server, ServerVariable};
pub use signature::{
    AnswerHeader, BodyForm, BodyStart, Constant, Input, InputForm, InputPlace, OtherOutput, Output, Signature,
    plain_text,
};
pub use tag::Tag;
pub use validation::Validation;

use serde::Serialize;
use std::collections::BTreeMap;

/// One API, as one document describes it.
#[derive(Clone, Debug, Serialize)]
pub struct Api {
    /// The title of the document (`info.title`).
    pub title: String,
    /// The version of the API that the document describes (`info.version`); not the version of the generated crate.
    pub version: String,
    /// What the document says of the API as a whole.
    pub docs: Docs,
    /// Where the API is served, in the document's order: the first is the default (OpenAPI 3.0.4, section 4.8.5).
    pub servers: Vec<Server>,
    /// The tags that operations bear, by name; a tag that no operation bears is left out.
    pub tags: Vec<Tag>,
    /// The operations, by path and then by method.
    pub operations: Vec<Operation>,
    /// All schemas, components and inline ones alike; a [`SchemaId`] is an index into this list.
    pub schemas: Vec<Schema>,
    /// The security schemes, by the name under which requirements refer to them.
    pub security_schemes: BTreeMap<String, SecurityScheme>,
    /// The distinct tables of status and error type; filled by [`crate::analyze`].
    pub error_sets: Vec<ErrorSet>,
}

impl Api {
    /// The schema behind an id. Ids are handed out by [`crate::lower`] alone, so each has its schema.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }

    /// The schema whose type a schema has: itself, unless it is the same as another.
    pub fn kept(&self, id: SchemaId) -> SchemaId {
        self.schema(id).same_as.unwrap_or(id)
    }

    /// The operations that bear a tag, in the order of [`Api::operations`].
    pub fn operations_of<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Operation> {
        self.operations.iter().filter(move |operation| operation.tag == tag)
    }

    /// Whether a value of this schema may be `null`, at the place of use or everywhere.
    pub fn is_nullable(&self, schema: SchemaRef) -> bool {
        schema.nullable || self.schema(schema.id).nullable
    }
}
