//! `type` as a list, and `const`.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword;
use crate::document::normalize::value;

/// `const` is an `enum` of one value.
pub(super) fn constant(schema: &mut Members, site: &mut Site<'_, '_>) {
    if schema.contains_key("const") {
        site.respelled("const", "read as an `enum` of this value");
        if let Some(constant) = schema.remove("const") {
            schema.insert("enum".into(), Value::Array(vec![constant]));
        }
    }
}

/// A list of one type is that type; of several types, `anyOf` with a schema for each.
pub(super) fn several(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::Array(names)) = schema.get("type") else {
        return;
    };
    let Some(names) = names.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>() else {
        return;
    };
    match names.as_slice() {
        [] => site.respelled("type", "read as any type"),
        [_] => site.respelled("type", "read as this type"),
        _ => site.respelled("type", "read as `anyOf` with a schema for each type"),
    }
    schema.remove("type");
    match names.as_slice() {
        [] => {}
        [name] => {
            schema.insert("type".into(), json!(name));
        }
        names => split(schema, names, site),
    }
}

/// Gives each of the types a schema of its own, with the keywords that are for it.
fn split(schema: &mut Members, names: &[String], site: &mut Site<'_, '_>) {
    let branches: Vec<Value> = names.iter().map(|name| Value::Object(branch(schema, name))).collect();
    for (index, branch) in branches.iter().enumerate() {
        for (name, member) in branch.as_object().into_iter().flatten() {
            site.moved(member, &[name], &["anyOf", &index.to_string(), name]);
        }
    }
    schema.retain(|name, _| !keyword::is_typed(name));
    match schema.remove("anyOf") {
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
    if let Some(Value::Array(values)) = branch.get_mut("enum") {
        values.retain(|value| value::is_of_type(value, name));
    }
    branch.insert("type".into(), json!(name));
    branch
}
