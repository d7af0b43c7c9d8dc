//! Groups of operations, where a document has no tags.

use crate::document::groups::{Ungrouped, groups};
use crate::ir::OperationObject;

/// Groups the operations of a document of which none has a tag. What nothing is told of stays as it is.
pub(super) fn assign(operations: &mut [OperationObject]) {
    let said = operations.iter().map(|operation| (operation.id.as_deref(), operation.path.as_str()));
    let groups = groups(&said.map(|(id, path)| Ungrouped { id, path }).collect::<Vec<_>>());
    for (operation, group) in operations.iter_mut().zip(groups) {
        operation.tag = group.unwrap_or_else(|| std::mem::take(&mut operation.tag));
    }
}
