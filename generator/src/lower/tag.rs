use super::adapter::Document;
use crate::ir::{OperationObject, Tag};
use std::collections::BTreeSet;

/// The tags that operations bear, by name, with what the document says of them.
pub(super) fn tags(document: Document<'_>, operations: &[OperationObject]) -> Vec<Tag> {
    let names: BTreeSet<&str> = operations.iter().map(|operation| operation.tag.as_str()).collect();
    let mut docs = document.docs_of_tags();
    names.into_iter().map(|name| Tag { name: name.to_owned(), docs: docs.remove(name).unwrap_or_default() }).collect()
}
