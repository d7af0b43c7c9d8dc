use super::parameter::query_style;
use super::{Document, Ref, Schema, description};
use crate::document::parse::carried;
use crate::ir::{Docs, Style};
use indexmap::IndexMap;
use openapiv3::ReferenceOr;
use serde_json::Value;
use std::collections::BTreeMap;

/// A request body (section 4.7.13).
#[derive(Clone, Copy)]
pub(in crate::lower) struct RequestBody<'a>(&'a openapiv3::RequestBody);

impl<'a> RequestBody<'a> {
    pub(super) fn new(held: &'a openapiv3::RequestBody) -> Self {
        Self(held)
    }

    pub(in crate::lower) fn is_required(self) -> bool {
        self.0.required
    }

    pub(in crate::lower) fn docs(self) -> Docs {
        description(&self.0.description)
    }

    pub(in crate::lower) fn content(self) -> Content<'a> {
        Content::new(&self.0.content)
    }
}

/// Media types by their names, in the order of the document.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Content<'a>(&'a IndexMap<String, openapiv3::MediaType>);

impl<'a> Content<'a> {
    pub(super) fn new(held: &'a IndexMap<String, openapiv3::MediaType>) -> Self {
        Self(held)
    }

    pub(in crate::lower) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::lower) fn iter(self) -> impl Iterator<Item = (&'a str, MediaType<'a>)> {
        self.0.iter().map(|(name, held)| (name.as_str(), MediaType(held)))
    }
}

/// A media type (section 4.7.14).
#[derive(Clone, Copy)]
pub(in crate::lower) struct MediaType<'a>(&'a openapiv3::MediaType);

impl<'a> MediaType<'a> {
    pub(in crate::lower) fn schema(self, document: Document<'a>) -> Option<Ref<'a, Schema<'a>>> {
        self.0.schema.as_ref().and_then(|schema| document.schema(schema))
    }

    /// The schema of each item of a sequence (OpenAPI 3.2.0, section 4.14.3).
    pub(in crate::lower) fn item_schema(self, document: Document<'a>) -> Option<Ref<'a, Schema<'a>>> {
        carried(&self.0.extensions, "itemSchema").and_then(|schema| document.carried_schema(schema))
    }

    pub(in crate::lower) fn encoding(self) -> impl Iterator<Item = (&'a str, Encoding<'a>)> {
        self.0.encoding.iter().map(|(name, held)| (name.as_str(), Encoding(held)))
    }

    pub(in crate::lower) fn examples(self) -> Examples<'a> {
        Examples::new(&self.0.example, &self.0.examples)
    }
}

/// How a property of a form is written (section 4.7.15).
#[derive(Clone, Copy)]
pub(in crate::lower) struct Encoding<'a>(&'a openapiv3::Encoding);

impl<'a> Encoding<'a> {
    pub(in crate::lower) fn content_type(self) -> Option<&'a str> {
        self.0.content_type.as_deref()
    }

    pub(in crate::lower) fn style(self) -> Option<Style> {
        self.0.style.as_ref().map(query_style)
    }

    pub(in crate::lower) fn explode(self) -> bool {
        self.0.explode
    }
}

/// An example (section 4.7.19).
#[derive(Clone, Copy)]
pub(in crate::lower) struct Example<'a>(&'a openapiv3::Example);

impl<'a> Example<'a> {
    pub(super) fn new(held: &'a openapiv3::Example) -> Self {
        Self(held)
    }

    pub(in crate::lower) fn value(self) -> Option<&'a Value> {
        self.0.value.as_ref()
    }
}

/// The examples of an object: one, or several by name.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Examples<'a> {
    pub(in crate::lower) one: Option<&'a Value>,
    named: &'a IndexMap<String, ReferenceOr<openapiv3::Example>>,
}

impl<'a> Examples<'a> {
    pub(super) fn new(one: &'a Option<Value>, named: &'a IndexMap<String, ReferenceOr<openapiv3::Example>>) -> Self {
        Self { one: one.as_ref(), named }
    }

    /// Those that have names, by name.
    pub(in crate::lower) fn named(self) -> BTreeMap<&'a str, Ref<'a, Example<'a>>> {
        self.named.iter().map(|(name, held)| (name.as_str(), Ref::of(held, Example::new))).collect()
    }
}
