//! Keys of paths with a query, with a fragment, or without a slash.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Context, Members, Site};
use crate::document::normalize::path_key::PathKey;
use crate::document::normalize::tree;
use crate::source::pointer;

/// A path that does not begin with a slash is read as if it did, unless that one is there too.
pub(super) fn slash(tree: &mut Value, context: &mut Context<'_>) {
    let Some(Value::Object(paths)) = tree.get_mut("paths") else { return };
    let is_path = |key: &str| key.starts_with('/') || key.starts_with("x-") || key == "$ref";
    if paths.keys().all(|key| is_path(key)) {
        return;
    }
    let keys: BTreeSet<String> = paths.keys().cloned().collect();
    let mut mended = Map::new();
    for (key, item) in std::mem::take(paths) {
        let with_slash = format!("/{key}");
        if is_path(&key) || keys.contains(&with_slash) {
            mended.insert(key, item);
            continue;
        }
        let at = context.key("/paths", &key);
        let wrong = format!("the path `{key}` must begin with a slash");
        context.repaired(Kind::PathSlash, at, wrong, format!("read as `{with_slash}`"));
        context.moved(&item, &pointer::child("/paths", &key), &pointer::child("/paths", &with_slash));
        mended.insert(with_slash, item);
    }
    *paths = mended;
}

/// The pairs of a query become parameters of one value; where the value is a variable, that of the variable.
pub(super) fn query(tree: &mut Value, context: &mut Context<'_>) {
    tree::path_items(tree, context, &mut |tree, item, site| {
        let text = site.path.name().unwrap_or_default().to_owned();
        let key = PathKey::of(&text);
        if let Some(fragment) = key.fragment {
            let wrong = format!("the path `{text}` has the fragment `{fragment}`");
            let at = site.name();
            site.context.repaired(Kind::PathFragment, at, wrong, "it is not sent, and tells operations apart");
        }
        let Some(query) = key.query else { return };
        let at = site.name();
        let wrong = format!("the path `{text}` has the query `{query}`");
        site.context.repaired(Kind::PathQuery, at, wrong, "it is sent with each request");
        for (name, value) in key.pairs() {
            let variable = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
            match variable {
                Some(variable) => renamed(tree, &name, variable, item, site),
                None => constant(tree, &name, &value, item, site),
            }
        }
    });
}

/// A parameter that the operations of a path have with that one value.
fn constant(tree: &Value, name: &str, value: &str, item: &mut Members, site: &mut Site<'_, '_>) {
    each_holder(item, site, &mut |holder, site| {
        site.retain(holder, "parameters", |_, _, parameter| is_parameter(tree, parameter, "query", name));
    });
    let schema =
        if value.contains('{') { json!({ "type": "string" }) } else { json!({ "type": "string", "enum": [value] }) };
    declare(item, name, schema);
}

/// The parameter `variable`, as the parameter `name` of the query.
fn renamed(tree: &Value, name: &str, variable: &str, item: &mut Members, site: &mut Site<'_, '_>) {
    let mut is_there = false;
    each_holder(item, site, &mut |holder, site| {
        let list = pointer::child(&site.pointer(), "parameters");
        let parameters = holder.get_mut("parameters").and_then(Value::as_array_mut);
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            is_there |= is_parameter(tree, parameter, "query", name);
            let found = ["path", "query"].iter().any(|place| is_parameter(tree, parameter, place, variable));
            if !found {
                continue;
            }
            is_there = true;
            let at = pointer::child(&list, &index.to_string());
            tree::own(tree, parameter, &at, site.context);
            if let Value::Object(members) = parameter {
                members.insert("name".into(), json!(name));
                members.insert("in".into(), json!("query"));
            }
        }
    });
    if !is_there {
        declare(item, name, json!({ "type": "string" }));
    }
}

/// Gives the path item and each of its operations.
fn each_holder(item: &mut Members, site: &mut Site<'_, '_>, visit: &mut dyn FnMut(&mut Members, &mut Site<'_, '_>)) {
    visit(item, site);
    tree::operations_of(item, site, visit);
}

fn is_parameter(tree: &Value, parameter: &Value, place: &str, name: &str) -> bool {
    let Some((_, parameter)) = tree::resolved(tree, parameter, "") else { return false };
    parameter.get("in").is_some_and(|found| found == place) && parameter.get("name").is_some_and(|found| found == name)
}

fn declare(item: &mut Members, name: &str, schema: Value) {
    let parameter = json!({ "name": name, "in": "query", "required": true, "schema": schema });
    if let Value::Array(list) = item.entry("parameters").or_insert_with(|| json!([])) {
        list.push(parameter);
    }
}
