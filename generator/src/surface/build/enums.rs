use super::{Builder, constants, model};
use crate::ir::{self, Api, SchemaId, SchemaKind, Variant};
use crate::names::TypeNames;
use crate::surface::{EnumVariant, Enumeration, Model, ModelId, ModelKind, RustType, Union, UnionVariant};
use std::collections::BTreeMap;

pub(super) fn enumeration(enumeration: &ir::Enumeration, names: &TypeNames) -> Enumeration {
    let named = enumeration.values.iter().zip(&names.members);
    let variants = named.map(|(value, name)| EnumVariant {
        name: name.clone(),
        value: value.clone(),
        description: enumeration.descriptions.get(value).cloned(),
    });
    Enumeration { integers: enumeration.is_of_integers(), variants: variants.collect(), unknown: names.rest.clone() }
}

pub(super) fn union(builder: &Builder<'_>, (id, union): (SchemaId, &ir::Union), names: &TypeNames) -> Union {
    let named = union.variants.iter().zip(&names.members);
    let tags = tags(union);
    let constants = match union.discriminator {
        Some(_) => vec![Vec::new(); union.variants.len()],
        None => constants::of(builder.api, union),
    };
    let variants = named.zip(constants).map(|((variant, name), constants)| UnionVariant {
        name: name.clone(),
        content: builder.non_null_type(variant.schema.id),
        boxed: is_boxed(builder.api, id, variant.schema.id),
        tags: own_tags(builder, variant, &tags),
        fallback: union.discriminator.as_ref().is_some_and(|own| own.fallback == Some(variant.schema.id)),
        constants,
        // Known once all models are.
        converts: false,
        converts_text: false,
    });
    Union {
        discriminator: union.discriminator.as_ref().map(|discriminator| discriminator.property.clone()),
        variants: variants.collect(),
        unknown: names.rest.clone(),
    }
}

/// A struct in a union is always behind a pointer, so that the enum is not as large as the largest of them.
fn is_boxed(api: &Api, union: SchemaId, variant: SchemaId) -> bool {
    matches!(api.schema(variant).kind, SchemaKind::Object(_)) || api.is_recursive(union, variant)
}

/// The values of the discriminator that mean a variant. The first is what is written: what the mapping says, before the name of
/// the component.
fn own_tags(builder: &Builder<'_>, variant: &Variant, tags: &BTreeMap<SchemaId, Vec<String>>) -> Vec<String> {
    let component = builder.api.schema(variant.schema.id).name.as_ref();
    let mut own = tags.get(&variant.schema.id).cloned().unwrap_or_default();
    own.sort_by_key(|tag| Some(tag) == component);
    own
}

/// The values of the discriminator, by the schema that they mean.
fn tags(union: &ir::Union) -> BTreeMap<SchemaId, Vec<String>> {
    let mut tags: BTreeMap<SchemaId, Vec<String>> = BTreeMap::new();
    for (tag, schema) in union.discriminator.iter().flat_map(|discriminator| &discriminator.mapping) {
        tags.entry(*schema).or_default().push(tag.clone());
    }
    tags
}

/// Marks the variants of unions that hold what no other variant of the same union holds.
pub(super) fn mark_conversions(models: &mut [Model]) {
    let contents: Vec<Vec<(RustType, bool)>> = models.iter().map(|own| contents(models, own)).collect();
    for (own, contents) in models.iter_mut().zip(contents) {
        let ModelKind::Union(union) = &mut own.kind else { continue };
        let mut count: BTreeMap<&RustType, usize> = BTreeMap::new();
        contents.iter().for_each(|(content, _)| *count.entry(content).or_default() += 1);
        let is_only_text = contents.iter().filter(|(_, is_text)| *is_text).count() == 1;
        for (variant, (content, is_text)) in union.variants.iter_mut().zip(&contents) {
            variant.converts = count.get(content) == Some(&1);
            variant.converts_text = *is_text && is_only_text;
        }
    }
}

/// What the variants of a union hold, with each model in it by the name that defines it, and whether any string is one.
fn contents(models: &[Model], own: &Model) -> Vec<(RustType, bool)> {
    let ModelKind::Union(union) = &own.kind else { return Vec::new() };
    let defined = |id: &ModelId| match model(models, *id).map(|model| &model.kind) {
        Some(ModelKind::Alias(target)) => *target,
        _ => *id,
    };
    let is_text = |content: &RustType| match content {
        RustType::String => true,
        RustType::Model(id) => {
            let kind = model(models, *id).map(|model| &model.kind);
            matches!(kind, Some(ModelKind::Enumeration(Enumeration { integers: false, .. })))
        }
        _ => false,
    };
    let contents = union.variants.iter().map(|variant| variant.content.map(&defined));
    contents.map(|content| (content.clone(), is_text(&content))).collect()
}
