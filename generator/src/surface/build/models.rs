use super::{Builder, enums, objects};
use crate::ir::{Api, Schema, SchemaId, SchemaKind};
use crate::names::{Names, TypeNames};
use crate::surface::{Model, ModelId, ModelKind};
use std::collections::BTreeMap;

/// The names in `models`, in the order of the alphabet, each with the schema that it is of; and which of them each schema that
/// becomes a type is called by. Only what travels is written.
pub(super) fn named<'a>(api: &Api, names: &'a Names) -> (Vec<(&'a str, SchemaId)>, BTreeMap<SchemaId, ModelId>) {
    let used: Vec<(SchemaId, &'a str)> = api
        .schemas
        .iter()
        .enumerate()
        .filter(|(_, schema)| schema.direction.request || schema.direction.response)
        .filter_map(|(index, _)| Some((SchemaId::new(index), names.of_type(SchemaId::new(index))?.name.as_str())))
        .collect();
    let mut by_name: BTreeMap<&'a str, SchemaId> = BTreeMap::new();
    for (id, name) in &used {
        // The type itself comes before a schema that is the same as it.
        let own = by_name.entry(name).or_insert(*id);
        if api.schema(*id).alias_of.is_none() {
            *own = *id;
        }
    }
    let index: BTreeMap<&str, ModelId> =
        by_name.keys().enumerate().map(|(index, name)| (*name, ModelId::new(index))).collect();
    let by_schema = used.iter().filter_map(|(id, name)| Some((*id, *index.get(name)?))).collect();
    (by_name.into_iter().collect(), by_schema)
}

/// The models, each with its fields or variants.
pub(super) fn of(builder: &Builder<'_>) -> Vec<Model> {
    let named = builder.named.iter().filter_map(|(name, id)| {
        let names = builder.names.of_type(*id)?;
        let schema = builder.api.schema(*id);
        Some(Model {
            name: (*name).to_owned(),
            page: names.page.clone(),
            module: builder.module(&schema.tags),
            schema: *id,
            kind: kind(builder, *id, schema, names),
        })
    });
    let mut models: Vec<Model> = named.collect();
    enums::convert(&mut models);
    models
}

fn kind(builder: &Builder<'_>, id: SchemaId, schema: &Schema, names: &TypeNames) -> ModelKind {
    if let Some(target) = schema.alias_of.and_then(|id| builder.by_schema.get(&id)) {
        return ModelKind::Alias(*target);
    }
    match &schema.kind {
        SchemaKind::Object(object) => ModelKind::Struct(objects::of(builder, (id, schema), object, names)),
        SchemaKind::Union(union) => ModelKind::Union(enums::union(builder, (id, union), names)),
        SchemaKind::Enumeration(enumeration) => ModelKind::Enumeration(enums::enumeration(enumeration, names)),
        // Nothing else has a name.
        _ => ModelKind::Enumeration(enums::enumeration(&crate::ir::Enumeration::default(), names)),
    }
}
