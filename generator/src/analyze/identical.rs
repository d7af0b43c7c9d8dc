//! Inline schemas that are the same become one type.

use crate::ir::{AdditionalProperties, Api, Property, Schema, SchemaId, SchemaKind, SchemaRef};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Keeps one of the inline types that are the same, and notes in the others which one it is. References stay as they are:
/// each place goes on to call the type by its own name.
pub(super) fn unify(api: &mut Api) {
    let mut groups: BTreeMap<usize, Vec<SchemaId>> = BTreeMap::new();
    for (index, shape) in shapes(api).into_iter().enumerate() {
        let id = SchemaId::new(index);
        let schema = api.schema(id);
        if schema.name.is_none() && schema.becomes_a_type() && !schema.tags.is_empty() {
            groups.entry(shape).or_default().push(id);
        }
    }
    for mut group in groups.into_values() {
        group.sort_by_key(|id| (api.schema(*id).context.len(), api.schema(*id).context.clone(), *id));
        share_tags(api, &group);
        let Some((&kept, same)) = group.split_first() else { continue };
        unify_docs(api, kept, same);
        for id in same {
            if let Some(schema) = api.schemas.get_mut(id.index()) {
                schema.same_as = Some(kept);
            }
        }
    }
}

/// Several ways may lead to a place, and give it one name: it belongs to the tags of all of them.
fn share_tags(api: &mut Api, group: &[SchemaId]) {
    let mut tags: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for id in group {
        let schema = api.schema(*id);
        tags.entry(schema.context.clone()).or_default().extend(schema.tags.iter().cloned());
    }
    for id in group {
        if let Some(schema) = api.schemas.get_mut(id.index()) {
            schema.tags = tags.get(&schema.context).cloned().unwrap_or_default();
        }
    }
}

/// What the document says of one place only is not said of the type.
fn unify_docs(api: &mut Api, kept: SchemaId, same: &[SchemaId]) {
    let docs = &api.schema(kept).docs;
    let differ = same.iter().any(|id| api.schema(*id).docs != *docs);
    if let Some(schema) = api.schemas.get_mut(kept.index()).filter(|_| differ) {
        schema.docs = Default::default();
    }
}

/// A number for each schema; the same number for inline schemas that are the same. A component is like no other.
///
/// What an inline schema is made of comes before it, so that one pass is enough.
fn shapes(api: &Api) -> Vec<usize> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut shapes: Vec<usize> = Vec::with_capacity(api.schemas.len());
    for (index, schema) in api.schemas.iter().enumerate() {
        let key = match &schema.name {
            Some(name) => format!("#{name}"),
            None => written(schema, index, &shapes),
        };
        let next = numbers.len();
        shapes.push(*numbers.entry(key).or_insert(next));
    }
    shapes
}

/// Everything that decides about the type of an inline schema and its documentation, as text.
fn written(schema: &Schema, index: usize, shapes: &[usize]) -> String {
    let part = |schema: SchemaRef| {
        let sign = if schema.nullable { "?" } else { "" };
        match shapes.get(schema.id.index()) {
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
            let properties: Vec<String> =
                object.properties.iter().map(|property| property_text(property, &part(property.schema))).collect();
            let rest = match object.additional {
                AdditionalProperties::Kept(values) => part(values),
                AdditionalProperties::Ignored => String::new(),
            };
            write!(text, "object {properties:?} {rest}")
        }
        SchemaKind::Enumeration(enumeration) => {
            let mut values: Vec<_> = enumeration.values.iter().collect();
            values.sort_unstable();
            write!(text, "enumeration {values:?}")
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
