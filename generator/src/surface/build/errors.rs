use super::Builder;
use crate::ir::{ErrorSet, ErrorSetId};
use crate::surface::{ErrorEnum, ErrorVariant};
use std::collections::BTreeSet;

/// The enums of errors. Each stands with the tags whose operations use it.
pub(super) fn of(builder: &Builder<'_>) -> Vec<ErrorEnum> {
    let mut tags = vec![BTreeSet::new(); builder.api.error_sets.len()];
    for operation in &builder.api.operations {
        if let Some(of_set) = tags.get_mut(operation.errors.0) {
            of_set.insert(operation.tag.clone());
        }
    }
    let sets = builder.api.error_sets.iter().zip(tags).enumerate();
    sets.map(|(index, (set, tags))| error_enum(builder, ErrorSetId(index), set, &tags)).collect()
}

fn error_enum(builder: &Builder<'_>, id: ErrorSetId, set: &ErrorSet, tags: &BTreeSet<String>) -> ErrorEnum {
    let names = builder.names.of_error_set(id);
    let variants = set.variants.iter().zip(&names.variants).map(|(variant, name)| ErrorVariant {
        name: name.clone(),
        status: variant.status,
        body: variant.schema.map(|schema| builder.value_type(schema)),
    });
    ErrorEnum {
        name: names.name.clone(),
        module: builder.module(tags),
        variants: variants.collect(),
        other: names.other.clone(),
    }
}
