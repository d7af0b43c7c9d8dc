use crate::ir::{Api, ErrorSet, ErrorSetId, ErrorVariant, Operation, Response, SchemaRef, StatusPattern};

type Key = Vec<(StatusPattern, Option<SchemaRef>)>;

/// Gives every operation its table of status and error type; operations with the same table share one.
pub(super) fn collect(api: &mut Api) {
    let mut keys: Vec<Key> = Vec::new();
    let mut sets: Vec<ErrorSet> = Vec::new();
    for operation in &mut api.operations {
        let variants = variants(operation);
        let key: Key = variants.iter().map(|variant| (variant.status, variant.schema)).collect();
        let index = keys.iter().position(|other| *other == key).unwrap_or_else(|| {
            keys.push(key);
            sets.push(ErrorSet { variants });
            sets.len() - 1
        });
        operation.errors = Some(ErrorSetId(index));
    }
    api.error_sets = sets;
}

fn variants(operation: &Operation) -> Vec<ErrorVariant> {
    let errors = operation.responses.iter().filter(|response| !response.status.is_success());
    errors
        .map(|response| ErrorVariant {
            status: response.status,
            schema: json(response),
            description: response.docs.description.clone(),
        })
        .collect()
}

fn json(response: &Response) -> Option<SchemaRef> {
    response.json().and_then(|media_type| media_type.schema)
}
