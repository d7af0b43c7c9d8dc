use super::{Builder, imports};
use crate::surface::{Operation, Tag, TagId};

/// The modules of operations.
pub(super) fn of(builder: &Builder<'_>, operations: &[Operation]) -> Vec<Tag> {
    let mut imports = imports::of_tags(builder.api.tags.len(), operations).into_iter();
    let tag = |(index, tag): (usize, &crate::ir::Tag)| {
        let names = builder.names.of_tag(&tag.name);
        Tag {
            id: TagId(index),
            module: names.module.clone(),
            handle: names.handle.clone(),
            file: names.file.clone(),
            page: names.page.clone(),
            feature: names.feature.clone(),
            imports: imports.next().unwrap_or_default(),
        }
    };
    builder.api.tags.iter().enumerate().map(tag).collect()
}
