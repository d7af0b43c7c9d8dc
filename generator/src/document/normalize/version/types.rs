//! `type` as a list, and `const`.

use serde_json::{Value, json};

use crate::document::grammar::TYPES;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword;
use crate::document::normalize::value;

/// `const` is an `enum` of one value.
pub(super) fn constant(schema: &mut Members, site: &mut Site<'_, '_>) {
    if schema.contains_key("const") {
        site.respelled("const", "read as an `enum` of this value");
        if let Some(constant) = schema.shift_remove("const") {
            schema.insert("enum".into(), Value::Array(vec![constant]));
        }
    }
}

/// A list of one type is that type; of several types, `anyOf` with a schema for each.
pub(super) fn several(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::Array(names)) = schema.get("type") else {
        return;
    };
    let mut known: Vec<&'static str> = Vec::new();
    for name in names {
        let Some(name) = TYPES.into_iter().find(|other| name == other) else {
            // Left for the repair of types that do not exist, or for the check.
            return unknown(schema, name.as_str().map(str::to_owned));
        };
        if !known.contains(&name) {
            known.push(name);
        }
    }
    match known.as_slice() {
        [] => {
            site.respelled("type", "read as any type");
            schema.shift_remove("type");
        }
        [name] => {
            site.respelled("type", "read as this type");
            schema.insert("type".into(), json!(name));
        }
        names => {
            site.respelled("type", "read as `anyOf` with a schema for each type");
            schema.shift_remove("type");
            split(schema, names, site);
        }
    }
}

/// What marks a value that is a whole number or a string, as Kubernetes does.
pub(super) const INTEGER_OR_STRING: &[&str] = &["format", "x-kubernetes-int-or-string"];

/// Such a value is of either type, whatever `type` says.
pub(super) fn integer_or_string(schema: &mut Members, site: &mut Site<'_, '_>) {
    let is_format = schema.get("format") == Some(&json!("int-or-string"));
    let is_marked = schema.get("x-kubernetes-int-or-string") == Some(&json!(true));
    let is_said = ["$ref", "allOf", "anyOf", "oneOf"].iter().any(|keyword| schema.contains_key(*keyword));
    if (is_format || is_marked) && !is_said {
        schema.shift_remove("type");
        if is_format {
            schema.shift_remove("format");
        }
        split(schema, &["integer", "string"], site);
    }
}

/// A list with a name that is no type is as good as that name alone: any value.
fn unknown(schema: &mut Members, name: Option<String>) {
    if let Some(name) = name {
        schema.insert("type".into(), Value::String(name));
    }
}

/// Gives each of the types a schema of its own, with the keywords that are for it.
fn split(schema: &mut Members, names: &[&str], site: &mut Site<'_, '_>) {
    let branches: Vec<Value> = names.iter().map(|name| Value::Object(branch(schema, name))).collect();
    for (index, branch) in branches.iter().enumerate() {
        for (name, member) in branch.as_object().into_iter().flatten() {
            site.moved(member, &[name], &["anyOf", &index.to_string(), name]);
        }
    }
    schema.retain(|name, _| !keyword::is_typed(name));
    match schema.shift_remove("anyOf") {
        Some(other) => {
            let parts = json!([{ "anyOf": other }, { "anyOf": branches }]);
            schema.insert("allOf".into(), parts);
        }
        None => {
            schema.insert("anyOf".into(), Value::Array(branches));
        }
    }
}

fn branch(schema: &Members, name: &str) -> Members {
    let mut branch: Members = schema
        .iter()
        .filter(|(keyword, _)| keyword::is_for(keyword, name))
        .map(|(keyword, member)| (keyword.clone(), member.clone()))
        .collect();
    let is_own: Vec<bool> = match schema.get("enum") {
        Some(Value::Array(values)) => values.iter().map(|value| value::is_of_type(value, name)).collect(),
        _ => Vec::new(),
    };
    for field in keyword::of_values().chain(["enum"]) {
        if let Some(Value::Array(items)) = branch.get_mut(field) {
            let mut is_own = is_own.iter();
            items.retain(|_| is_own.next().is_some_and(|own| *own));
        }
    }
    branch.insert("type".into(), json!(name));
    branch
}
