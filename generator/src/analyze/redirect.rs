use crate::ir::{Document, SchemaId, SchemaRef};
use std::collections::BTreeMap;

/// Puts other schemas in the place of some, wherever they are referred to.
pub(super) fn redirect(document: &mut Document, targets: &BTreeMap<SchemaId, SchemaRef>) {
    if !targets.is_empty() {
        document.for_each_schema_ref(&mut |schema| *schema = end(*schema, targets));
    }
}

/// The end of the chain of targets; a chain that leads back to itself is not followed.
fn end(from: SchemaRef, targets: &BTreeMap<SchemaId, SchemaRef>) -> SchemaRef {
    let mut at = from;
    for _ in 0..=targets.len() {
        match targets.get(&at.id) {
            Some(next) => at = SchemaRef { id: next.id, nullable: at.nullable || next.nullable },
            None => return at,
        }
    }
    from
}
