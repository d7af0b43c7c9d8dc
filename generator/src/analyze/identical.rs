//! Inline schemas that are the same become one type.

use super::uses::Uses;
use crate::ir::{AdditionalProperties, Document, Property, SchemaId, SchemaKind, SchemaObject, SchemaRef, circles};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The inline schemas that are the same as others.
pub(super) struct Identical {
    /// Each with the one that has the type.
    pub(super) aliases: BTreeMap<SchemaId, SchemaId>,
    /// Those that have a type and are described otherwise than their aliases: what the document says of one place only is not
    /// said of the type.
    pub(super) undescribed: BTreeSet<SchemaId>,
    /// The tags whose operations use each schema.
    pub(super) uses: Uses,
}

/// Chooses of the inline types that are the same the one that stays. References stay as they are: each place goes on to call the
/// type by its own name.
pub(super) fn find(document: &Document, uses: Uses) -> Identical {
    let mut groups: BTreeMap<usize, Vec<SchemaId>> = BTreeMap::new();
    for (index, shape) in shapes(document).into_iter().enumerate() {
        let id = SchemaId::new(index);
        let schema = document.schema(id);
        let is_used = uses.get(index).is_some_and(|tags| !tags.is_empty());
        if schema.name.is_none() && schema.becomes_a_type() && is_used {
            groups.entry(shape).or_default().push(id);
        }
    }
    let mut identical = Identical { aliases: BTreeMap::new(), undescribed: BTreeSet::new(), uses };
    for mut group in groups.into_values() {
        group.sort_by_key(|id| {
            let schema = document.schema(*id);
            (schema.context.len(), &schema.context, &schema.location.pointer, *id)
        });
        share_tags(document, &group, &mut identical.uses);
        let Some((&kept, same)) = group.split_first() else { continue };
        let docs = &document.schema(kept).docs;
        if same.iter().any(|id| document.schema(*id).docs != *docs) {
            identical.undescribed.insert(kept);
        }
        identical.aliases.extend(same.iter().map(|id| (*id, kept)));
    }
    identical
}

/// Several ways may lead to a place, and give it one name: it belongs to the tags of all of them.
fn share_tags(document: &Document, group: &[SchemaId], uses: &mut Uses) {
    let mut tags: BTreeMap<&[String], BTreeSet<String>> = BTreeMap::new();
    for id in group {
        let own = uses.get(id.index()).into_iter().flatten().cloned();
        tags.entry(&document.schema(*id).context).or_default().extend(own);
    }
    for id in group {
        if let Some(own) = uses.get_mut(id.index()) {
            *own = tags.get(document.schema(*id).context.as_slice()).cloned().unwrap_or_default();
        }
    }
}

/// A number for each schema; the same number for inline schemas that are the same. A component is like no other, and neither is an
/// inline schema that is part of itself, so that it does not matter which schema of a circle is met first.
fn shapes(document: &Document) -> Vec<usize> {
    let edges = edges(document);
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut shapes = vec![0; document.schemas.len()];
    for circle in parts_first(&edges) {
        for &index in &circle {
            let schema = document.schema(SchemaId::new(index));
            let is_part_of_itself = circle.len() > 1 || edges.get(index).is_some_and(|parts| parts.contains(&index));
            let key = match &schema.name {
                Some(name) => format!("#{name}"),
                None if is_part_of_itself => format!("@{index}"),
                None => written(schema, &shapes),
            };
            let next = numbers.len();
            if let Some(shape) = shapes.get_mut(index) {
                *shape = *numbers.entry(key).or_insert(next);
            }
        }
    }
    shapes
}

/// What each schema is made of. A component is known by its name, whatever that is made of.
fn edges(document: &Document) -> Vec<Vec<usize>> {
    let parts = |schema: &SchemaObject| match schema.name {
        Some(_) => Vec::new(),
        None => schema.kind.parts().into_iter().map(SchemaId::index).collect(),
    };
    document.schemas.iter().map(parts).collect()
}

/// All schemas, those that are made of each other together, each after what it is made of: so one pass is enough.
fn parts_first(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, circle) in circles(edges).into_iter().enumerate() {
        together.entry(circle).or_default().push(index);
    }
    together.into_values().collect()
}

/// Everything that decides about the type of an inline schema and its documentation, as text. The order of properties and of the
/// values of an enumeration is left out.
fn written(schema: &SchemaObject, shapes: &[usize]) -> String {
    let part = |schema: SchemaRef| {
        let sign = if schema.nullable { "?" } else { "" };
        format!("{}{sign}", shapes.get(schema.id.index()).copied().unwrap_or_default())
    };
    let mut text = String::new();
    // Writing to a `String` does not fail.
    let _ = match &schema.kind {
        SchemaKind::Array(array) => write!(text, "array {} {}", array.unique, part(array.items)),
        SchemaKind::Tuple(items) => {
            write!(text, "tuple {:?}", items.iter().map(|item| part(*item)).collect::<Vec<_>>())
        }
        SchemaKind::Map(values) => write!(text, "map {}", part(*values)),
        SchemaKind::Union(union) => {
            let variants: Vec<String> = union.variants.iter().map(|variant| part(variant.schema)).collect();
            write!(text, "union {variants:?} {:?}", union.discriminator)
        }
        SchemaKind::Object(object) => {
            let mut properties: Vec<String> =
                object.properties.iter().map(|property| property_text(property, &part(property.schema))).collect();
            properties.sort_unstable();
            let rest = match object.additional {
                AdditionalProperties::Kept(values) => part(values),
                AdditionalProperties::Ignored => String::new(),
            };
            write!(text, "object {properties:?} {rest}")
        }
        SchemaKind::Enumeration(enumeration) => {
            let mut values: Vec<_> = enumeration.values.iter().collect();
            values.sort_unstable();
            write!(text, "enumeration {values:?} {:?}", enumeration.names)
        }
        kind => write!(text, "{kind:?} {:?} {:?} {:?}", schema.docs, schema.default, schema.example),
    };
    let _ = write!(text, " {} {}", schema.nullable, schema.deprecated);
    text
}

fn property_text(property: &Property, schema: &str) -> String {
    let Property { name, required, read_only, write_only, deprecated, docs, default, example, .. } = property;
    format!("{name:?} {schema} {required}{read_only}{write_only}{deprecated} {docs:?} {default:?} {example:?}")
}
