//! `prefixItems`, which 3.0 does not have and which stays.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};

/// `items` as a list is how older drafts of JSON Schema write `prefixItems`; what is behind these is `additionalItems` there. Where
/// nothing may be behind them, their number is the most items that there may be.
pub(super) fn prefix_items(schema: &mut Members, site: &mut Site<'_, '_>) {
    if matches!(schema.get("items"), Some(Value::Array(_))) {
        site.respelled("items", "read as `prefixItems`");
        rename(schema, "items", "prefixItems", site);
        rename(schema, "additionalItems", "items", site);
    }
    let Some(Value::Array(prefix)) = schema.get("prefixItems") else { return };
    let length = prefix.len();
    if schema.get("items").is_some_and(|items| *items == json!(false) || *items == json!({ "not": {} })) {
        schema.shift_remove("items");
        let most = schema.get("maxItems").and_then(Value::as_u64).and_then(|most| usize::try_from(most).ok());
        schema.insert("maxItems".into(), json!(most.map_or(length, |most| most.min(length))));
    }
}

fn rename(schema: &mut Members, from: &str, to: &str, site: &mut Site<'_, '_>) {
    if let Some(value) = schema.shift_remove(from).filter(|_| !schema.contains_key(to)) {
        site.moved(&value, &[from], &[to]);
        schema.insert(to.into(), value);
    }
}
