//! How much of a document is typed in Rust: of the places that hold values, those that are any value though the document says more.

mod said;

use sailmaker::document::LinkedDocument;
use sailmaker::ir::{
    AdditionalProperties, Api, MediaType, MediaTypeKind, OperationObject, Schema, SchemaKind, SchemaRef,
};
use sailmaker::source::Location;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::iter::Sum;

/// How many places are kept with where they are.
const FIRST: usize = 5;

/// The places of a document that hold values: properties, items, parameters, headers and bodies in JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    /// How many there are.
    pub(super) places: usize,
    /// How many are any value though the document says more.
    pub(super) untyped: usize,
    /// The same by what the document says there.
    pub(super) by_keyword: BTreeMap<String, usize>,
    /// Where the first of them are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) first: Vec<String>,
}

impl Typed {
    /// Counts those of a model.
    pub(super) fn of(api: &Api, document: &LinkedDocument) -> Self {
        let mut count = Count { api, document, typed: Self::default() };
        let used = api.schemas.iter().filter(|schema| schema.direction.request || schema.direction.response);
        used.for_each(|schema| count.schema(schema));
        api.operations.iter().for_each(|operation| count.operation(operation));
        count.typed
    }
}

/// All of several documents. Which are the first is not asked of them.
impl<'a> Sum<&'a Typed> for Typed {
    fn sum<I: Iterator<Item = &'a Self>>(all: I) -> Self {
        all.fold(Self::default(), |mut sum, one| {
            sum.places += one.places;
            sum.untyped += one.untyped;
            one.by_keyword
                .iter()
                .for_each(|(keyword, count)| *sum.by_keyword.entry(keyword.clone()).or_default() += count);
            sum
        })
    }
}

struct Count<'a> {
    api: &'a Api,
    document: &'a LinkedDocument,
    typed: Typed,
}

impl Count<'_> {
    fn schema(&mut self, schema: &Schema) {
        match &schema.kind {
            SchemaKind::Object(object) => {
                object.properties.iter().for_each(|property| self.place(&property.location, Some(property.schema)));
                if let AdditionalProperties::Kept(values) = object.additional {
                    self.place(&schema.location.child("additionalProperties"), Some(values));
                }
            }
            SchemaKind::Map(values) => self.place(&schema.location.child("additionalProperties"), Some(*values)),
            SchemaKind::Tuple(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.place(&schema.location.child("prefixItems").child(&index.to_string()), Some(*item));
                }
            }
            SchemaKind::Array(array) => self.place(&schema.location.child("items"), Some(array.items)),
            _ => {}
        }
    }

    fn operation(&mut self, operation: &OperationObject) {
        for parameter in &operation.parameters {
            self.place(&parameter.location.child("schema"), parameter.value.schema());
        }
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        let answers = operation.responses.iter().flat_map(|response| &response.content);
        bodies.chain(answers).for_each(|media_type| self.body(media_type));
        for response in &operation.responses {
            for header in &response.headers {
                let place = response.location.child("headers").child(&header.name).child("schema");
                self.place(&place, header.schema);
            }
        }
    }

    /// What is no JSON is text or bytes, whatever its schema; forms are their properties.
    fn body(&mut self, media_type: &MediaType) {
        if media_type.kind == MediaTypeKind::Json {
            self.place(&media_type.location.child("schema"), media_type.schema);
        }
    }

    /// Counts a place, if the document has it.
    fn place(&mut self, place: &Location, schema: Option<SchemaRef>) {
        let Some(node) = self.document.tree(place.file).and_then(|tree| tree.pointer(&place.pointer)) else { return };
        self.typed.places += 1;
        let is_any = schema.is_none_or(|schema| matches!(self.api.schema(schema.id).kind, SchemaKind::Any));
        let root = self.document.tree(place.file);
        if let Some(keyword) = root.filter(|_| is_any).and_then(|root| said::more_than_nothing(node, root)) {
            self.typed.untyped += 1;
            *self.typed.by_keyword.entry(keyword.to_owned()).or_default() += 1;
            if self.typed.first.len() < FIRST {
                self.typed.first.push(format!("{}: {keyword}", place.pointer));
            }
        }
    }
}
