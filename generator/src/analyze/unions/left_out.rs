//! What is left out of a union because another variant is of the same type in Rust may allow more than that one does.

use super::LeftOut;
use crate::ir::{Api, IntegerFormat, SchemaId, SchemaKind, Union};

/// Makes the variants that stand for others allow what those do.
pub(super) fn allow(api: &mut Api, union: &mut Union, left_out: &[LeftOut]) {
    for variant in &mut union.variants {
        let id = variant.schema.id;
        for other in left_out.iter().filter(|other| other.schema != id && stands_for(left_out, other) == id) {
            variant.schema.id = with(api, variant.schema.id, other.schema);
        }
        // The values of the property that tells the variants stand for the schema that is the variant now.
        let mapping = union.discriminator.iter_mut().flat_map(|discriminator| discriminator.mapping.values_mut());
        mapping.filter(|schema| **schema == id).for_each(|schema| *schema = variant.schema.id);
    }
}

/// The variant that stands for one in the end: what stood for it may have been left out as well, later.
fn stands_for(left_out: &[LeftOut], other: &LeftOut) -> SchemaId {
    let later = left_out.iter().filter(|next| next.schema != next.by);
    later.fold(other.by, |by, next| if next.schema == by { next.by } else { by })
}

/// The schema that allows what either does. A component allows elsewhere what it did: of a plain value another schema takes its
/// place here; an enumeration that is one stays what it is, since it is known by its name.
fn with(api: &mut Api, own: SchemaId, other: SchemaId) -> SchemaId {
    let (schema, theirs) = (api.schema(own), api.schema(other));
    let mut looser = schema.clone();
    match &mut looser.kind {
        SchemaKind::Enumeration(_) if looser.name.is_some() => {}
        SchemaKind::Enumeration(_) => {
            let known = looser.others.take().map(|others| others.or(&theirs.validation));
            looser.others = known.or_else(|| Some(theirs.validation.clone()));
        }
        kind => {
            *kind = looser_kind(&schema.kind, &theirs.kind);
            let both = schema.satisfied().into_owned().or(&theirs.satisfied());
            // The bounds of whole numbers are in their kind, unless there are several pairs of them.
            let is_whole = matches!(kind, SchemaKind::Integer(_)) && both.or.is_empty();
            looser.validation = if is_whole { schema.validation.clone().or(&theirs.validation) } else { both };
        }
    }
    let is_same =
        (&looser.others, &looser.kind, &looser.validation) == (&schema.others, &schema.kind, &schema.validation);
    if is_same {
        return own;
    }
    match looser.name.take() {
        None => {
            if let Some(schema) = api.schemas.get_mut(own.index()) {
                *schema = looser;
            }
            own
        }
        Some(name) => {
            looser.context = vec![name];
            let id = SchemaId::new(api.schemas.len());
            api.schemas.push(looser);
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
