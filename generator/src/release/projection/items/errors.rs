use super::Items;
use crate::ir::ErrorSetId;
use crate::surface::{Context, Paths};
use std::collections::BTreeMap;

/// What each enum of errors is called here. Its own name is not public, so it is told by the first operation that gives it one;
/// the order of operations does not count.
pub(super) fn keys(context: Context<'_>) -> BTreeMap<ErrorSetId, String> {
    let mut keys: BTreeMap<ErrorSetId, String> = BTreeMap::new();
    for operation in &context.api.operations {
        let key = format!("errors of {}", super::operation::key(operation));
        let first = keys.entry(operation.errors).or_insert_with(|| key.clone());
        if key < *first {
            *first = key;
        }
    }
    keys
}

/// The enums of errors.
pub(super) fn add(context: Context<'_>, keys: &BTreeMap<ErrorSetId, String>, items: &mut Items) {
    for (index, own) in context.surface.errors.iter().enumerate().filter(|(_, own)| own.is_written()) {
        let Some(group) = keys.get(&ErrorSetId(index)) else { continue };
        for variant in &own.variants {
            let body = variant.body.as_ref().map(|body| format!("({})", context.surface.spelled(body, Paths::Crate)));
            let rust = format!("{}{}", variant.name, body.unwrap_or_default());
            items.add(group, variant.status.to_string(), rust);
        }
        items.add(group, "any other status", &own.other);
    }
}
