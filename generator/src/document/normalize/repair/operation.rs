//! Operations, all of them at once.

use serde_json::Value;

use crate::diagnostic::{Instead, Kind};
use crate::document::normalize::context::Context;
use crate::document::normalize::tree;

/// Callbacks describe requests that the service sends, in which a client has no part.
pub(super) fn callbacks(tree: &mut Value, context: &mut Context<'_>) {
    tree::operations(tree, context, &mut |_, operation, site| {
        if operation.contains_key("callbacks") {
            let wrong = "callbacks are requests that the service sends; a client has no part in them";
            site.repaired_name(Kind::Callbacks, "callbacks", wrong, Instead::Nothing);
            operation.shift_remove("callbacks");
        }
    });
    // Without the operations that use them nothing is lost with the shared ones.
    if let Some(Value::Object(components)) = tree.get_mut("components") {
        components.shift_remove("callbacks");
    }
}
