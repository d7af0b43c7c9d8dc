use super::Client;
use crate::ir::{Operation, Schema, SchemaId, SchemaRef, Validation};
use crate::surface::{self, ArgumentType, Model, ModelId, ModelKind, Paths, RustType};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One of the two clients that are compared, with what each of its models is paired with.
pub(super) struct ComparedClient<'a> {
    pub(super) client: &'a Client,
    /// The number of the pair that each model is in: the same on both sides.
    pairs: BTreeMap<SchemaId, usize>,
}

impl<'a> ComparedClient<'a> {
    pub(super) fn new(client: &'a Client) -> Self {
        Self { client, pairs: BTreeMap::new() }
    }

    /// The schemas that have a name in Rust, each once, by that name.
    pub(super) fn models(&self) -> impl Iterator<Item = (&'a str, SchemaId)> + use<'a> {
        self.client.surface.models.iter().map(|model| (model.name.as_str(), model.schema))
    }

    /// The schema of the model that values of a schema have.
    pub(super) fn model(&self, id: SchemaId) -> Option<SchemaId> {
        Some(self.named(id)?.schema)
    }

    /// The name in Rust of the same; empty where the schema becomes no model.
    pub(super) fn name(&self, id: SchemaId) -> &'a str {
        self.named(id).map_or("", |model| &model.name)
    }

    fn named(&self, id: SchemaId) -> Option<&'a Model> {
        let surface = &self.client.surface;
        Some(surface.model(surface.model_of(id)?))
    }

    pub(super) fn pair_up(&mut self, id: SchemaId, pair: usize) {
        self.pairs.insert(id, pair);
    }

    /// The number of the pair that the model of a schema is in.
    pub(super) fn pair(&self, id: SchemaId) -> Option<usize> {
        self.pairs.get(&self.model(id)?).copied()
    }

    /// The schema that says what a model is: another one where several places have one type.
    pub(super) fn schema(&self, id: SchemaId) -> &'a Schema {
        self.client.api.schema(self.client.api.canonical(id))
    }

    /// What a value of a schema satisfies. It is of the schema itself, even where several places have one type.
    pub(super) fn effective_validation(&self, id: SchemaId) -> Cow<'a, Validation> {
        self.client.api.schema(id).effective_validation()
    }

    /// The text that is valid besides the listed values of an enumeration.
    pub(super) fn also_valid(&self, id: SchemaId) -> Option<&'a Validation> {
        self.client.api.schema(id).also_valid.as_ref()
    }

    /// The type of a value, with `Option` where it may be `null`.
    pub(super) fn value_type(&self, schema: SchemaRef) -> RustType {
        self.client.surface.value_type(schema)
    }

    /// The type of a body, which may be none.
    pub(super) fn body_type(&self, schema: Option<SchemaRef>) -> RustType {
        schema.map_or(RustType::Unit, |schema| self.value_type(schema))
    }

    /// An operation: what the document says of it, and what it is in Rust.
    pub(super) fn operation(&self, index: usize) -> Option<(&'a Operation, &'a surface::Operation)> {
        self.client.api.operations.get(index).zip(self.client.surface.operations.get(index))
    }

    /// The tag in whose module an operation stands.
    pub(super) fn tag(&self, operation: &surface::Operation) -> &'a surface::Tag {
        self.client.surface.tag(operation.tag)
    }

    /// A model as it is in Rust: the one that defines it, where it is an alias.
    pub(super) fn model_in_rust(&self, id: SchemaId) -> Option<&'a ModelKind> {
        let surface = &self.client.surface;
        Some(&surface.model(surface.defined(surface.model_of(id)?)).kind)
    }

    /// The feature with which a model is compiled; none where it always is.
    pub(super) fn feature(&self, id: SchemaId) -> Option<&'a str> {
        self.client.surface.module_names(self.named(id)?.module).feature
    }

    /// A type with each model replaced by its pair: equal on both sides where only names differ.
    pub(super) fn identity(&self, own: &RustType) -> RustType<Identity> {
        own.map(&|id| self.identity_of(*id))
    }

    /// The same for the type of an argument.
    pub(super) fn argument_identity(&self, own: &ArgumentType) -> ArgumentType<RustType<Identity>> {
        own.map(|rust| self.identity(rust))
    }

    fn identity_of(&self, id: ModelId) -> Identity {
        let Model { name, schema, .. } = self.client.surface.model(id);
        self.pairs.get(schema).map_or_else(|| Identity::Alone(name.clone()), |pair| Identity::Paired(*pair))
    }

    /// A type as people write it.
    pub(super) fn spelled(&self, own: &RustType) -> String {
        self.client.surface.spelled(own, Paths::Crate)
    }
}

/// Which model it is, whatever its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    /// It has a counterpart in the other document: the number of the pair.
    Paired(usize),
    /// It has none.
    Alone(String),
}
