//! What is left out of a union because another variant is of the same type in Rust may allow more than that one does.

use super::LeftOut;
use crate::ir::{Discriminator, Document, IntegerFormat, SchemaId, SchemaKind, Union, Validation};
use std::collections::BTreeMap;

/// What else is valid for enumerations of strings.
type AlsoValid = BTreeMap<SchemaId, Validation>;

/// Makes the variants that stand for others allow what those do.
pub(super) fn allow(document: &mut Document, also_valid: &mut AlsoValid, union: &mut Union, left_out: &[LeftOut]) {
    let stood_for = stood_for(left_out);
    let mut looser = BTreeMap::new();
    for variant in &mut union.variants {
        let id = variant.schema.id;
        for other in stood_for.get(&id).into_iter().flatten().filter(|other| **other != id) {
            variant.schema.id = with(document, also_valid, variant.schema.id, *other);
        }
        looser.insert(id, variant.schema.id);
    }
    // The values of the property that tells the variants stand for the schemas that are the variants now.
    let mapping = union.discriminator.iter_mut().flat_map(Discriminator::schemas_mut);
    mapping.for_each(|schema| *schema = looser.get(schema).copied().unwrap_or(*schema));
}

/// What each variant stands for in the end: what stood for a schema may have been left out as well, later.
fn stood_for(left_out: &[LeftOut]) -> BTreeMap<SchemaId, Vec<SchemaId>> {
    let others = || left_out.iter().filter(|other| other.schema != other.by);
    let by: BTreeMap<SchemaId, SchemaId> = others().map(|other| (other.schema, other.by)).collect();
    let mut stood_for: BTreeMap<SchemaId, Vec<SchemaId>> = BTreeMap::new();
    for other in left_out {
        // A plain value gives way to another, and that to an enumeration: there is no third.
        let last = by.get(&other.by).copied().unwrap_or(other.by);
        stood_for.entry(last).or_default().push(other.schema);
    }
    stood_for
}

/// The schema that allows what either does. A component allows elsewhere what it did: of a plain value another schema takes its
/// place here; an enumeration that is one stays what it is, since it is known by its name.
fn with(document: &mut Document, also_valid: &mut AlsoValid, own: SchemaId, other: SchemaId) -> SchemaId {
    let (schema, theirs) = (document.schema(own), document.schema(other));
    let mut looser = schema.clone();
    match &mut looser.kind {
        SchemaKind::Enumeration(_) if looser.name.is_some() => {}
        SchemaKind::Enumeration(_) => {
            let known = also_valid.remove(&own).map(|known| known.or(&theirs.validation));
            also_valid.insert(own, known.unwrap_or_else(|| theirs.validation.clone()));
            return own;
        }
        kind => {
            *kind = looser_kind(&schema.kind, &theirs.kind);
            let both = schema.effective_validation().into_owned().or(&theirs.effective_validation());
            // The bounds of whole numbers are in their kind, unless there are several pairs of them.
            let is_whole = matches!(kind, SchemaKind::Integer(_)) && both.or.is_empty();
            looser.validation = if is_whole { schema.validation.clone().or(&theirs.validation) } else { both };
        }
    }
    if (&looser.kind, &looser.validation) == (&schema.kind, &schema.validation) {
        return own;
    }
    match looser.name.take() {
        None => {
            if let Some(schema) = document.schemas.get_mut(own.index()) {
                **schema = looser;
            }
            own
        }
        Some(name) => {
            looser.context = vec![name];
            let id = SchemaId::new(document.schemas.len());
            document.schemas.push(Box::new(looser));
            id
        }
    }
}

fn looser_kind(own: &SchemaKind, other: &SchemaKind) -> SchemaKind {
    match (own, other) {
        (SchemaKind::Integer(own), SchemaKind::Integer(other)) => SchemaKind::Integer(IntegerFormat {
            minimum: own.minimum.zip(other.minimum).map(|(own, other)| own.min(other)),
            maximum: own.maximum.zip(other.maximum).map(|(own, other)| own.max(other)),
            ..*own
        }),
        _ => own.clone(),
    }
}
