use super::{Builder, constants, model};
use crate::ir::{self, Api, SchemaId, SchemaKind, Variant};
use crate::names::TypeNames;
use crate::surface::{Conversion, EnumVariant, Enumeration, Model, ModelId, ModelKind, RustType, Union, UnionVariant};
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
        conversions: Vec::new(),
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

/// Says what each union is made from, which is known once all models are.
pub(super) fn convert(models: &mut [Model]) {
    let contents: Vec<Vec<Content>> = models.iter().map(|own| contents(models, own)).collect();
    for (own, contents) in models.iter_mut().zip(contents) {
        let ModelKind::Union(union) = &mut own.kind else { continue };
        let mut count: BTreeMap<&RustType, usize> = BTreeMap::new();
        contents.iter().for_each(|content| *count.entry(&content.rust).or_default() += 1);
        let has_one_text = contents.iter().filter(|content| content.is_text).count() == 1;
        for (variant, content) in union.variants.iter_mut().zip(&contents) {
            let is_alone = count.get(&content.rust) == Some(&1);
            let is_text = content.is_text && has_one_text;
            let is_enumeration = content.rust != RustType::String;
            variant.conversions = [
                (is_alone, Conversion::Content),
                (is_text, Conversion::Text),
                (is_text && is_enumeration, Conversion::OwnedText),
            ]
            .into_iter()
            .filter_map(|(is_there, conversion)| is_there.then_some(conversion))
            .collect();
        }
    }
}

/// What a variant of a union holds.
struct Content {
    /// The type, with each model in it by the name that defines it.
    rust: RustType,
    /// Whether any string is one.
    is_text: bool,
}

fn contents(models: &[Model], own: &Model) -> Vec<Content> {
    let ModelKind::Union(union) = &own.kind else { return Vec::new() };
    let kind = |id: ModelId| model(models, id).map(|model| &model.kind);
    let defined = |id: &ModelId| match kind(*id) {
        Some(ModelKind::Alias(target)) => *target,
        _ => *id,
    };
    let is_text = |content: &RustType| match content {
        RustType::String => true,
        RustType::Model(id) => matches!(kind(*id), Some(ModelKind::Enumeration(own)) if !own.integers),
        _ => false,
    };
    let contents = union.variants.iter().map(|variant| variant.content.map(&defined));
    contents.map(|rust| Content { is_text: is_text(&rust), rust }).collect()
}
