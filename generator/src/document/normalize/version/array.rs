//! `prefixItems`.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};

/// A list whose first items each have a schema of their own is read as a list of any of these. The same holds for
/// `items` as a list, which is how older drafts of JSON Schema write it.
pub(super) fn prefix_items(schema: &mut Members, site: &mut Site<'_, '_>) {
    let field = match (schema.get("prefixItems"), schema.get("items")) {
        (Some(Value::Array(_)), _) => "prefixItems",
        (_, Some(Value::Array(_))) => "items",
        _ => return,
    };
    site.lost(field, "read as a list of any of these");
    let Some(Value::Array(mut branches)) = schema.shift_remove(field) else {
        return;
    };
    for (index, branch) in branches.iter().enumerate() {
        let index = index.to_string();
        site.moved(branch, &[field, &index], &["items", "anyOf", &index]);
    }
    let rest = ["items", "additionalItems"]
        .into_iter()
        .filter_map(|name| Some((name, schema.shift_remove(name)?)))
        .find(|(_, rest)| rest.is_object());
    if let Some((name, rest)) = rest {
        let index = branches.len().to_string();
        site.moved(&rest, &[name], &["items", "anyOf", &index]);
        branches.push(rest);
    }
    schema.insert("items".into(), json!({ "anyOf": branches }));
}
