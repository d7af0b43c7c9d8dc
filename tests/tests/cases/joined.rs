//! The cases as one document, whose documentation is written at once: that of the runtime, which all have, is most of it.

use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// Its crate.
pub const NAME: &str = "joined";

/// The version of OpenAPI of what is joined.
const VERSION: &str = "3.0.3";

/// Whether a case is nothing but operations and components, whatever they are called. One with a config, with anything else at its
/// root, or about names, is not what it is within another document.
pub fn is_joined(document: &Path) -> bool {
    let root = read(document);
    let has_only = |value: &Value, keys: &[&str]| {
        value.as_object().is_some_and(|members| members.keys().all(|key| keys.contains(&key.as_str())))
    };
    let is_about_names = super::name(document).starts_with("names");
    !is_about_names
        && !document.with_extension("toml").exists()
        && root["openapi"] == VERSION
        && has_only(&root, &["openapi", "info", "paths", "components"])
        && has_only(&root["info"], &["title", "version"])
}

/// One document of several. What a case has is called by the name of the case and its own.
pub fn document(cases: &[PathBuf]) -> Value {
    let mut paths = Map::new();
    let mut sections: Map<String, Value> = Map::new();
    for path in cases {
        let name = super::name(path);
        let mut case = read(path);
        rename(&mut case, &name);
        paths
            .extend(members(case["paths"].take()).map(|(path, item)| (format!("/{name}{path}"), of_case(item, &name))));
        for (section, components) in members(case["components"].take()) {
            let all = sections.entry(section).or_insert_with(|| Map::new().into());
            let renamed = members(components).map(|(key, component)| (format!("{name}_{key}"), component));
            all.as_object_mut().unwrap().extend(renamed);
        }
    }
    serde_json::json!({
        "openapi": VERSION,
        "info": { "title": "Joined", "version": "1" },
        "paths": paths,
        "components": sections,
    })
}

fn read(path: &Path) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn members(value: Value) -> impl Iterator<Item = (String, Value)> {
    let Value::Object(members) = value else { return Map::new().into_iter() };
    members.into_iter()
}

/// References lead to where what they mean is now.
fn rename(value: &mut Value, name: &str) {
    let mut nodes = vec![value];
    while let Some(node) = nodes.pop() {
        match node {
            Value::String(text) => {
                if let Some((section, component)) =
                    text.strip_prefix("#/components/").and_then(|rest| rest.split_once('/'))
                {
                    *text = format!("#/components/{section}/{name}_{component}");
                } else if let Some(rest) = text.strip_prefix("#/paths/") {
                    *text = format!("#/paths/~1{name}{rest}");
                }
            }
            Value::Array(items) => nodes.extend(items),
            Value::Object(members) => nodes.extend(members.values_mut()),
            _ => {}
        }
    }
}

/// A path item whose operations, tags and security schemes are those of a case.
fn of_case(mut item: Value, name: &str) -> Value {
    for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        if let Some(Value::String(id)) = operation.get_mut("operationId") {
            *id = format!("{name}_{id}");
        }
        for tag in operation.get_mut("tags").and_then(Value::as_array_mut).into_iter().flatten() {
            *tag = format!("{name} {}", tag.as_str().unwrap_or_default()).into();
        }
        for security in operation.get_mut("security").and_then(Value::as_array_mut).into_iter().flatten() {
            let renamed = members(security.take()).map(|(scheme, scopes)| (format!("{name}_{scheme}"), scopes));
            *security = renamed.collect::<Map<_, _>>().into();
        }
    }
    item
}
