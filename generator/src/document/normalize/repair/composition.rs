//! `allOf`, `anyOf` and `oneOf`.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::grammar::Version;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword;
use crate::source::{Location, pointer};

/// A composition of nothing.
pub(super) fn empty(schema: &mut Members, site: &mut Site<'_, '_>) {
    for field in ["allOf", "anyOf", "oneOf"] {
        if schema.get(field).is_some_and(|parts| *parts == json!([])) {
            site.repaired(Kind::EmptyComposition, field, format!("`{field}` has no schemas"), "ignored");
            schema.shift_remove(field);
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
    let list = pointer::child(&site.pointer(), "allOf");
    let mut found = Vec::new();
    site.retain(schema, "allOf", |site, index, part| {
        let unwanted = only_describes(part);
        if let (true, Value::Object(members)) = (unwanted, part) {
            let at = pointer::child(&list, &index.to_string());
            found.push((site.context.value(&at), members.clone()));
        }
        unwanted
    });
    for (at, members) in found {
        hoist(schema, &at, members, site);
    }
}

fn only_describes(part: &Value) -> bool {
    part.as_object().is_some_and(|members| members.keys().all(|name| keyword::is_annotation(name)))
}

/// Moves what was written at `at` to the schema, unless it says so itself.
fn hoist(schema: &mut Members, at: &Location, members: Members, site: &mut Site<'_, '_>) {
    for (name, member) in members {
        if name == "nullable" && member == json!(true) && site.context.version == Version::V3_0 {
            let at = at.child("nullable").key();
            let wrong = "`nullable` has no effect in a part of `allOf`";
            site.context.repaired(Kind::NullSpelling, at, wrong, "read as `nullable` of the whole");
        }
        if !schema.contains_key(&name) {
            let to = pointer::child(&site.pointer(), &name);
            site.context.origins.insert(to, &at.child(&name));
            schema.insert(name, member);
        }
    }
}
