//! `operationId`s that two operations share.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Location};
use crate::document::normalize::context::Context;
use crate::document::normalize::tree;

/// The first in the order of the paths keeps the id, and the other one is named after its path.
pub(super) fn that_is_taken(tree: &mut Value, context: &mut Context<'_>) {
    let mut first: BTreeMap<String, Location> = BTreeMap::new();
    tree::operations(tree, context, &mut |_, operation, site| {
        let Some(id) = operation.get("operationId").and_then(Value::as_str) else {
            return;
        };
        let at = site.field("operationId");
        let Some(earlier) = first.get(id) else {
            first.insert(id.to_owned(), at);
            return;
        };
        let warning = Diagnostic::warning(format!("two operations have the `operationId` `{id}`"))
            .at(at)
            .label("ignored")
            .related(earlier.clone(), "this is the other one")
            .help("give each operation an `operationId` of its own, or a name under `[operations]` of the config");
        site.context.push(warning);
        operation.remove("operationId");
    });
}
