//! `operationId`s, which must differ.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Location};
use crate::document::kind::METHODS;
use crate::document::normalize::context::Context;
use crate::document::pointer;

/// Reports operations that have the id of another one.
pub(super) fn identifiers(tree: &Value, context: &mut Context<'_>) {
    let mut first: BTreeMap<&str, Location> = BTreeMap::new();
    let paths = tree.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            let id = item.get(method).and_then(|operation| operation.get("operationId"));
            let Some(id) = id.and_then(Value::as_str) else {
                continue;
            };
            let at = context.value(&pointer::join(["paths", path, method, "operationId"]));
            match first.get(id) {
                Some(earlier) => {
                    let error = Diagnostic::error(format!("two operations have the `operationId` `{id}`"))
                        .at(at)
                        .related(earlier.clone(), "this is the other one")
                        .help("give each operation an `operationId` of its own");
                    context.push(error);
                }
                None => {
                    first.insert(id, at);
                }
            }
        }
    }
}
