//! Inline schemas that are the same become one type.

use super::uses::Uses;
use crate::ir::{AdditionalProperties, Document, Property, SchemaId, SchemaKind, SchemaObject, SchemaRef};
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
/// inline schema that is part of itself.
fn shapes(document: &Document) -> Vec<usize> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut shapes: Vec<Option<usize>> = vec![None; document.schemas.len()];
    for id in parts_first(document) {
        let schema = document.schema(id);
        let key = match &schema.name {
            Some(name) => format!("#{name}"),
            None => written(schema, id.index(), &shapes),
        };
        let next = numbers.len();
        if let Some(shape) = shapes.get_mut(id.index()) {
            *shape = Some(*numbers.entry(key).or_insert(next));
        }
    }
    shapes.into_iter().flatten().collect()
}

/// All schemas, each after the inline schemas that it is made of: so one pass is enough. Nothing can be told of those that are made
/// of each other.
fn parts_first(document: &Document) -> Vec<SchemaId> {
    let mut ordered = Vec::with_capacity(document.schemas.len());
    let mut met = BTreeSet::new();
    let all = (0..document.schemas.len()).rev().map(SchemaId::new);
    let mut open: Vec<(SchemaId, bool)> = all.map(|id| (id, false)).collect();
    while let Some((id, is_left)) = open.pop() {
        if is_left {
            ordered.push(id);
        } else if met.insert(id) {
            open.push((id, true));
            let parts = document.schema(id).kind.parts().into_iter().rev();
            let inline = parts.filter(|part| document.schema(*part).name.is_none() && !met.contains(part));
            open.extend(inline.map(|part| (part, false)));
        }
    }
    ordered
}

/// Everything that decides about the type of an inline schema and its documentation, as text. The order of properties and of the
/// values of an enumeration is left out.
fn written(schema: &SchemaObject, index: usize, shapes: &[Option<usize>]) -> String {
    let part = |schema: SchemaRef| {
        let sign = if schema.nullable { "?" } else { "" };
        match shapes.get(schema.id.index()).copied().flatten() {
            Some(shape) => format!("{shape}{sign}"),
            None => format!("{index}-{}{sign}", schema.id.index()),
        }
    };
    let mut text = String::new();
    // Writing to a `String` does not fail.
    let _ = match &schema.kind {
        SchemaKind::Array(array) => write!(text, "array {} {}", array.unique, part(array.items)),
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
