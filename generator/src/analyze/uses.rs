use super::error_sets::Errors;
use super::types::Types;
use crate::ir::{Document, MediaType, SchemaId, Webhook};
use std::collections::{BTreeMap, BTreeSet};

/// The tags whose operations use each schema that becomes a type, in the order of the schemas; of many, the first. Webhooks count as one.
pub(super) type Uses = Vec<BTreeSet<String>>;

/// Where each schema is used by name.
pub(super) fn of(document: &Document) -> Uses {
    let mut uses = vec![BTreeSet::new(); document.schemas.len()];
    let none = BTreeMap::new();
    let types = Types::new(document, &none);
    mark(&mut uses, &types, |_| Vec::new());
    uses
}

/// The same, with the schemas that have the types, and those of error sets: one that is shared may name its types as another
/// operation does.
pub(super) fn with_errors(mut uses: Uses, types: &Types<'_>, errors: &Errors) -> Uses {
    mark(&mut uses, types, |operation| errors.schemas_of(operation));
    uses
}

/// How many tags of a schema are told. What counts is whether there are none, one or several; a schema that all tags use would
/// take a time that grows with the product of tags and schemas.
const MANY: usize = 8;

fn mark(uses: &mut Uses, types: &Types<'_>, errors: impl Fn(usize) -> Vec<SchemaId>) {
    let document = types.document;
    let mut of_tags: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, operation) in document.operations.iter().enumerate() {
        of_tags.entry(&operation.tag).or_default().push(index);
    }
    let mut met = vec![0; document.schemas.len()];
    let of_webhooks = document.webhooks.iter().flat_map(|webhook| &webhook.content).flat_map(MediaType::schemas);
    let of_webhooks = (Webhook::TAG, of_webhooks.map(|schema| schema.id).collect());
    let of_tags = document.tags.iter().map(|tag| {
        let mut used: Vec<SchemaId> = Vec::new();
        for index in of_tags.remove(tag.name.as_str()).unwrap_or_default() {
            let operation = document.operations.get(index).into_iter();
            used.extend(operation.flat_map(|operation| operation.schema_refs()).map(|schema| schema.id));
            used.extend(errors(index));
        }
        (tag.name.as_str(), used)
    });
    for (tag, mut open) in of_tags.chain([of_webhooks]) {
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            let Some(met) = met.get_mut(id.index()).filter(|met| **met < MANY) else { continue };
            if !seen.insert(id) {
                continue;
            }
            *met += 1;
            let schema = document.schema(id);
            open.extend(schema.kind.parts().into_iter().chain(Some(types.canonical(id))));
            if let Some(tags) = uses.get_mut(id.index()).filter(|_| schema.becomes_a_type()) {
                tags.insert(tag.to_owned());
            }
        }
    }
}
