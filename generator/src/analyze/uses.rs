use super::direction::parts;
use crate::ir::{Api, Operation, SchemaId};
use std::collections::BTreeSet;

/// Marks every schema that becomes a type with the tags whose operations use it.
pub(super) fn mark(api: &mut Api) {
    let tags: Vec<String> = api.tags.iter().map(|tag| tag.name.clone()).collect();
    for tag in tags {
        let mut seen = BTreeSet::new();
        let mut open: Vec<SchemaId> = Vec::new();
        let operations = api.operations.iter_mut().filter(|operation| operation.tag == tag);
        operations.for_each(|operation: &mut Operation| {
            operation.for_each_schema_ref(&mut |schema| open.push(schema.id));
            // An error set that is shared may name its types as another operation does.
            let errors = operation.errors.and_then(|id| api.error_sets.get(id.0));
            open.extend(errors.iter().flat_map(|set| &set.variants).filter_map(|variant| Some(variant.schema?.id)));
        });
        while let Some(id) = open.pop() {
            let Some(schema) = api.schemas.get_mut(id.index()) else { continue };
            if !seen.insert(id) {
                continue;
            }
            open.extend(parts(&schema.kind).into_iter().chain(schema.same_as));
            if schema.becomes_a_type() {
                schema.tags.insert(tag.clone());
            }
        }
    }
}
