//! The ways through the tree that several steps take: to what a reference leads to, and to every operation.

use std::collections::BTreeSet;

use serde_json::Value;

use super::context::{Context, Members, Site};
use super::path::Path;
use crate::document::grammar;
use crate::document::references::{self, LONGEST_CHAIN};

/// The reference that an object is.
pub(super) fn reference(node: &Value) -> Option<&str> {
    node.get("$ref")?.as_str()
}

/// What stands for `node`: itself, or what it leads to through however many references, with the pointer of that.
/// `None` where a reference leads nowhere or around in a circle.
pub(super) fn resolved<'t>(tree: &'t Value, node: &'t Value, pointer: &str) -> Option<(String, &'t Value)> {
    let (mut at, mut node) = (pointer.to_owned(), node);
    for _ in 0..LONGEST_CHAIN {
        let Some(reference) = reference(node) else {
            return Some((at, node));
        };
        let target = references::local(reference)?;
        node = tree.pointer(target)?;
        at = target.to_owned();
    }
    None
}

/// Puts a copy of what a reference at `at` leads to in its place, so that it can be changed for whoever refers to it here.
pub(super) fn own(tree: &Value, node: &mut Value, at: &str, context: &mut Context<'_>) {
    if let Some((from, target)) = resolved(tree, node, at)
        && from != at
    {
        let target = target.clone();
        context.moved(&target, &from, at);
        *node = target;
    }
}

/// The names of the shared schemas.
pub(super) fn schemas(tree: &Value) -> BTreeSet<String> {
    let schemas = tree.pointer("/components/schemas").and_then(Value::as_object);
    schemas.into_iter().flat_map(Members::keys).cloned().collect()
}

/// The names of the shared schemas that accept objects and nothing else, as far as can be seen from their first
/// level.
pub(super) fn object_schemas(tree: &Value) -> BTreeSet<String> {
    let schemas = tree.pointer("/components/schemas").and_then(Value::as_object);
    schemas
        .into_iter()
        .flatten()
        .filter(|(_, schema)| resolved(tree, schema, "").is_some_and(|(_, schema)| is_object(schema)))
        .map(|(name, _)| name.clone())
        .collect()
}

/// Whether a schema that is no reference says that it is one of objects.
pub(super) fn is_object(schema: &Value) -> bool {
    match schema.get("type") {
        Some(name) => name == "object",
        None => schema.get("properties").is_some(),
    }
}

/// Goes through the path items. Each is given with the rest of the tree, without `paths`, and its site.
pub(super) fn path_items(
    tree: &mut Value,
    context: &mut Context<'_>,
    visit: &mut dyn FnMut(&Value, &mut Members, &mut Site<'_, '_>),
) {
    let Some(mut paths) = tree.get_mut("paths").map(Value::take) else {
        return;
    };
    let root = Path::ROOT.key("paths");
    for (name, item) in paths.as_object_mut().into_iter().flatten() {
        if let (true, Value::Object(members)) = (name.starts_with('/'), item) {
            let path = &root.key(name);
            visit(tree, members, &mut Site { path, context });
        }
    }
    if let Value::Object(document) = tree {
        document.insert("paths".into(), paths);
    }
}

/// Goes through the operations in the same way.
pub(super) fn operations(
    tree: &mut Value,
    context: &mut Context<'_>,
    visit: &mut dyn FnMut(&Value, &mut Members, &mut Site<'_, '_>),
) {
    path_items(tree, context, &mut |tree, item, site| {
        operations_of(item, site, &mut |operation, site| visit(tree, operation, site));
    });
}

/// Goes through the operations of a path item.
pub(super) fn operations_of(
    item: &mut Members,
    site: &mut Site<'_, '_>,
    visit: &mut dyn FnMut(&mut Members, &mut Site<'_, '_>),
) {
    for keys in grammar::operation_keys(item) {
        visit_below(item, &keys, site, visit);
    }
}

fn visit_below(
    members: &mut Members,
    keys: &[String],
    site: &mut Site<'_, '_>,
    visit: &mut dyn FnMut(&mut Members, &mut Site<'_, '_>),
) {
    let Some((key, keys)) = keys.split_first() else { return visit(members, site) };
    if let Some(Value::Object(inner)) = members.get_mut(key) {
        let path = &site.path.key(key);
        let context = &mut *site.context;
        visit_below(inner, keys, &mut Site { path, context }, visit);
    }
}
