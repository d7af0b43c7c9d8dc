//! Inline enumerations that stand side by side in a union are one: values that are listed one by one, so that each can have a title
//! and a description.

use crate::ir::{
    Docs, Document, EnumValue, Enumeration, SchemaId, SchemaKind, SchemaObject, SchemaRef, UNNAMED_VARIANT, Variant,
};
use std::collections::{BTreeMap, BTreeSet};

/// Joins those of strings and those of whole numbers in every union.
pub(super) fn join(document: &mut Document) {
    for index in 0..document.schemas.len() {
        let SchemaKind::Union(union) = &document.schema(SchemaId::new(index)).kind else { continue };
        if union.discriminator.is_some() {
            continue;
        }
        let variants = [false, true]
            .iter()
            .fold(union.variants.clone(), |variants, of_integers| joined(document, index, variants, *of_integers));
        if let Some(SchemaKind::Union(union)) = document.schemas.get_mut(index).map(|schema| &mut schema.kind) {
            union.variants = variants;
        }
    }
}

/// The variants with one enumeration in the place of several.
fn joined(document: &mut Document, union: usize, variants: Vec<Variant>, of_integers: bool) -> Vec<Variant> {
    let is_part = |variant: &Variant| inline(document, variant).is_some_and(|own| own.is_of_integers() == of_integers);
    let (parts, mut others): (Vec<Variant>, Vec<Variant>) = variants.iter().cloned().partition(is_part);
    let [first, _, ..] = parts.as_slice() else { return variants };
    let schemas: Vec<&SchemaObject> = parts.iter().map(|part| document.schema(part.schema.id)).collect();
    let one = SchemaObject {
        kind: SchemaKind::Enumeration(enumeration(&schemas)),
        docs: Docs::default(),
        context: context_of_many(&document.schema(first.schema.id).context),
        deprecated: schemas.iter().all(|schema| schema.deprecated),
        location: document.schema(SchemaId::new(union)).location.clone(),
        ..document.schema(first.schema.id).clone()
    };
    let nullable = parts.iter().any(|part| document.is_nullable(part.schema));
    let schema = SchemaRef { id: SchemaId::new(document.schemas.len()), nullable };
    let place = variants.iter().take_while(|variant| *variant != first).count();
    others.insert(place, Variant { schema });
    document.schemas.push(Box::new(one));
    others
}

/// What leads to a variant that is called by none of its values.
fn context_of_many(context: &[String]) -> Vec<String> {
    let (_, union) = context.split_last().unwrap_or((&String::new(), &[]));
    union.iter().cloned().chain([UNNAMED_VARIANT.to_owned()]).collect()
}

fn inline<'a>(document: &'a Document, variant: &Variant) -> Option<&'a Enumeration> {
    match document.schema(variant.schema.id) {
        SchemaObject { name: None, kind: SchemaKind::Enumeration(enumeration), .. } => Some(enumeration),
        _ => None,
    }
}

/// All values, each once. One that stands alone is called by the title, unless another has the same, and is documented by the
/// description.
fn enumeration(schemas: &[&SchemaObject]) -> Enumeration {
    let mut all = Enumeration::default();
    let mut titles: BTreeMap<&str, BTreeSet<&EnumValue>> = BTreeMap::new();
    for schema in schemas {
        let SchemaKind::Enumeration(own) = &schema.kind else { continue };
        all.values.extend(own.values.iter().cloned());
        all.names.extend(own.names.clone());
        all.descriptions.extend(own.descriptions.clone());
        if let [value] = own.values.as_slice() {
            titles.entry(schema.docs.short_title().unwrap_or_default()).or_default().insert(value);
            if let Some(description) = &schema.docs.description {
                all.descriptions.entry(value.clone()).or_insert_with(|| description.clone());
            }
        }
    }
    let mut met = BTreeSet::new();
    all.values.retain(|value| met.insert(value.clone()));
    titles.remove("");
    for (title, values) in titles {
        if let (Some(value), 1) = (values.first(), values.len()) {
            all.names.entry((*value).clone()).or_insert_with(|| title.to_owned());
        }
    }
    all
}
