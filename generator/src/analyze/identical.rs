//! Inline schemas that are the same become one type.

use super::uses::Uses;
use crate::ir::{
    AdditionalProperties, Discriminator, Docs, Document, EnumValue, Property, SchemaId, SchemaKind, SchemaObject,
    SchemaRef, circles,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    // Numbers are given in the order of the schemas; nobody asks for the order of the keys.
    let mut numbers: HashMap<Key<'_>, usize> = HashMap::new();
    let mut shapes = vec![0; document.schemas.len()];
    for circle in parts_first(&edges) {
        for &index in &circle {
            let schema = document.schema(SchemaId::new(index));
            let is_part_of_itself = circle.len() > 1 || edges.get(index).is_some_and(|parts| parts.contains(&index));
            let key = match &schema.name {
                Some(name) => Key::Component(name),
                None if is_part_of_itself => Key::PartOfItself(index),
                None => Key::Inline {
                    said: Said::of(schema, &shapes),
                    nullable: schema.nullable,
                    deprecated: schema.deprecated,
                },
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
    document.schemas.iter().map(|schema| parts(schema)).collect()
}

/// All schemas, those that are made of each other together, each after what it is made of: so one pass is enough.
fn parts_first(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, circle) in circles(edges).into_iter().enumerate() {
        together.entry(circle).or_default().push(index);
    }
    together.into_values().collect()
}

/// A schema at a place where it is used: its number, and whether `null` is allowed there.
type Part = (usize, bool);

/// Everything that decides about the type of a schema and its documentation.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Component(&'a str),
    PartOfItself(usize),
    Inline { said: Said<'a>, nullable: bool, deprecated: bool },
}

/// What an inline schema says. The order of properties and of the values of an enumeration is left out.
#[derive(PartialEq, Eq, Hash)]
enum Said<'a> {
    Array(bool, Part),
    Tuple(Vec<Part>),
    Map(Part),
    Union(Vec<Part>, Option<&'a Discriminator>),
    Object(Vec<SaidOfProperty<'a>>, Option<Part>),
    Enumeration(Vec<&'a EnumValue>, [&'a BTreeMap<EnumValue, String>; 2]),
    Other(&'a SchemaKind, &'a Docs, Option<String>, Option<String>),
}

#[derive(PartialEq, Eq, Hash)]
struct SaidOfProperty<'a> {
    name: &'a str,
    schema: Part,
    /// Whether it is required, only read, only written, and advised against.
    flags: [bool; 4],
    docs: &'a Docs,
    default: Option<String>,
    example: Option<String>,
}

impl<'a> Said<'a> {
    fn of(schema: &'a SchemaObject, shapes: &[usize]) -> Self {
        let part = |schema: SchemaRef| (shapes.get(schema.id.index()).copied().unwrap_or_default(), schema.nullable);
        match &schema.kind {
            SchemaKind::Array(array) => Self::Array(array.unique, part(array.items)),
            SchemaKind::Tuple(items) => Self::Tuple(items.iter().map(|item| part(*item)).collect()),
            SchemaKind::Map(values) => Self::Map(part(*values)),
            SchemaKind::Union(union) => {
                let variants = union.variants.iter().map(|variant| part(variant.schema)).collect();
                Self::Union(variants, union.discriminator.as_ref())
            }
            SchemaKind::Object(object) => {
                let properties = object.properties.iter();
                let mut properties: Vec<_> =
                    properties.map(|property| SaidOfProperty::of(property, part(property.schema))).collect();
                properties.sort_by_key(|property| property.name);
                match object.additional {
                    AdditionalProperties::Kept(values) => Self::Object(properties, Some(part(values))),
                    AdditionalProperties::Ignored => Self::Object(properties, None),
                }
            }
            SchemaKind::Enumeration(enumeration) => {
                let mut values: Vec<_> = enumeration.values.iter().collect();
                values.sort_unstable();
                Self::Enumeration(values, [&enumeration.names, &enumeration.descriptions])
            }
            kind => Self::Other(kind, &schema.docs, text(&schema.default), text(&schema.example)),
        }
    }
}

impl<'a> SaidOfProperty<'a> {
    fn of(property: &'a Property, schema: Part) -> Self {
        let Property { name, required, read_only, write_only, deprecated, docs, default, example, .. } = property;
        let flags = [*required, *read_only, *write_only, *deprecated];
        Self { name, schema, flags, docs, default: text(default), example: text(example) }
    }
}

/// A value as text: those that differ in the order of their members are not the same.
fn text(value: &Option<Value>) -> Option<String> {
    value.as_ref().map(Value::to_string)
}
