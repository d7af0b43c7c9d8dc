//! `required`, which is a list in an object's schema, and never a flag.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};

/// A flag on a schema that is not a property: there is no list that it could belong in.
pub(super) fn stray(schema: &mut Members, site: &mut Site<'_, '_>) {
    if schema.get("required").is_some_and(Value::is_boolean) {
        let wrong = "`required` must be a list of strings, found a boolean";
        site.repaired(Kind::RequiredProperty, "required", wrong, "ignored: only properties can be required");
        schema.shift_remove("required");
    }
}

/// A flag on a property says whether the object must have it.
pub(super) fn of_properties(schema: &mut Members, site: &mut Site<'_, '_>) {
    let mut names = Vec::new();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, property) in properties.into_iter().flatten() {
        let Some(flag) = property.get("required").and_then(Value::as_bool) else {
            continue;
        };
        let reading = if flag {
            format!("read as an entry `{name}` in the list `required` of the object")
        } else {
            "ignored: properties are optional".to_owned()
        };
        let properties = site.path.key("properties");
        let property_path = properties.key(name);
        let at = site.context.value(&property_path.key("required").pointer());
        let wrong = "`required` must be a list of strings, found a boolean";
        site.context.repaired(Kind::RequiredProperty, at, wrong, reading);
        if let Value::Object(members) = property {
            members.shift_remove("required");
        }
        if flag {
            names.push(name.clone());
        }
    }
    add(schema, names);
}

/// Adds the names that are not in the list; a `required` that is not a list is left for the check to refuse.
fn add(schema: &mut Members, names: Vec<String>) {
    if names.is_empty() {
        return;
    }
    if let Value::Array(list) = schema.entry("required").or_insert_with(|| json!([])) {
        for name in names {
            if !list.iter().any(|other| *other == name) {
                list.push(Value::String(name));
            }
        }
    }
}

/// A name that is in the list twice.
pub(super) fn twice(schema: &mut Members, site: &mut Site<'_, '_>) {
    site.deduplicate(schema, "required", |site, at, name| {
        let wrong = format!("{name} is in `required` twice");
        site.context.repaired(Kind::Duplicate, at, wrong, "read once");
    });
}
