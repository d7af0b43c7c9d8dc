//! Callbacks and responses.

use serde_json::{Value, json};

use crate::document::normalize::context::{Context, Members, Site};
use crate::document::normalize::tree;

/// Callbacks describe requests that the service sends, in which a client has no part.
pub(super) fn callbacks(tree: &mut Value, context: &mut Context<'_>) {
    tree::operations(tree, context, &mut |_, operation, site| {
        if operation.contains_key("callbacks") {
            let wrong = "callbacks are requests that the service sends; a client has no part in them";
            site.repaired_name("callbacks", wrong, "left out");
            operation.shift_remove("callbacks");
        }
    });
    // Without the operations that use them nothing is lost with the shared ones.
    if let Some(Value::Object(components)) = tree.get_mut("components") {
        components.shift_remove("callbacks");
    }
}

/// A range of status codes is written with capital letters (section 4.7.16.2).
pub(super) fn range(responses: &mut Members, site: &mut Site<'_, '_>) {
    let wrong: Vec<String> = responses.keys().filter(|name| name.len() == 3 && name.ends_with("xx")).cloned().collect();
    for name in wrong {
        let right = name.to_uppercase();
        if responses.contains_key(&right) {
            continue;
        }
        if let Some(response) = responses.shift_remove(&name) {
            let message = format!("`{name}` is not a status code");
            site.repaired_name(&name, message, format!("read as `{right}`"));
            site.moved(&response, &[&name], &[&right]);
            responses.insert(right, response);
        }
    }
}

/// Every response must be described.
pub(super) fn description(response: &mut Members, site: &mut Site<'_, '_>) {
    if !response.contains_key("description") {
        let at = site.name();
        let wrong = "a response must have the field `description`";
        site.context.repaired(at, wrong, "read as if the description were empty");
        response.insert("description".into(), json!(""));
    }
}
