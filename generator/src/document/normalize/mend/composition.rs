//! `allOf`, `anyOf` and `oneOf`.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword;
use crate::document::normalize::version::Version;
use crate::document::pointer;

/// A composition of nothing.
pub(super) fn empty(schema: &mut Members, site: &mut Site<'_, '_>) {
    for field in ["allOf", "anyOf", "oneOf"] {
        if schema.get(field).is_some_and(|parts| *parts == json!([])) {
            site.mended(field, format!("`{field}` has no schemas"), "ignored");
            schema.remove(field);
        }
    }
}

/// A part of `allOf` that only describes says it of the whole. That is what it means anyway, but for `nullable`: null
/// would have to be valid in every part.
pub(super) fn description(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::Array(parts)) = schema.get("allOf") else {
        return;
    };
    // A schema that only describes is a description of any value, and stays what it is.
    if parts.iter().all(only_describes) {
        return;
    }
    let mut found = Vec::new();
    site.retain(schema, "allOf", |_, index, part| {
        let unwanted = only_describes(part);
        if let (true, Value::Object(members)) = (unwanted, part) {
            found.push((index, members.clone()));
        }
        unwanted
    });
    for (index, members) in found {
        hoist(schema, index, members, site);
    }
}

fn only_describes(part: &Value) -> bool {
    part.as_object().is_some_and(|members| members.keys().all(|name| keyword::is_annotation(name)))
}

fn hoist(schema: &mut Members, index: usize, members: Members, site: &mut Site<'_, '_>) {
    let index = index.to_string();
    for (name, member) in members {
        if name == "nullable" && member == json!(true) && site.context.version == Version::V3_0 {
            let part = pointer::child(&pointer::child(&site.pointer(), "allOf"), &index);
            let at = site.context.key(&part, "nullable");
            let wrong = "`nullable` has no effect in a part of `allOf`";
            site.context.mended(at, wrong, "read as `nullable` of the whole");
        }
        if !schema.contains_key(&name) {
            schema.insert(name, member);
        }
    }
}
