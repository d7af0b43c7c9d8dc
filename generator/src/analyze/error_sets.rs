use super::types::Types;
use crate::ir::{ErrorSet, ErrorSetId, ErrorVariant, OperationObject, SchemaId, SchemaRef, StatusPattern, ValueType};
use std::collections::BTreeMap;

/// The distinct tables of status and error type.
pub(super) struct Errors {
    pub(super) sets: Vec<ErrorSet>,
    /// The table of each operation, in the order of the operations.
    pub(super) of_operations: Vec<ErrorSetId>,
}

impl Errors {
    /// The schemas that the table of an operation names.
    pub(super) fn schemas_of(&self, operation: usize) -> Vec<SchemaId> {
        let set = self.of_operations.get(operation).and_then(|id| self.sets.get(id.0));
        set.iter().flat_map(|set| &set.variants).filter_map(|variant| Some(variant.schema?.id)).collect()
    }
}

/// The statuses, each with the Rust type of its body.
type Key = Vec<(StatusPattern, Option<ValueType>)>;

/// Gives every operation its table of status and error type; operations with the same table share one.
pub(super) fn collect(types: &Types<'_>) -> Errors {
    let mut keys: BTreeMap<Key, ErrorSetId> = BTreeMap::new();
    let mut errors = Errors { sets: Vec::new(), of_operations: Vec::new() };
    for operation in &types.document.operations {
        let variants = variants(types, operation);
        let key: Key = variants
            .iter()
            .map(|variant| (variant.status, variant.schema.map(|schema| types.value_type(schema))))
            .collect();
        let id = *keys.entry(key).or_insert_with(|| {
            errors.sets.push(ErrorSet { variants });
            ErrorSetId(errors.sets.len() - 1)
        });
        errors.of_operations.push(id);
    }
    errors
}

fn variants(types: &Types<'_>, operation: &OperationObject) -> Vec<ErrorVariant> {
    let canonical = |schema: SchemaRef| SchemaRef { id: types.canonical(schema.id), ..schema };
    let variants = operation.errors().map(|response| ErrorVariant {
        status: response.status,
        schema: response.json().and_then(|media_type| media_type.schema).map(canonical),
        description: response.docs.description.clone(),
    });
    variants.collect()
}
