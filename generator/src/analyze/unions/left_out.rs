//! What is left out of a union because another variant is of the same type in Rust may allow more than that one does.

use super::LeftOut;
use crate::ir::{Api, IntegerFormat, SchemaId, SchemaKind, StringFormat, Variant};

/// Makes the variants that stand for others allow what those do.
pub(super) fn allow(api: &mut Api, variants: &mut [Variant], left_out: &[LeftOut]) {
    for variant in variants {
        let id = variant.schema.id;
        for other in left_out.iter().filter(|other| other.by == id && other.schema != id) {
            variant.schema.id = with(api, variant.schema.id, other.schema);
        }
    }
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
            // The bounds of whole numbers are in their kind, as long as there is one pair of them.
            if schema.satisfied() != theirs.satisfied() {
                looser.validation = schema.satisfied().into_owned().or(&theirs.satisfied());
            }
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
        (SchemaKind::String(own), SchemaKind::String(other)) if own != other => SchemaKind::String(StringFormat::Text),
        _ => own.clone(),
    }
}
