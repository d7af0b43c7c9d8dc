use super::docs;
use crate::ir::{Docs, OperationObject, Tag};
use openapiv3::OpenAPI;
use std::collections::BTreeSet;

/// The tags that operations bear, by name, with what the document says of them.
pub(super) fn tags(document: &OpenAPI, operations: &[OperationObject]) -> Vec<Tag> {
    let names: BTreeSet<&str> = operations.iter().map(|operation| operation.tag.as_str()).collect();
    let described = |name: &str| document.tags.iter().find(|tag| tag.name == name);
    names
        .into_iter()
        .map(|name| Tag { name: name.to_owned(), docs: described(name).map_or_else(Docs::default, docs::of_tag) })
        .collect()
}
