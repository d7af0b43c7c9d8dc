//! `patternProperties`, and the keywords that narrow what is accepted in ways that 3.0 cannot.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};

/// Keywords that only make fewer values valid: a client that accepts the others as well is still right.
pub(super) const CONDITIONS: &[&str] = &[
    "$dynamicRef",
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Takes out the keywords that only narrow.
pub(super) fn conditions(schema: &mut Members, site: &mut Site<'_, '_>) {
    for keyword in CONDITIONS {
        if schema.contains_key(*keyword) {
            let reading = match *keyword {
                "dependentSchemas" | "else" | "then" => "ignored: what it adds is not read",
                _ => "ignored: values are accepted whether they fit it or not",
            };
            site.lost(keyword, reading);
            schema.shift_remove(*keyword);
        }
    }
}

/// `patternProperties` become `additionalProperties`: their schemas count for every name.
pub(super) fn pattern_properties(schema: &mut Members, site: &mut Site<'_, '_>) {
    if !schema.get("patternProperties").is_some_and(Value::is_object) {
        return;
    }
    site.lost("patternProperties", "read as `additionalProperties`");
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
