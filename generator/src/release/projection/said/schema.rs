mod kind;
mod validation;

use super::words;
use crate::ir::{Api, Schema, SchemaId, SchemaObject, SchemaRef};
use crate::release::projection::facts::Facts;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The schemas of a document. A component is written once, and referred to by its name, so that no schema is followed further than
/// to the next component. An inline schema stands where it is used; one that becomes a type as a digest, so that it takes no more
/// time where several places share it. So nothing depends on what the generator calls the place of an inline schema, nor on which
/// place is met first.
pub(super) struct Schemas<'a> {
    api: &'a Api,
    /// The digests of inline schemas that become types.
    digests: RefCell<BTreeMap<SchemaId, String>>,
}

impl<'a> Schemas<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        Self { api, digests: RefCell::default() }
    }

    /// The components that requests or responses have, by their names.
    pub(super) fn all(&self) -> Facts {
        let travels = |schema: &&Schema| schema.direction.request || schema.direction.response;
        let components = self.api.schemas.iter().filter(travels);
        components.filter_map(|schema| Some((schema.name.as_deref()?, self.schema(schema)))).collect()
    }

    /// A schema at a place of use.
    pub(super) fn at(&self, schema: SchemaRef) -> Value {
        self.by_id(schema.id).with("or null", schema.nullable).into()
    }

    fn by_id(&self, id: SchemaId) -> Facts {
        let schema = self.api.schema(id);
        match &schema.name {
            Some(name) => Facts::new().with("component", name.as_str()),
            None if schema.becomes_a_type() => Facts::new().with("inline", self.digest(id)),
            None => self.schema(schema),
        }
    }

    fn digest(&self, id: SchemaId) -> String {
        if let Some(known) = self.digests.borrow().get(&id) {
            return known.clone();
        }
        let digest = self.schema(self.api.schema(id)).digest();
        self.digests.borrow_mut().insert(id, digest.clone());
        digest
    }

    fn schema(&self, schema: &Schema) -> Facts {
        // Where it is and where it is used, and what it is the same as, follow from the rest.
        let Schema { object, also_valid, direction: _, tags: _, alias_of: _ } = schema;
        let SchemaObject {
            name,
            context: _,
            kind,
            nullable,
            validation,
            docs,
            deprecated,
            default,
            example,
            location: _,
        } = object;
        Facts::new()
            .with("name", name.as_deref())
            .with("is", kind::of(self, kind))
            .with("nullable", *nullable)
            .with("valid", validation::of(validation))
            .with("also valid", also_valid.as_ref().map(|own| Value::Array(vec![validation::of(own).into()])))
            .with("words", words::of(docs))
            .with("deprecated", *deprecated)
            .with_json("default", default.as_ref())
            .with_json("example", example.as_ref())
    }
}
