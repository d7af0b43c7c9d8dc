//! The one place that knows in which types a document is held: views of its objects, each with what is said in it.
//!
//! Everything else in [`lower`](super) reads these views, so that a version of OpenAPI that `openapiv3` cannot hold needs
//! other views and no other reader. A view is as cheap to copy as a reference.

mod keywords;
mod media_type;
mod operation;
mod parameter;
mod reference;
mod response;
mod schema;
mod security;

pub(super) use keywords::{AdditionalProperties, Keywords};
pub(super) use media_type::{Content, Encoding, Example, Examples, MediaType, RequestBody};
pub(super) use operation::{Operation, PathItem};
pub(super) use parameter::{Parameter, Value};
pub(super) use reference::{Component, Ref};
pub(super) use response::{Header, Response};
pub(super) use schema::{Annotations, Discriminator, Properties, Schema, Schemas};
pub(super) use security::{Requirements, SecurityScheme};

use crate::document::Parsed;
use crate::document::parse::carried;
use crate::ir::{Docs, ExternalDocs, License, Server, ServerVariable};
use openapiv3::{Components, ExternalDocumentation, ReferenceOr};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// The document itself (the OpenAPI Object, section 4.7.1).
#[derive(Clone, Copy)]
pub(super) struct Document<'a>(&'a Parsed);

impl<'a> Document<'a> {
    pub(super) fn new(parsed: &'a Parsed) -> Self {
        Self(parsed)
    }

    pub(super) fn title(self) -> &'a str {
        &self.0.document.info.title
    }

    pub(super) fn version(self) -> &'a str {
        &self.0.document.info.version
    }

    pub(super) fn docs(self) -> Docs {
        let document = &self.0.document;
        Docs {
            summary: None,
            description: text(&document.info.description),
            external: external(&document.external_docs),
        }
    }

    pub(super) fn license(self) -> Option<License> {
        let license = self.0.document.info.license.as_ref()?;
        Some(License { name: license.name.clone(), url: text(&license.url) })
    }

    pub(super) fn contact(self) -> Option<String> {
        text(&self.0.document.info.contact.as_ref()?.name)
    }

    pub(super) fn servers(self) -> Vec<Server> {
        servers(&self.0.document.servers)
    }

    /// What is said of the tags that the document lists; of one that is listed twice, the first.
    pub(super) fn docs_of_tags(self) -> BTreeMap<&'a str, Docs> {
        let docs = |tag: &'a openapiv3::Tag| {
            let parent = carried(&tag.extensions, "parent").and_then(Json::as_str);
            let parent = parent.map(|parent| format!("Part of {parent}."));
            let paragraphs: Vec<String> = text(&tag.description).into_iter().chain(parent).collect();
            let description = Some(paragraphs.join("\n\n")).filter(|text| !text.is_empty());
            Docs { summary: None, description, external: external(&tag.external_docs) }
        };
        self.0.document.tags.iter().rev().map(|tag| (tag.name.as_str(), docs(tag))).collect()
    }

    /// The tags that are not there to group operations by: those of another kind than `nav` (OpenAPI 3.2.0, section 4.22).
    pub(super) fn other_tags(self) -> BTreeSet<&'a str> {
        let kind = |tag: &'a openapiv3::Tag| carried(&tag.extensions, "kind").and_then(Json::as_str);
        let others = self.0.document.tags.iter().filter(|tag| kind(tag).is_some_and(|kind| kind != "nav"));
        others.map(|tag| tag.name.as_str()).collect()
    }

    pub(super) fn security(self) -> Option<Requirements<'a>> {
        self.0.document.security.as_deref()
    }

    /// The path items, in the order of the document.
    pub(super) fn paths(self) -> impl Iterator<Item = (&'a str, Ref<'a, PathItem<'a>>)> {
        let keys = |path: &str| self.0.keys.get(path).map(Vec::as_slice).unwrap_or_default();
        let further = |path: &str| self.0.further.get(path).map(Vec::as_slice).unwrap_or_default();
        self.0.document.paths.iter().map(move |(path, item)| {
            let view = Ref::of(item, |item| PathItem::new(item, keys(path), further(path)));
            (path.as_str(), view)
        })
    }

    /// The shared schemas, by name.
    pub(super) fn schemas(self) -> BTreeMap<&'a str, Ref<'a, Schema<'a>>> {
        self.0.schemas.components.iter().map(|(name, held)| (name.as_str(), schema::read(held))).collect()
    }

    /// A component of `schemas`, by its name.
    pub(super) fn schema_component(self, name: &str) -> Option<Ref<'a, Schema<'a>>> {
        self.0.schemas.components.get(name).map(schema::read)
    }

    /// The schema that stands where `openapiv3` has a reference in its place, or the one that is referred to.
    fn schema(self, held: &'a ReferenceOr<openapiv3::Schema>) -> Option<Ref<'a, Schema<'a>>> {
        let ReferenceOr::Reference { reference } = held else { return None };
        Some(self.referred(reference))
    }

    /// The same where `openapiv3` has no field for it.
    fn carried_schema(self, held: &'a Json) -> Option<Ref<'a, Schema<'a>>> {
        held.get("$ref").and_then(Json::as_str).map(|reference| self.referred(reference))
    }

    fn referred(self, reference: &'a str) -> Ref<'a, Schema<'a>> {
        self.0.schemas.inline(reference).map_or(Ref::Reference(reference), schema::read)
    }

    /// The requests that the service sends: the name, the key of the method, and the operation, in the order of the document.
    pub(super) fn webhooks(self) -> impl Iterator<Item = (&'a str, &'a str, Operation<'a>)> {
        self.0.webhooks.iter().flat_map(|(name, item)| {
            item.iter().map(move |(method, held)| (name.as_str(), method, Operation::new(held)))
        })
    }

    /// The components of a kind, by name.
    pub(super) fn components<T: Component<'a>>(self) -> BTreeMap<&'a str, Ref<'a, T>> {
        self.held().map(T::all).unwrap_or_default()
    }

    /// A component, by its name.
    pub(super) fn component<T: Component<'a>>(self, name: &str) -> Option<(&'a str, Ref<'a, T>)> {
        T::find(self.held()?, name)
    }

    fn held(self) -> Option<&'a Components> {
        self.0.document.components.as_ref()
    }
}

/// A text, or nothing where the document has an empty one.
pub(super) fn text(text: &Option<String>) -> Option<String> {
    text.as_deref().and_then(not_empty)
}

fn not_empty(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn external(docs: &Option<ExternalDocumentation>) -> Option<ExternalDocs> {
    docs.as_ref().map(|docs| ExternalDocs { description: text(&docs.description), url: docs.url.clone() })
}

fn description(description: &Option<String>) -> Docs {
    Docs { description: text(description), ..Docs::default() }
}

fn servers(servers: &[openapiv3::Server]) -> Vec<Server> {
    let server = |server: &openapiv3::Server| Server {
        url: server.url.clone(),
        description: text(&server.description),
        variables: server.variables.iter().flatten().map(|(name, own)| (name.clone(), variable(own))).collect(),
    };
    servers.iter().map(server).collect()
}

fn variable(variable: &openapiv3::ServerVariable) -> ServerVariable {
    ServerVariable {
        default: variable.default.clone(),
        values: variable.enumeration.clone(),
        description: text(&variable.description),
    }
}
