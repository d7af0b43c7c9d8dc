//! Values of a discriminator that the variants say themselves: the only values that its property has in them. Many documents have
//! them, and no mapping; the names of the components, which count where there is none (OpenAPI 3.0.4, section 4.7.25), are then not
//! on the wire.

use crate::ir::{Discriminator, Document, EnumValue, SchemaId, SchemaKind, Union, Validation};
use std::collections::{BTreeMap, BTreeSet};

/// Takes what the variants say into the mappings. Where two say the same, the property does not tell them apart: what they know does.
pub(super) fn of_variants(document: &mut Document, also_valid: &BTreeMap<SchemaId, Validation>) {
    for index in 0..document.schemas.len() {
        let SchemaKind::Union(union) = &document.schema(SchemaId::new(index)).kind else { continue };
        let Some(discriminator) = &union.discriminator else { continue };
        let said = said(document, union, &discriminator.property, also_valid);
        if said.is_empty() {
            continue;
        }
        let discriminator = with(document, discriminator, &said);
        if let Some(SchemaKind::Union(union)) = document.schemas.get_mut(index).map(|schema| &mut schema.kind) {
            union.discriminator = discriminator;
        }
    }
}

/// The values that a property has in each variant which lists them.
fn said(
    document: &Document,
    union: &Union,
    property: &str,
    also_valid: &BTreeMap<SchemaId, Validation>,
) -> Vec<(SchemaId, BTreeSet<String>)> {
    let values = |id: SchemaId| {
        let SchemaKind::Object(object) = &document.schema(id).kind else { return None };
        let own = object.properties.iter().find(|own| own.name == property)?.schema.id;
        let SchemaKind::Enumeration(enumeration) = &document.schema(own).kind else { return None };
        let is_closed = !enumeration.is_of_integers() && !also_valid.contains_key(&own);
        let is_fallback = union.discriminator.as_ref().is_some_and(|discriminator| discriminator.fallback == Some(id));
        (is_closed && !is_fallback).then(|| (id, enumeration.values.iter().map(EnumValue::to_string).collect()))
    };
    union.variants.iter().filter_map(|variant| values(variant.schema.id)).collect()
}

/// The discriminator with what is said; none where a value means two variants. The name of a component that is not among the values
/// which it says of itself is never sent.
fn with(
    document: &Document,
    discriminator: &Discriminator,
    said: &[(SchemaId, BTreeSet<String>)],
) -> Option<Discriminator> {
    let mut by_schema: BTreeMap<SchemaId, BTreeSet<&str>> = BTreeMap::new();
    for (value, id) in &discriminator.mapping {
        by_schema.entry(*id).or_default().insert(value);
    }
    let mut mapping = discriminator.mapping.clone();
    for (id, values) in said {
        let mapped = by_schema.get(id);
        let unsaid = document.schema(*id).name.as_deref().filter(|name| !values.contains(*name));
        if let Some(name) = unsaid.filter(|name| mapped.is_some_and(|mapped| mapped.contains(name))) {
            mapping.remove(name);
        }
        let is_mapped = mapped.is_some_and(|mapped| mapped.iter().any(|value| values.contains(*value)));
        for value in values.iter().filter(|_| !is_mapped) {
            if mapping.insert(value.clone(), *id).is_some_and(|other| other != *id) {
                return None;
            }
        }
    }
    Some(Discriminator { mapping, ..discriminator.clone() })
}
