use super::Client;
use crate::ir::{Operation, OperationId, Schema, SchemaId, SchemaRef, Validation};
use crate::surface::{self, ArgumentType, ModelId, ModelKind, Paths, RustType};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One of the two clients that are compared, with what each of its models is paired with.
pub(super) struct ComparedClient<'a> {
    pub(super) client: &'a Client,
    /// The models by their names in Rust, which no two of them share.
    models: BTreeMap<&'a str, SchemaId>,
    /// The number of the pair that each model is in: the same on both sides.
    pairs: BTreeMap<SchemaId, usize>,
}

impl<'a> ComparedClient<'a> {
    pub(super) fn new(client: &'a Client) -> Self {
        let mut models = BTreeMap::new();
        for (index, schema) in client.api.schemas.iter().enumerate() {
            let id = SchemaId::new(index);
            let travels = schema.direction.request || schema.direction.response;
            if let Some(names) = client.names.of_type(id).filter(|_| travels) {
                models.entry(names.name.as_str()).or_insert(id);
            }
        }
        Self { client, models, pairs: BTreeMap::new() }
    }

    /// The schemas that have a name in Rust, each once, by that name.
    pub(super) fn models(&self) -> impl Iterator<Item = (&'a str, SchemaId)> {
        self.models.iter().map(|(name, id)| (*name, *id))
    }

    /// The model that a schema is called by where it is referred to.
    pub(super) fn model(&self, id: SchemaId) -> Option<SchemaId> {
        self.models.get(self.client.names.of_type(id)?.name.as_str()).copied()
    }

    /// A model's name in Rust.
    pub(super) fn name(&self, id: SchemaId) -> &'a str {
        self.client.names.of_type(id).map_or("", |names| &names.name)
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
    pub(super) fn satisfied(&self, id: SchemaId) -> Cow<'a, Validation> {
        self.client.api.schema(id).effective_validation()
    }

    /// The text that is valid besides the listed values of an enumeration.
    pub(super) fn also_valid(&self, id: SchemaId) -> Option<&'a Validation> {
        self.client.api.schema(id).also_valid.as_ref()
    }

    pub(super) fn operation(&self, index: usize) -> Option<(&'a Operation, &'a crate::names::OperationNames)> {
        let operation = self.client.api.operations.get(index)?;
        Some((operation, self.client.names.of_operation(OperationId(index))))
    }

    /// The type of a value, with `Option` where it may be `null`.
    pub(super) fn value_type(&self, schema: SchemaRef) -> RustType {
        self.client.surface.value_type(schema)
    }

    /// The type of a body, which may be none.
    pub(super) fn body_type(&self, schema: Option<SchemaRef>) -> RustType {
        schema.map_or(RustType::Unit, |schema| self.value_type(schema))
    }

    /// An operation as it is in Rust.
    pub(super) fn operation_in_rust(&self, index: usize) -> &'a surface::Operation {
        self.client.surface.operation(OperationId(index))
    }

    /// A model as it is in Rust: the one that defines it, where it is an alias.
    pub(super) fn model_in_rust(&self, id: SchemaId) -> Option<&'a ModelKind> {
        let surface = &self.client.surface;
        Some(&surface.model(surface.defined(surface.model_of(id)?)).kind)
    }

    /// The feature with which a model is compiled; none where it always is.
    pub(super) fn feature(&self, id: SchemaId) -> Option<&'a str> {
        let surface = &self.client.surface;
        surface.module_names(surface.model(surface.model_of(id)?).module).feature
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
        let name = &self.client.surface.model(id).name;
        let pair = self.models.get(name.as_str()).and_then(|id| self.pairs.get(id));
        pair.map_or_else(|| Identity::Alone(name.clone()), |pair| Identity::Paired(*pair))
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
