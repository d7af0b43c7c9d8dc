//! The intermediate model: what a document says, as plain data.
//!
//! Nothing here knows how the document was written (`openapiv3` ends in [`crate::lower`]) or how Rust is spelled (tokens
//! begin in [`crate::emit`]). References are ids, and every node knows the [`Location`](crate::source::Location) it came from.

mod api;
mod body;
mod circles;
mod docs;
mod document;
mod error_set;
mod format;
mod item_format;
mod operation;
mod paging;
mod parameter;
mod path;
mod print;
mod recursion;
mod response;
mod schema;
mod security;
mod server;
mod signature;
mod streamed;
mod tag;
mod validation;
mod value_type;
mod visit;
mod webhook;

pub use api::Api;
pub use body::{Encoding, MediaType, MediaTypeKind, RequestBody, essence};
pub use docs::{Docs, ExternalDocs, License};
pub use document::Document;
pub use error_set::{ErrorSet, ErrorSetId, ErrorVariant};
pub use format::{IntegerFormat, MappedFormat, NumberFormat, StringFormat};
pub use item_format::ItemFormat;
pub use operation::{Method, Operation, OperationId, OperationObject};
pub use paging::{KnownBy, PageLimit, Paging, PagingStyle};
pub use parameter::{Parameter, ParameterIn, ParameterValue, Style};
pub use path::{PathSegment, PathTemplate};
pub use recursion::Recursion;
pub use response::{Header, Response, StatusPattern};
pub use schema::{
    AdditionalProperties, Array, Direction, Discriminator, EnumValue, Enumeration, Object, Property, Schema, SchemaId,
    SchemaKind, SchemaObject, SchemaRef, UNNAMED_VARIANT, Union, UnionKind, Variant,
};
pub use security::{ApiKeyIn, OAuthFlow, OAuthFlowKind, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
pub use server::{OwnServer, Server, ServerVariable, is_loopback};
pub use signature::{
    AlternateOutput, BodyForm, BodyStart, Constant, Input, InputForm, InputPlace, JSON, Output, ResponseHeader,
    Signature, plain_text,
};
pub use streamed::{StreamSetting, Streamed};
pub use tag::Tag;
pub use validation::Validation;
pub use value_type::ValueType;
pub use webhook::Webhook;

pub(crate) use circles::circles;
