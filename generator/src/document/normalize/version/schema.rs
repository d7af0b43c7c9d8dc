//! Keywords that say nothing about values, and schemas that are only `true` or `false`.

use serde_json::{Value, json};

use crate::diagnostic::{Instead, Kind};
use crate::document::grammar::Version;
use crate::document::normalize::context::{Context, Members, Site};
use crate::document::normalize::path::Path;

/// Keywords that only name, describe or organize schemas. References to what they hold are resolved by now.
pub(super) const ANNOTATIONS: &[&str] =
    &["$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$schema", "$vocabulary", "definitions"];

/// A schema that is only `true` accepts everything, `false` nothing.
pub(in crate::document::normalize) fn spell_flag(schema: &mut Value, path: &Path<'_>, context: &mut Context<'_>) {
    let (spelled, reading) = match schema {
        Value::Bool(true) => (json!({}), Instead::AnyValue),
        Value::Bool(false) => (json!({"not": {}}), "read as no value at all".into()),
        _ => return,
    };
    if context.version == Version::V3_0 {
        let at = context.value(&path.pointer());
        let wrong = "a schema must be an object, found a boolean";
        context.repaired(Kind::WrongType, at, wrong, reading);
    }
    *schema = spelled;
}

/// Takes out what says nothing about values.
pub(super) fn annotations(schema: &mut Members, site: &mut Site<'_, '_>) {
    for keyword in ANNOTATIONS {
        if schema.contains_key(*keyword) {
            site.respelled(keyword, "ignored");
            schema.shift_remove(*keyword);
        }
    }
}

/// `examples`, a list in 3.1.
pub(super) fn examples(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::Array(examples)) = schema.get("examples") else {
        return;
    };
    let first = examples.first().cloned();
    site.respelled("examples", "the first one is read as `example`");
    schema.shift_remove("examples");
    if let Some(first) = first {
        schema.entry("example").or_insert(first);
    }
}
