//! The surface from model and names.

mod arguments;
mod complexity;
mod constants;
mod enums;
mod environment;
mod errors;
mod formats;
mod headers;
mod imports;
mod models;
mod nesting;
mod objects;
mod operations;
mod pages;
mod root;
mod security;
mod tags;
mod tokens;
mod types;

use super::{Model, ModelId, Module, RustType, Surface, TagId};
use crate::config::{LoadedConfig, Runtime, UnknownProperties};
use crate::ir::{Api, OperationId, SchemaId, SchemaRef};
use crate::names::Names;
use std::collections::{BTreeMap, BTreeSet};

impl Surface {
    /// The Rust items of a client.
    pub fn build(api: &Api, names: &Names, config: &LoadedConfig) -> Self {
        let tag_features = config.config.package.tag_features.unwrap_or(api.tags.len() > 1);
        let builder = Builder::new(api, names, (tag_features, config.config.models.unknown_properties));
        let security = security::of(api, names, config);
        let operations = operations::of(&builder, &security);
        let models = models::of(&builder);
        let errors = errors::of(&builder);
        let tags = tags::of(&builder, &operations);
        let root_types = root::types(api, &models, &security);
        let shared_module = root::shared_module(&tags);
        let Builder { types, by_schema, .. } = builder;
        let mut by_tag: BTreeMap<TagId, Vec<OperationId>> = BTreeMap::new();
        operations.iter().for_each(|operation| by_tag.entry(operation.tag).or_default().push(operation.id));
        Self {
            library: config.library_name.clone(),
            tag_features,
            ascii_names: names.are_ascii(),
            has_trait_methods: names.has_trait_methods(),
            has_drafts: names.has_drafts(),
            has_complex_types: complexity::is_too_much(&types),
            recursion_limit: nesting::recursion_limit(&models, &types),
            root_types,
            mapped: formats::of(&config.config),
            shares_runtime: config.config.runtime == Runtime::Crate,
            security: security::with_token(security, &operations, names),
            tags,
            operations,
            models,
            errors,
            shared_module,
            types,
            nullable: api.schemas.iter().map(|schema| schema.nullable).collect(),
            by_schema,
            by_tag,
        }
    }
}

/// What the parts of a surface are made from.
struct Builder<'a> {
    api: &'a Api,
    names: &'a Names,
    tag_features: bool,
    unknown_properties: UnknownProperties,
    tags: BTreeMap<&'a str, TagId>,
    /// The names in `models`, each with the schema that it is of.
    named: Vec<(&'a str, SchemaId)>,
    by_schema: BTreeMap<SchemaId, ModelId>,
    types: Vec<RustType>,
}

impl<'a> Builder<'a> {
    fn new(api: &'a Api, names: &'a Names, (tag_features, unknown_properties): (bool, UnknownProperties)) -> Self {
        let tags = api.tags.iter().enumerate().map(|(index, tag)| (tag.name.as_str(), TagId(index))).collect();
        let (named, by_schema) = models::named(api, names);
        let types = types::of(api, &by_schema);
        Self { api, names, tag_features, unknown_properties, tags, named, by_schema, types }
    }

    /// The type of a value, with `Option` where it may be `null`.
    fn value_type(&self, schema: SchemaRef) -> RustType {
        let own = self.non_null_type(schema.id);
        if self.api.is_nullable(schema) { own.optional() } else { own }
    }

    /// The type of a value that is not `null`.
    fn non_null_type(&self, schema: SchemaId) -> RustType {
        self.types.get(schema.index()).cloned().unwrap_or(RustType::Json)
    }

    /// The file of what the operations of some tags use. What webhooks use needs no operation.
    fn module(&self, tags: &BTreeSet<String>) -> Module {
        let tags: Option<BTreeSet<TagId>> = tags.iter().map(|tag| self.tags.get(tag.as_str()).copied()).collect();
        tags.map_or(Module::Shared, |tags| Module::of(&tags, self.tag_features))
    }
}

/// Whether a type names a model.
fn names_model(rust: &RustType) -> bool {
    !rust.models().is_empty()
}

/// The model of an index, where the list has one.
fn model(models: &[Model], id: ModelId) -> Option<&Model> {
    models.get(id.index())
}
