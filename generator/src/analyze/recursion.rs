use super::types::Types;
use crate::ir::{Recursion, SchemaId, circles};

/// Which schemas hold values of each other. Lists and maps are pointers already, and no edges.
pub(super) fn of(types: &Types<'_>) -> Recursion {
    Recursion::new(circles(&edges(types)))
}

/// For each schema, the schemas whose values it holds without a pointer.
fn edges(types: &Types<'_>) -> Vec<Vec<usize>> {
    let canonical = |id: SchemaId| types.canonical(id).index();
    types.document.schemas.iter().map(|schema| schema.kind.held().into_iter().map(canonical).collect()).collect()
}
