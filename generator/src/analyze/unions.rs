//! Unions in the shape in which they become enums: no variant is `null`, covers another, or comes twice, and the most
//! specific one is first.

mod circles;
mod flat;
mod left_out;
mod tags;
mod values;

use super::redirect::redirect;
use crate::diagnostic::Diagnostics;
use crate::ir::{
    AdditionalProperties, Docs, Document, SchemaId, SchemaKind, SchemaObject, SchemaRef, StringFormat, Union,
    Validation, ValueType, Variant,
};
use std::collections::{BTreeMap, BTreeSet};

/// Simplifies every union. One that comes down to a single schema is that schema. Gives what else is valid for enumerations of
/// strings that stand for other variants of a union.
pub(super) fn simplify(document: &mut Document, diagnostics: &mut Diagnostics) -> BTreeMap<SchemaId, Validation> {
    flat::flatten(document);
    circles::open(document, diagnostics);
    values::join(document, diagnostics);
    let mut also_valid = BTreeMap::new();
    let mut single = BTreeMap::new();
    for index in 0..document.schemas.len() {
        let id = SchemaId::new(index);
        let SchemaKind::Union(union) = &document.schema(id).kind else { continue };
        let mut simple = Simple::of(document, union.clone());
        left_out::allow(document, &mut also_valid, &mut simple.union, &simple.left_out);
        if let ([variant], true) = (simple.union.variants.as_slice(), simple.is_closed) {
            single.insert(id, SchemaRef { nullable: simple.nullable || variant.schema.nullable, ..variant.schema });
            take_place(document, id, variant.schema.id);
        }
        if let Some(schema) = document.schemas.get_mut(index) {
            schema.nullable |= simple.nullable;
            schema.kind =
                if simple.union.variants.is_empty() { SchemaKind::Any } else { SchemaKind::Union(simple.union) };
        }
    }
    redirect(document, &single);
    tags::of_variants(document, &also_valid);
    also_valid
}

/// An inline schema that is used in place of another is called what the other was, and is described as that was.
fn take_place(document: &mut Document, replaced: SchemaId, by: SchemaId) {
    let SchemaObject { name, context, docs, .. } = document.schema(replaced).clone();
    if let Some(schema) = document.schemas.get_mut(by.index()).filter(|schema| schema.name.is_none()) {
        (schema.name, schema.context) = (name, context);
        if docs != Docs::default() {
            schema.docs = docs;
        }
    }
}

/// A union on its way to being simple.
struct Simple {
    union: Union,
    /// Whether a variant was `null`.
    nullable: bool,
    /// Whether no variant was open to any value. The enum keeps what fits no variant, so that an open one needs none.
    is_closed: bool,
    /// The variants that others stand for: each with the other one.
    left_out: Vec<LeftOut>,
}

/// A variant that another one stands for.
struct LeftOut {
    schema: SchemaId,
    by: SchemaId,
}

impl Simple {
    fn of(document: &Document, mut union: Union) -> Self {
        let nullable = union.variants.iter().any(|variant| document.is_nullable(variant.schema));
        union.variants.iter_mut().for_each(|variant| variant.schema.nullable = false);
        let all = union.variants.len();
        union.variants.retain(|variant| document.schema(variant.schema.id).kind != SchemaKind::Any);
        let is_closed = union.variants.len() == all;
        let mut left_out = Vec::new();
        union.variants = without_repetition(document, &union.variants, &mut left_out);
        drop_covered_strings(document, &mut union.variants, &mut left_out);
        // A variant without a name cannot be told by the property; all of them are then told by what they know.
        union.discriminator.take_if(|discriminator| {
            let named: BTreeSet<&SchemaId> = discriminator.mapping.values().chain(&discriminator.fallback).collect();
            let is_named = |variant: &Variant| named.contains(&variant.schema.id);
            !union.variants.iter().all(is_named)
        });
        union.variants.sort_by_key(|variant| rank(document, variant.schema.id, 0));
        Self { union, nullable, is_closed, left_out }
    }
}

/// Each schema once, and of plain values each type once.
fn without_repetition(document: &Document, variants: &[Variant], left_out: &mut Vec<LeftOut>) -> Vec<Variant> {
    let mut once: Vec<Variant> = Vec::with_capacity(variants.len());
    let (mut ids, mut scalars) = (BTreeMap::new(), BTreeMap::new());
    for variant in variants {
        let schema = variant.schema.id;
        let scalar = ValueType::of_scalar(&document.schema(schema).kind);
        let known = ids.get(&schema).or_else(|| scalars.get(scalar.as_ref()?));
        match known {
            Some(by) => left_out.push(LeftOut { schema, by: *by }),
            None => {
                ids.insert(schema, schema);
                scalars.extend(scalar.map(|scalar| (scalar, schema)));
                once.push(variant.clone());
            }
        }
    }
    once
}

/// An enumeration of strings keeps every string, so that beside it no variant for strings of any kind is needed.
fn drop_covered_strings(document: &Document, variants: &mut Vec<Variant>, left_out: &mut Vec<LeftOut>) {
    let is_enumeration = |variant: &&Variant| match &document.schema(variant.schema.id).kind {
        SchemaKind::Enumeration(enumeration) => !enumeration.is_of_integers(),
        _ => false,
    };
    let mut enumerations = variants.iter().filter(is_enumeration).map(|variant| variant.schema.id);
    let (Some(by), None) = (enumerations.next(), enumerations.next()) else { return };
    variants.retain(|variant| match &document.schema(variant.schema.id).kind {
        SchemaKind::String(format) if format.is_text() => {
            left_out.push(LeftOut { schema: variant.schema.id, by });
            false
        }
        _ => true,
    });
}

/// How deep lists and maps are looked into: past it, the order of the document decides.
const DEPTH: usize = 8;

/// The lower, the more specific. Of two objects that both know a value, the one with fewer properties says more about it.
fn rank(document: &Document, id: SchemaId, depth: usize) -> Vec<usize> {
    let inner = |own: usize, schema: SchemaRef| {
        let inner = if depth < DEPTH { rank(document, schema.id, depth + 1) } else { Vec::new() };
        [vec![own], inner].concat()
    };
    match &document.schema(id).kind {
        SchemaKind::Boolean => vec![0],
        SchemaKind::Integer(format) => vec![1, usize::from(format.bits), usize::from(!format.unsigned)],
        SchemaKind::Number(_) => vec![2],
        SchemaKind::String(StringFormat::DateTime) => vec![3],
        SchemaKind::String(StringFormat::Date | StringFormat::Mapped(_)) => vec![4],
        SchemaKind::Enumeration(enumeration) => vec![5, enumeration.values.len()],
        SchemaKind::String(_) => vec![6],
        SchemaKind::Array(array) => inner(7, array.items),
        SchemaKind::Tuple(items) => vec![7, 0, items.len()],
        SchemaKind::Object(object) => {
            let keeps_others = matches!(object.additional, AdditionalProperties::Kept(_));
            vec![8, usize::from(keeps_others), object.properties.len()]
        }
        SchemaKind::Map(values) => inner(9, *values),
        SchemaKind::Union(_) => vec![10],
        SchemaKind::Any => vec![11],
    }
}
