mod kind;
mod validation;

use super::words;
use crate::ir::{Api, Schema, SchemaId, SchemaObject, SchemaRef, circles};
use crate::release::projection::facts::Facts;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How often the schemas of a circle are digested at most, each time with the digests of the others from the time before. References
/// within the circle do not tell apart two schemas that differ only in what is more steps away.
const ROUNDS: usize = 8;

/// The schemas of a document. A component is written once, and referred to by its name, so that no schema is followed further than
/// to the next component. An inline schema stands where it is used; one that becomes a type as a digest, so that it takes no more
/// time where several places share it. So nothing depends on what the generator calls the place of an inline schema, nor on which
/// place is met first. Inline schemas that are made of each other are told apart by what each of them says, and all of them count
/// for each.
pub(super) struct Schemas<'a> {
    api: &'a Api,
    /// The digests of inline schemas that become types; while those of a circle are made, the ones of the round before.
    digests: BTreeMap<SchemaId, String>,
}

impl<'a> Schemas<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let mut schemas = Self { api, digests: BTreeMap::new() };
        inline_types(api).iter().for_each(|circle| schemas.digest(circle));
        schemas
    }

    /// Makes the digests of inline schemas that are made of each other, or of a single one.
    fn digest(&mut self, circle: &[SchemaId]) {
        let mut told_apart = 0;
        for _ in 0..ROUNDS {
            let digest = |id: &SchemaId| (*id, self.schema(self.api.schema(*id)).digest());
            let made: BTreeMap<SchemaId, String> = circle.iter().map(digest).collect();
            let different = made.values().collect::<BTreeSet<_>>().len();
            self.digests.extend(made);
            if circle.len() == 1 {
                return;
            }
            if different == told_apart {
                break;
            }
            told_apart = different;
        }
        self.digest_together(circle);
    }

    /// Makes what each of them says count for all: it may be reached through the others alone.
    fn digest_together(&mut self, circle: &[SchemaId]) {
        let mut all: Vec<&str> = circle.iter().filter_map(|id| self.digests.get(id)).map(String::as_str).collect();
        all.sort_unstable();
        let all = Facts::new().with("all", all).digest();
        for id in circle {
            if let Some(own) = self.digests.get_mut(id) {
                *own = Facts::new().with("own", own.as_str()).with("circle", all.as_str()).digest();
            }
        }
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
            None if schema.becomes_a_type() => match self.digests.get(&id) {
                Some(digest) => Facts::new().with("inline", digest.as_str()),
                None => Facts::new().with("circle", true),
            },
            None => self.schema(schema),
        }
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
        } = &**object;
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

/// The inline schemas that become types. Those that are made of each other are together, and come after those that they are made of.
fn inline_types(api: &Api) -> Vec<Vec<SchemaId>> {
    let is_inline = |id: &SchemaId| api.schema(*id).name.is_none();
    let parts = |schema: &Schema| schema.kind.parts().into_iter().filter(is_inline).map(SchemaId::index).collect();
    let edges: Vec<Vec<usize>> = api.schemas.iter().map(parts).collect();
    let mut together: BTreeMap<usize, Vec<SchemaId>> = BTreeMap::new();
    for (index, circle) in circles(&edges).into_iter().enumerate() {
        let id = SchemaId::new(index);
        if is_inline(&id) && api.schema(id).becomes_a_type() {
            together.entry(circle).or_default().push(id);
        }
    }
    together.into_values().collect()
}
