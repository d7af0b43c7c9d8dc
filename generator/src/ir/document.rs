use super::{Docs, License, OperationObject, SchemaId, SchemaObject, SchemaRef, SecurityScheme, Server, Tag, Webhook};
use serde::Serialize;
use std::collections::BTreeMap;

/// What one document says, with references followed: nothing is concluded from it yet. [`crate::lower`] makes it, and
/// [`crate::analyze`] makes an [`Api`](super::Api) of it.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// The title (`info.title`).
    pub title: String,
    /// The version of the API (`info.version`).
    pub version: String,
    /// What is said of the API as a whole.
    pub docs: Docs,
    /// The licence that it states (`info.license`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// Who is asked about it (`info.contact.name`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Where the API is served, in the document's order.
    pub servers: Vec<Server>,
    /// The tags that operations bear, by name.
    pub tags: Vec<Tag>,
    /// The operations, in the document's order.
    pub operations: Vec<OperationObject>,
    /// The requests that the service sends, in the document's order.
    pub webhooks: Vec<Webhook>,
    /// All schemas, components and inline ones alike; a [`SchemaId`] is an index into this list.
    pub schemas: Vec<Box<SchemaObject>>,
    /// The security schemes, by the name under which requirements refer to them.
    pub security_schemes: BTreeMap<String, SecurityScheme>,
    /// Whether each operation says itself that a request to it needs nothing (`security: []`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_open: bool,
}

impl Document {
    /// The schema behind an id. Ids are handed out by [`crate::lower`] alone, so each has its schema.
    pub fn schema(&self, id: SchemaId) -> &SchemaObject {
        &self.schemas[id.index()]
    }

    /// Whether a value of this schema may be `null`, at the place of use or everywhere.
    pub fn is_nullable(&self, schema: SchemaRef) -> bool {
        schema.nullable || self.schema(schema.id).nullable
    }
}
