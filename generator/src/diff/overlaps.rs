//! Whether a value of one schema may be one of another as well.

use super::compared_client::ComparedClient;
use crate::ir::{AdditionalProperties, EnumValue, Enumeration, Object, SchemaId, SchemaKind, SchemaRef};
use std::collections::BTreeSet;

/// Whether something that a client writes by one schema of a document may be valid by the other. Of two objects it is the names
/// of properties that count, not what is in them.
pub(super) fn overlaps(side: &ComparedClient<'_>, written: SchemaRef, other: SchemaRef) -> bool {
    Overlap { side, seen: BTreeSet::new() }.value(written, other)
}

struct Overlap<'h, 'a> {
    side: &'h ComparedClient<'a>,
    /// What was looked at has nothing in common, or it would have been found.
    seen: BTreeSet<(SchemaId, SchemaId)>,
}

impl Overlap<'_, '_> {
    fn value(&mut self, written: SchemaRef, other: SchemaRef) -> bool {
        let api = &self.side.client.api;
        api.is_nullable(written) && api.is_nullable(other) || self.non_null(written.id, other.id)
    }

    fn non_null(&mut self, written: SchemaId, other: SchemaId) -> bool {
        use SchemaKind::{Any, Array, Boolean, Enumeration, Integer, Map, Number, Object, String, Tuple, Union};
        if !self.seen.insert((written, other)) {
            return false;
        }
        match (&self.side.schema(written).kind, &self.side.schema(other).kind) {
            (Any, _) | (_, Any) => true,
            (Union(union), _) => union.variants.iter().any(|own| self.non_null(own.schema.id, other)),
            (_, Union(union)) => union.variants.iter().any(|own| self.non_null(written, own.schema.id)),
            (Object(written), Object(other)) => may_be(written, other),
            (Map(_), Object(_) | Map(_)) => true,
            (Object(written), Map(_)) => written.properties.iter().all(|property| !property.required),
            (Enumeration(one), Enumeration(other)) => share(one, other),
            (Integer(one), Integer(other)) => {
                let ((least, greatest), (from, to)) = (one.range(), other.range());
                least <= to && from <= greatest
            }
            (Integer(_) | Number(_), Integer(_) | Number(_))
            | (Boolean, Boolean)
            | (Array(_) | Tuple(_), Array(_))
            | (Array(_), Tuple(_)) => true,
            (Tuple(one), Tuple(other)) => one.len() == other.len(),
            (Enumeration(values), Integer(_) | Number(_)) | (Integer(_) | Number(_), Enumeration(values)) => {
                values.is_of_integers()
            }
            (Enumeration(values), String(_)) | (String(_), Enumeration(values)) => !values.is_of_integers(),
            (String(one), String(other)) => one.is_text() || other.is_text() || one == other,
            _ => false,
        }
    }
}

/// Whether a struct has all that the other must have.
fn may_be(written: &Object, other: &Object) -> bool {
    let names: BTreeSet<&str> = written.properties.iter().map(|property| property.name.as_str()).collect();
    let is_open = matches!(written.additional, AdditionalProperties::Kept(_));
    is_open || other.properties.iter().all(|property| !property.required || names.contains(property.name.as_str()))
}

fn share(one: &Enumeration, other: &Enumeration) -> bool {
    let known: BTreeSet<&EnumValue> = one.values.iter().collect();
    other.values.iter().any(|value| known.contains(value))
}
