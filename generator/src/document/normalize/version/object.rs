//! `patternProperties`, and the keywords that narrow what is accepted in ways that 3.0 cannot.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};

/// Keywords that only make fewer values valid: a client that accepts the others as well is still right.
pub(super) const CONDITIONS: &[&str] = &[
    "$dynamicRef",
    "contains",
    "dependentRequired",
    "if",
    "maxContains",
    "minContains",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Takes out the keywords that only narrow. Without `if`, there is nothing that `then` and `else` are said of.
pub(super) fn conditions(schema: &mut Members, site: &mut Site<'_, '_>) {
    if !schema.contains_key("if") {
        for keyword in ["then", "else"] {
            if schema.shift_remove(keyword).is_some() {
                site.narrows(keyword, "ignored: there is no `if`");
            }
        }
    }
    for keyword in CONDITIONS {
        if schema.contains_key(*keyword) {
            site.narrows(keyword, "ignored: values are accepted whether they fit it or not");
            schema.shift_remove(*keyword);
        }
    }
}

/// `dependencies` are what older drafts of JSON Schema have for `dependentSchemas`, and for `dependentRequired`, which only narrows.
pub(super) fn dependencies(schema: &mut Members, site: &mut Site<'_, '_>) {
    if !schema.get("dependencies").is_some_and(Value::is_object) {
        return;
    }
    site.narrows("dependencies", "read as `dependentSchemas`: properties that may be there");
    let Some(Value::Object(mut schemas)) = schema.shift_remove("dependencies") else { return };
    schemas.retain(|_, dependency| dependency.is_object());
    for (name, dependency) in &schemas {
        site.moved(dependency, &["dependencies", name], &["dependentSchemas", name]);
    }
    if !schemas.is_empty() {
        schema.entry("dependentSchemas").or_insert(Value::Object(schemas));
    }
}

/// `unevaluatedProperties` with a schema are about the properties that nothing else describes.
pub(super) fn unevaluated(schema: &mut Members, site: &mut Site<'_, '_>) {
    let says_more =
        schema.get("unevaluatedProperties").is_some_and(|rest| rest.is_object() && *rest != json!({ "not": {} }));
    if !says_more || schema.contains_key("additionalProperties") {
        return;
    }
    if let Some(rest) = schema.shift_remove("unevaluatedProperties") {
        site.respelled("unevaluatedProperties", "read as `additionalProperties`");
        site.moved(&rest, &["unevaluatedProperties"], &["additionalProperties"]);
        schema.insert("additionalProperties".into(), rest);
    }
}

/// `patternProperties` become `additionalProperties`: their schemas count for every name.
pub(super) fn pattern_properties(schema: &mut Members, site: &mut Site<'_, '_>) {
    if !schema.get("patternProperties").is_some_and(Value::is_object) {
        return;
    }
    site.narrows("patternProperties", "read as `additionalProperties`: whatever the names");
    let Some(Value::Object(patterns)) = schema.shift_remove("patternProperties") else {
        return;
    };
    let other = schema.shift_remove("additionalProperties");
    if other == Some(Value::Bool(true)) {
        schema.insert("additionalProperties".into(), json!(true));
        return;
    }
    let mut branches = Vec::new();
    for (pattern, branch) in patterns {
        let index = branches.len().to_string();
        let from = ["patternProperties", &pattern];
        site.moved(&branch, &from, &["additionalProperties", "anyOf", &index]);
        branches.push(branch);
    }
    if let Some(other) = other.filter(Value::is_object) {
        let index = branches.len().to_string();
        site.moved(&other, &["additionalProperties"], &["additionalProperties", "anyOf", &index]);
        branches.push(other);
    }
    schema.insert("additionalProperties".into(), single_or_any(branches, site));
}

/// `anyOf` of several schemas; a single one as it is.
fn single_or_any(mut branches: Vec<Value>, site: &mut Site<'_, '_>) -> Value {
    match branches.pop() {
        None => json!(false),
        Some(single) if branches.is_empty() => {
            let from = ["additionalProperties", "anyOf", "0"];
            site.moved(&single, &from, &["additionalProperties"]);
            single
        }
        Some(last) => {
            branches.push(last);
            json!({ "anyOf": branches })
        }
    }
}
