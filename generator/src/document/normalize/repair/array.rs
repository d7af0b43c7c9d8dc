//! Lists that do not say what is in them.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::tree;
use crate::document::references;

/// Keywords that may say it in the place of `items`.
const COMPOSITIONS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// `allOf` whose parts are all objects contradicts `type: array`, so it can only be about the items.
pub(super) fn all_of(schema: &mut Members, site: &mut Site<'_, '_>) {
    if !without_items(schema) {
        return;
    }
    let Some(Value::Array(parts)) = schema.get("allOf") else {
        return;
    };
    let is_object = |part: &Value| match tree::reference(part).and_then(references::component) {
        Some((_, name)) => site.context.objects.contains(&*name),
        None => tree::is_object(part),
    };
    if !parts.iter().all(is_object) {
        return;
    }
    site.repaired_name(
        Kind::MisplacedKeyword,
        "allOf",
        "a list must have the field `items`, and cannot be an object at the same time",
        "read as the `allOf` of the items",
    );
    if let Some(parts) = schema.shift_remove("allOf") {
        site.moved(&parts, &["allOf"], &["items", "allOf"]);
        schema.insert("items".into(), json!({ "allOf": parts }));
    }
}

/// A list of anything, which 3.1 and later versions need not say.
pub(super) fn no_items(schema: &mut Members, site: &mut Site<'_, '_>) {
    if without_items(schema) && !COMPOSITIONS.iter().any(|name| schema.contains_key(*name)) {
        if !site.context.version.has_3_1() {
            let wrong = "a list must have the field `items`";
            site.repaired(Kind::MissingItems, "type", wrong, "read as a list of any values");
        }
        schema.insert("items".into(), json!({}));
    }
}

fn without_items(schema: &Members) -> bool {
    let says_items = ["items", "prefixItems"].iter().any(|name| schema.contains_key(*name));
    schema.get("type") == Some(&json!("array")) && !says_items
}
