use super::{
    Docs, ErrorSet, License, Operation, Recursion, Schema, SchemaId, SchemaRef, SecurityScheme, Server, Tag, Webhook,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// One API, as a client has to know it: what a [`Document`](super::Document) says, and what follows from it.
#[derive(Clone, Debug, Serialize)]
pub struct Api {
    /// The title of the document (`info.title`).
    pub title: String,
    /// The version of the API that the document describes (`info.version`); not the version of the generated crate.
    pub version: String,
    /// What the document says of the API as a whole.
    pub docs: Docs,
    /// The licence that it states (`info.license`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// Who is asked about it (`info.contact.name`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Where the API is served, in the document's order: the first is the default (OpenAPI 3.0.4, section 4.7.5).
    pub servers: Vec<Server>,
    /// The tags that operations bear, by name; a tag that no operation bears is left out.
    pub tags: Vec<Tag>,
    /// The operations, in the document's order.
    pub operations: Vec<Operation>,
    /// The requests that the service sends, in the document's order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub webhooks: Vec<Webhook>,
    /// All schemas, components and inline ones alike; a [`SchemaId`] is an index into this list.
    pub schemas: Vec<Schema>,
    /// The security schemes, by the name under which requirements refer to them.
    pub security_schemes: BTreeMap<String, SecurityScheme>,
    /// Whether each operation says itself that a request to it needs nothing (`security: []`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_open: bool,
    /// The distinct tables of status and error type.
    pub error_sets: Vec<ErrorSet>,
    /// Which schemas hold values of each other.
    #[serde(skip)]
    pub recursion: Recursion,
}

impl Api {
    /// The schema behind an id. Ids are handed out by [`crate::lower`] alone, so each has its schema.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }

    /// The schema whose type a schema has: itself, unless its name is an alias.
    pub fn canonical(&self, id: SchemaId) -> SchemaId {
        self.schema(id).alias_of.unwrap_or(id)
    }

    /// Whether a value of this schema may be `null`, at the place of use or everywhere.
    pub fn is_nullable(&self, schema: SchemaRef) -> bool {
        schema.nullable || self.schema(schema.id).nullable
    }
}
