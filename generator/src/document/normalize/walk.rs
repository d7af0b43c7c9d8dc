//! Walks the tree by the tables.

use serde_json::Value;

use super::TARGET;
use super::path::Path;
use crate::document::grammar::Object;
use crate::document::grammar::Shape;

/// How many schemas may lie around each other, and how many other objects. Each level costs every later stage some
/// of its stack, and what people write stays far below: recursion is written with references.
pub(super) const NESTING: u16 = 64;

/// What is done at every object: given its kind, the object (or whatever stands in its place), and its path.
pub(super) type Visit<'a> = &'a mut dyn FnMut(Object, &mut Value, &Path<'_>);

/// Visits every place at which the tables have an object, from the root down, with what the visitor made of a node
/// being what is walked on. References are visited, and not followed. Values of the wrong type, examples, defaults and
/// extensions are not looked into, nor is anything deeper than [`NESTING`].
pub(super) fn walk(tree: &mut Value, visit: Visit<'_>) {
    object(Object::OpenApi, tree, Path::ROOT, visit);
}

fn object(kind: Object, node: &mut Value, path: Path<'_>, visit: Visit<'_>) {
    let path = deeper(kind, path);
    if too_deep(&path) {
        return;
    }
    visit(kind, node, &path);
    let Value::Object(members) = node else { return };
    if kind.section().is_some() && members.contains_key("$ref") {
        return;
    }
    let table = kind.table();
    for (name, member) in members.iter_mut() {
        if let Some(shape) = table.shape(TARGET, name) {
            descend(&shape, member, path.key(name), visit);
        }
    }
}

fn descend(shape: &Shape, node: &mut Value, path: Path<'_>, visit: Visit<'_>) {
    match shape {
        Shape::Object(kind) | Shape::OrReference(kind) => object(*kind, node, path, visit),
        Shape::FlagOr(inner) if !node.is_boolean() => descend(inner, node, path, visit),
        Shape::List(inner) => {
            for (index, item) in node.as_array_mut().into_iter().flatten().enumerate() {
                descend(inner, item, path.index(index), visit);
            }
        }
        Shape::Map(_, inner) => {
            for (name, member) in node.as_object_mut().into_iter().flatten() {
                descend(inner, member, path.key(name), visit);
            }
        }
        _ => {}
    }
}

/// The path of an object of that kind at `path`, with the object counted.
pub(super) fn deeper(kind: Object, path: Path<'_>) -> Path<'_> {
    if kind == Object::Schema { path.in_schema() } else { path.in_object() }
}

/// Whether the object at `path` lies deeper than [`NESTING`].
pub(super) fn too_deep(path: &Path<'_>) -> bool {
    path.schemas() > NESTING || path.others() > NESTING
}
